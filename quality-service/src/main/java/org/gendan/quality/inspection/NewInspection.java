package org.gendan.quality.inspection;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.QualityEvent.InspectionKind;

/** What an inspector is about to inspect. */
@Schema(description = "An inspection to be booked.")
public record NewInspection(
        @NotNull UUID assignmentId,
        @NotNull InspectionKind kind,

        @Size(min = 1, max = 60)
        @Schema(description = "The process; needed for a semi-finished inspection.", examples = "SEWING")
        String process,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn,

        @Schema(
                description =
                        "Another inspection of the same assignment, inspector and day, with which it is one visit: one draw "
                                + "for both, and what was drawn counts once (rule 52).")
        UUID combinedWith) {}
