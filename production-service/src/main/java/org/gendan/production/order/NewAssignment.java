package org.gendan.production.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the planner gives to a factory. */
@Schema(description = "A lot of a production order for one factory.")
public record NewAssignment(
        @NotNull @Schema(description = "The factory; UUID.") UUID factoryId,

        @NotBlank
        @Size(max = 40)
        @Pattern(regexp = "[\\p{L}\\p{N}][\\p{L}\\p{N}/_-]*", message = "has letters, digits, / _ and - only")
        @Schema(description = "The lot's name, unique in its order.", examples = "A")
        String lot,

        @NotNull @Size(min = 1, max = 1000) @Schema(description = "What of which line, each line once.")
        List<@NotNull @Valid Share> shares,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {}
