package org.gendan.production.routing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.production.factory.FactoryCalendar;

/**
 * One process of a route. The percentages say between which parts of a run it is planned: processes overlap, since sewing
 * need not wait for the last piece to be cut.
 */
@Embeddable
@Schema(description = "One process of a routing.")
@MayLack({})
public record Step(
        @JsonIgnore int number,
        WorkProcess process,
        @Schema(examples = "Sewing") String name,
        @Schema(examples = "缝制") String nameZh,

        @Schema(description = "Begins after so many percent of the run.")
        int fromPercent,

        @Schema(description = "Ends after so many percent of the run.")
        int toPercent,

        @Schema(
                description = "Codes of the processes whose good pieces it takes: none for the first, several where "
                        + "parallel parts are joined.")
        @Column(name = "follows")
        List<String> after) {

    boolean follows(WorkProcess other) {
        return after.contains(other.name());
    }

    /** Percent of the run that it takes. */
    int span() {
        return toPercent - fromPercent;
    }

    /** Percent of the run that it has taken when so many percent of the run have passed. */
    int spanUntil(int percent) {
        return Math.clamp(percent - fromPercent, 0, span());
    }

    /** Its part of a run, on the factory's calendar. */
    public PlannedProcess within(LocalDate startOn, LocalDate completeOn, FactoryCalendar calendar) {
        int steps = calendar.run(startOn, completeOn) - 1;
        if (steps <= 0) {
            return new PlannedProcess(number, process, startOn, completeOn);
        }
        LocalDate from = fromPercent == 0
                ? startOn
                : calendar.add(startOn, steps * fromPercent / 100).date();
        LocalDate to = toPercent == 100
                ? completeOn
                : calendar.add(startOn, (steps * toPercent + 99) / 100).date();
        return new PlannedProcess(number, process, from, to);
    }
}
