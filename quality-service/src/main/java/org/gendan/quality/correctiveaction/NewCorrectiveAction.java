package org.gendan.quality.correctiveaction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the assignment's factory has to do about defects of an inspection, and until when. */
@Schema(description = "A corrective action to be raised; its owner is the factory of the assignment (S3.6).")
public record NewCorrectiveAction(
        @NotNull @Size(min = 1, max = 50) @Schema(description = "One or several defects of the report.")
        List<@NotNull @Valid Nonconformity> defects,

        @NotBlank @Size(max = 2000) @Schema(examples = "换针并检查张力，已缝部位全检")
        String action,

        @NotNull @Schema(description = "Business date up to which the factory answers; today at the earliest.")
        LocalDate dueOn) {}
