package org.gendan.quality.plan;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.gendan.language.ProductionEvent;

/** Pieces (sets) of one order line that an assignment makes. */
@Embeddable
public record Share(UUID lineId, int quantity) {

    static Share of(ProductionEvent.Share share) {
        return new Share(share.lineId(), share.quantity());
    }
}
