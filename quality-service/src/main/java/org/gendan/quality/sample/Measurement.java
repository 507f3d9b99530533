package org.gendan.quality.sample;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One row of the tolerance table: a point of the garment as it was specified and as it was measured, in centimetres. */
@Embeddable
@Schema(description = "A point of measure in cm; measured must lie within specified ± tolerance, the limits included.")
public record Measurement(
        @NotBlank @Size(max = 100) @Schema(examples = "胸围 chest")
        String point,

        @NotNull @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2) @Schema(examples = "112.00")
        BigDecimal specified,

        @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) @Schema(examples = "1.00")
        BigDecimal tolerance,

        @NotNull @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2) @Schema(examples = "112.50")
        BigDecimal measured) {

    boolean isWithin() {
        return measured.subtract(specified).abs().compareTo(tolerance) <= 0;
    }

    /** What it reads like among the open points. */
    String asPoint() {
        return "%s: %s cm, %s ± %s cm"
                .formatted(point, measured.toPlainString(), specified.toPlainString(), tolerance.toPlainString());
    }
}
