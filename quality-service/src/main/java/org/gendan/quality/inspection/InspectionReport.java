package org.gendan.quality.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.quality.judgement.Defect;

/** What an inspector writes down of an inspection; the verdict is computed from it. */
@Schema(description = "The report on an inspection; the verdict follows from it.")
public record InspectionReport(
        @PositiveOrZero
        @Max(10_000_000)
        @Schema(
                description =
                        "Units that were inspected: at least the sample, at most the lot. Needed but for an initial "
                                + "report, which is about points alone.")
        Integer inspected,

        @Size(max = 2000) List<@NotNull @Valid Defect> defects,

        @Size(max = 500) @Schema(description = "Of a mid inspection, every point that it names.")
        List<@NotNull @Valid CheckedPoint> checkpoints,

        @Size(max = 5) @Schema(description = "What was looked at (S3.8).")
        List<@NotNull Focus> focus,

        @Size(max = 4000) String remark,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {

    public InspectionReport {
        defects = defects == null ? List.of() : defects;
        checkpoints = checkpoints == null ? List.of() : checkpoints;
        focus = focus == null ? List.of() : focus;
    }
}
