package org.gendan.finance.receipt;

import java.util.List;
import java.util.stream.Stream;

/** The life of a receipt: written down, confirmed by somebody else, and perhaps taken back. */
public enum ReceiptStatus {
    RECORDED,
    CONFIRMED,
    REVERSED;

    List<ReceiptStatus> next() {
        return switch (this) {
            case RECORDED -> List.of(CONFIRMED);
            case CONFIRMED -> List.of(REVERSED);
            case REVERSED -> List.of();
        };
    }

    /** From where this status can be reached. */
    List<ReceiptStatus> before() {
        return Stream.of(values())
                .filter(status -> status.next().contains(this))
                .toList();
    }
}
