package org.gendan.production.material;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came later for what was short. */
@Schema(description = "What came later for what was short.")
public record Replenished(
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Part> items,

        @Size(max = 500) String remark,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {

    /** So much of one material, counted. */
    @Schema(description = "So much of one material, counted.")
    public record Part(
            @NotBlank @Size(max = 40) String material,

            @NotNull @Positive @Digits(integer = 9, fraction = 3) @Schema(description = "In its unit.")
            BigDecimal counted) {}
}
