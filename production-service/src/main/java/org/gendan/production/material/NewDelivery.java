package org.gendan.production.material;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Fabric and trims that arrived at the factory, as their delivery list has them (S3.1a). */
@Schema(description = "A delivery at the factory, as its list has it.")
public record NewDelivery(
        @NotNull @Schema(description = "The work assignment that it is for; UUID.")
        UUID assignmentId,

        @NotBlank @Size(max = 80) @Schema(description = "Number of the delivery list.", examples = "DN-2026-118")
        String deliveryNote,

        @Schema(description = "When it arrived; UTC, now if absent, never in the future.")
        Instant arrivedAt,

        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Listed> items) {

    /** One material of the list. */
    @Schema(description = "One material of the list.")
    public record Listed(
            @NotBlank @Size(max = 40) @Schema(description = "Its code, once in a list.", examples = "FAB-01")
            String material,

            @NotBlank @Size(max = 200) @Schema(examples = "全棉斜纹 280 g/m²")
            String name,

            @NotBlank @Size(max = 10) @Schema(description = "m, yd, pcs, kg …", examples = "m")
            String unit,

            @NotNull
            @Positive
            @Digits(integer = 9, fraction = 3)
            @Schema(description = "In the unit.", examples = "1250.5")
            BigDecimal listed,

            @Positive @Digits(integer = 4, fraction = 1) @Schema(description = "Fabric width in cm.", examples = "150")
            BigDecimal listedWidthCm) {}
}
