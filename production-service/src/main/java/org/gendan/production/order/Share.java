package org.gendan.production.order;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.ProductionEvent;

/** Pieces (sets) of one order line that a work assignment makes. */
@Embeddable
@Schema(description = "Pieces of one order line that a work assignment makes.")
public record Share(
        @NotNull @Schema(description = "The order's line; UUID.")
        UUID lineId,

        @Positive @Max(10_000_000) @Schema(description = "Sets, at least 1.", examples = "120")
        int quantity) {

    ProductionEvent.Share announced() {
        return new ProductionEvent.Share(lineId, quantity);
    }
}
