package org.gendan.order.order;

import java.util.List;

/**
 * The steps that an order itself takes; where its goods stand is computed from what the other services announce, and a hold
 * is no step: it comes and goes.
 */
public enum OrderStatus {
    DRAFT,
    CONFIRMED,
    CANCELLED,
    CLOSED;

    List<OrderStatus> next() {
        return switch (this) {
            case DRAFT -> List.of(CONFIRMED, CANCELLED);
            case CONFIRMED -> List.of(CANCELLED, CLOSED);
            case CANCELLED, CLOSED -> List.of();
        };
    }
}
