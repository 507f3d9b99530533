package org.gendan.production.order;

import java.time.LocalDate;
import java.util.Optional;
import org.gendan.production.factory.FactoryCalendar;

/**
 * What every piece goes through at a factory, in this order. The percentages say between which parts of a run a process is
 * planned: they overlap, since sewing need not wait for the last piece to be cut.
 */
public enum WorkProcess {
    CUTTING(0, 40),
    SEWING(10, 80),
    PRESSING(30, 90),
    PACKING(40, 100);

    private final int fromPercent;
    private final int toPercent;

    WorkProcess(int fromPercent, int toPercent) {
        this.fromPercent = fromPercent;
        this.toPercent = toPercent;
    }

    /** Empty for the first one. */
    Optional<WorkProcess> previous() {
        return switch (this) {
            case CUTTING -> Optional.empty();
            case SEWING -> Optional.of(CUTTING);
            case PRESSING -> Optional.of(SEWING);
            case PACKING -> Optional.of(PRESSING);
        };
    }

    /** Its part of a run, on the factory's calendar. */
    PlannedProcess within(LocalDate startOn, LocalDate completeOn, FactoryCalendar calendar) {
        int steps = calendar.run(startOn, completeOn) - 1;
        if (steps <= 0) {
            return new PlannedProcess(this, startOn, completeOn);
        }
        LocalDate from = fromPercent == 0
                ? startOn
                : calendar.add(startOn, steps * fromPercent / 100).date();
        LocalDate to = toPercent == 100
                ? completeOn
                : calendar.add(startOn, (steps * toPercent + 99) / 100).date();
        return new PlannedProcess(this, from, to);
    }
}
