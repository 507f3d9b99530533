package org.gendan.finance.refund;

import java.util.List;
import java.util.stream.Stream;

/** The life of a refund: asked for, approved by another person, paid by the cashier; given up before that, or not at all. */
public enum RefundStatus {
    REQUESTED,
    APPROVED,
    PAID,
    CANCELLED;

    List<RefundStatus> next() {
        return switch (this) {
            case REQUESTED -> List.of(APPROVED, CANCELLED);
            case APPROVED -> List.of(PAID, CANCELLED);
            case PAID, CANCELLED -> List.of();
        };
    }

    /** From where this status can be reached. */
    List<RefundStatus> before() {
        return Stream.of(values())
                .filter(status -> status.next().contains(this))
                .toList();
    }
}
