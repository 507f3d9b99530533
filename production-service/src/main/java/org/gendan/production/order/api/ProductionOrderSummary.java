package org.gendan.production.order.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.production.order.ProductionOrder;
import org.gendan.production.order.ProductionOrderStatus;

/** A production order in a list, without its lines and lots. */
@Schema(description = "A production order in a list; its lines, lots and what it waits for stand in itself.")
record ProductionOrderSummary(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String orderNumber,
        ProductionOrderStatus status,

        @Schema(description = "Business time since when it stands there; UTC.")
        Instant sinceAt,

        @Schema(description = "The order's revision that is to be made.")
        int revision,

        String merchandiser,
        String salesperson,

        @Schema(description = "The date of the contract, by which the goods are due.")
        LocalDate dueOn,

        @Schema(description = "When it will be complete as things go; absent before the first forecast.")
        LocalDate expectedOn,

        @Schema(description = "By how many working days that is later than the contract's delivery date.")
        Integer lateDays,

        boolean held,
        boolean cancelled) {

    static ProductionOrderSummary of(ProductionOrder order) {
        return new ProductionOrderSummary(
                order.id(),
                order.version(),
                order.createdAt(),
                order.updatedAt(),
                order.orderNumber(),
                order.status(),
                order.since(),
                order.revision(),
                order.merchandiser(),
                order.salesperson(),
                order.dueOn(),
                order.expectedOn(),
                order.lateDays(),
                order.hold() != null,
                order.cancelled() != null);
    }
}
