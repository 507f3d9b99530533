package org.gendan.quality.figures.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.quality.figures.Grouping;
import org.gendan.quality.figures.Pareto;

/** Which defects were found how often, in all and by group. */
@Schema(description = "Defects by code, the most frequent first.")
@MayLack({"from", "to", "factoryId", "all", "groupBy"})
record ParetoView(
        LocalDate from,
        LocalDate to,
        UUID factoryId,
        SliceView all,
        Grouping groupBy,

        @Schema(description = "By group, the one with most defects first; empty where none was asked for.")
        List<SliceView> groups) {

    @Schema(description = "What was inspected and found, in one group or in all.")
    @MayLack({"group", "label", "defectivePercent"})
    record SliceView(
            @Schema(
                    description =
                            "Factory id, product series or process; empty for all, or where no process is stated.")
            String group,

            @Schema(description = "As people call it.") String label,

            @Schema(description = "Visits of an inspector; combined reports are one.")
            int visits,

            @Schema(description = "Units inspected; of a combined visit the largest number, once (rule 52).")
            int unitsInspected,

            @Schema(description = "Units with at least one defect.")
            int defectiveUnits,

            @Schema(description = "Of the units inspected, in per cent; absent where none was.")
            BigDecimal defectivePercent,

            @Schema(description = "All that was found; the shares are parts of it.")
            int found,

            List<Pareto.Bar> defects) {

        static SliceView of(Pareto.Slice slice) {
            return new SliceView(
                    slice.key(),
                    slice.label(),
                    slice.visits(),
                    slice.unitsInspected(),
                    slice.defectiveUnits(),
                    slice.defectivePercent(),
                    slice.found(),
                    slice.bars());
        }
    }

    static ParetoView of(Pareto pareto) {
        return new ParetoView(
                pareto.scope().from(),
                pareto.scope().to(),
                pareto.scope().factoryId(),
                SliceView.of(pareto.whole()),
                pareto.groupBy(),
                pareto.groups().stream().map(SliceView::of).toList());
    }
}
