package org.gendan.quality.figures;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.QualityEvent.InspectionKind;

/**
 * Which reports figures are made of: those of some days, both included, by the business date of the report; of one factory,
 * product series, process or kind of inspection where that is asked for.
 */
public record Scope(LocalDate from, LocalDate to, UUID factoryId, String series, String process, InspectionKind kind) {
    /** Two years: what a chart can show, and what a query may read. */
    static final int LONGEST = 731;

    public Scope {
        if (from.isAfter(to)) {
            throw Refused.invalid("from", "lies after to, which is " + to);
        }
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST) {
            throw Refused.invalid("from", "lies more than " + LONGEST + " days before to, which is " + to);
        }
    }

    Scope of(UUID factory) {
        return new Scope(from, to, factory, series, process, kind);
    }
}
