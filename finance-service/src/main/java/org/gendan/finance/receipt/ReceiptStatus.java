package org.gendan.finance.receipt;

import java.util.List;
import java.util.stream.Stream;

/** The life of a receipt: written down, rejected as mistyped or confirmed by somebody else, and perhaps taken back. */
public enum ReceiptStatus {
    RECORDED,
    REJECTED,
    CONFIRMED,
    REVERSED;

    List<ReceiptStatus> next() {
        return switch (this) {
            case RECORDED -> List.of(REJECTED, CONFIRMED);
            case CONFIRMED -> List.of(REVERSED);
            case REJECTED, REVERSED -> List.of();
        };
    }

    /** From where this status can be reached. */
    List<ReceiptStatus> before() {
        return Stream.of(values())
                .filter(status -> status.next().contains(this))
                .toList();
    }
}
