package org.gendan.quality.plan;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.gendan.language.ProductionEvent;

/** What of a line was packed in the end, in sets, and whether the production manager closed it short. */
@Embeddable
public record LineOutcome(UUID lineId, int packed, boolean shortClosed) {

    static LineOutcome of(ProductionEvent.LineOutcome outcome) {
        return new LineOutcome(outcome.lineId(), outcome.packed(), outcome.shortClosed());
    }
}
