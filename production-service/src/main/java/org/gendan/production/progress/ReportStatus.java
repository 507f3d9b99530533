package org.gendan.production.progress;

import java.util.List;

/** Whether a report counts. */
public enum ReportStatus {
    /** Kept, and judged again when more arrives: it would count more than the process before has made. */
    PENDING,
    COUNTED;

    List<ReportStatus> next() {
        return switch (this) {
            case PENDING -> List.of(COUNTED);
            case COUNTED -> List.of();
        };
    }
}
