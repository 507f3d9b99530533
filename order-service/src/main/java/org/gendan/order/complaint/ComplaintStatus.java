package org.gendan.order.complaint;

import java.util.List;

/** Whether a complaint waits for its department or was settled with the customer. */
public enum ComplaintStatus {
    OPEN,
    SETTLED;

    List<ComplaintStatus> next() {
        return switch (this) {
            case OPEN -> List.of(SETTLED);
            case SETTLED -> List.of();
        };
    }
}
