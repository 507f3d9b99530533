package org.gendan.logistics.shipment;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.LogisticsEvent.ShippedLine;

/** Goods as the warehouse has them before it: which line they are for, and the colour and size that they really have. */
@Embeddable
@Schema(description = "Goods as they are counted: colour and size are what they have, not what they should have.")
public record Goods(
        @NotNull @Schema(description = "The order's line that they are meant for; UUID.")
        UUID lineId,

        @NotBlank @Size(max = 60) @Schema(examples = "藏青") String colour,
        @NotBlank @Size(max = 40) @Schema(examples = "L") String size,

        @Positive @Max(10_000_000) @Schema(description = "Sets, at least 1.", examples = "120")
        int quantity) {

    ShippedLine announced() {
        return new ShippedLine(lineId, colour, size, quantity);
    }
}
