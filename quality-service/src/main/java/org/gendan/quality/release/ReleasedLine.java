package org.gendan.quality.release;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.gendan.language.QualityEvent;

/** Pieces of a line that may leave. */
@Embeddable
public record ReleasedLine(UUID lineId, int quantity) {

    QualityEvent.ReleasedLine announced() {
        return new QualityEvent.ReleasedLine(lineId, quantity);
    }
}
