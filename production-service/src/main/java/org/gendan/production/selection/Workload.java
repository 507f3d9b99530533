package org.gendan.production.selection;

import java.time.LocalDate;
import org.gendan.production.factory.FactoryCalendar;

/** What is left to make of a lot at a factory, in sets; without days as long as nobody planned it. */
record Workload(int rest, LocalDate startOn, LocalDate completeOn) {

    boolean isPlanned() {
        return startOn != null;
    }

    /**
     * The part of it that falls between two days, spread evenly over the days that its plan has left; what should be complete
     * already is made first.
     */
    int within(LocalDate from, LocalDate to, FactoryCalendar calendar) {
        LocalDate first = startOn.isBefore(from) ? from : startOn;
        LocalDate last = completeOn.isBefore(first) ? first : completeOn;
        if (first.isAfter(to)) {
            return 0;
        }
        int days = Math.max(1, calendar.run(first, last));
        int inside = last.isAfter(to) ? calendar.run(first, to) : days;
        return (int) Math.ceilDiv((long) rest * inside, days);
    }
}
