package org.gendan.production.order;

import java.util.List;

/** The steps that a work assignment itself takes. Whether its gates are open now is computed, never stored. */
public enum AssignmentStatus {
    ASSIGNED,
    STARTED,
    COMPLETED,
    CANCELLED;

    List<AssignmentStatus> next() {
        return switch (this) {
            case ASSIGNED -> List.of(STARTED, CANCELLED);
            case STARTED -> List.of(COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED -> List.of();
        };
    }
}
