package org.gendan.quality.plan;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.gendan.language.OrderEvent;

/** One colour and size of a product as it stands in the order; quantity in sets. */
@Embeddable
public record OrderedLine(
        UUID lineId,
        int number,
        String series,
        String model,
        String specification,
        String colour,
        String size,
        int quantity) {

    static OrderedLine of(OrderEvent.Line line) {
        return new OrderedLine(
                line.lineId(),
                line.number(),
                line.series(),
                line.model(),
                line.specification(),
                line.colour(),
                line.size(),
                line.quantity());
    }

    /** What it is a line of, whatever its colour and size. */
    String product() {
        return series + "/" + model;
    }
}
