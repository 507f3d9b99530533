package org.gendan.order.order;

import java.util.List;

/** The steps that an order itself takes; where its goods stand is computed from what the other services announce. */
public enum OrderStatus {
    DRAFT,
    CONFIRMED;

    List<OrderStatus> next() {
        return switch (this) {
            case DRAFT -> List.of(CONFIRMED);
            case CONFIRMED -> List.of();
        };
    }
}
