package org.gendan.production.material;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was found when a delivery was counted (S3.1a). */
@Schema(description = "What was found when a delivery was counted; every material of its list once.")
public record Count(
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Counted> items,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {

    /** One material as it was found. */
    @Schema(description = "One material as it was found.")
    public record Counted(
            @NotBlank @Size(max = 40) String material,

            @NotNull @PositiveOrZero @Digits(integer = 9, fraction = 3) @Schema(description = "In its unit.")
            BigDecimal counted,

            @Positive @Digits(integer = 4, fraction = 1) @Schema(description = "Narrowest usable width in cm.")
            BigDecimal widthCm,

            @PositiveOrZero
            @Max(1_000_000)
            @Schema(
                    description =
                            "Points of the four-point system over all of it; needs a length in m or yd and a width.")
            Integer defectPoints,

            @Size(max = 500) String remark) {}
}
