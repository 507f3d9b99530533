package org.gendan.logistics.shipment;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.LogisticsEvent.ShippedLine;

/** Goods as the warehouse has them before it: which line they are for, and the colour and size that they really have. */
@Embeddable
@Schema(description = "Goods as they are counted: colour and size are what they have, not what they should have.")
@MayLack("cartons")
public record Goods(
        @NotNull @Schema(description = "The order's line that they are meant for; UUID.")
        UUID lineId,

        @NotBlank @Size(max = 60) @Schema(examples = "藏青") String colour,
        @NotBlank @Size(max = 40) @Schema(examples = "L") String size,

        @Positive @Max(10_000_000) @Schema(description = "Sets, at least 1.", examples = "120")
        int quantity,

        @Positive @Max(100_000) @Schema(description = "Cartons that they are in, where it was counted.", examples = "6")
        Integer cartons) {

    /** Of which nobody said how many cartons they are in. */
    public Goods(UUID lineId, String colour, String size, int quantity) {
        this(lineId, colour, size, quantity, null);
    }

    /** The warehouse counts cartons when it packs, and not again on the vehicle. */
    Goods inCartonsOf(List<Goods> packed) {
        return cartons != null
                ? this
                : packed.stream()
                        .filter(each -> each.lineId.equals(lineId)
                                && each.colour.equals(colour)
                                && each.size.equals(size)
                                && each.quantity == quantity)
                        .findFirst()
                        .orElse(this);
    }

    ShippedLine announced() {
        return new ShippedLine(lineId, colour, size, quantity);
    }
}
