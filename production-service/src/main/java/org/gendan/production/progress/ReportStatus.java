package org.gendan.production.progress;

import java.util.List;

/** Whether a report counts. */
public enum ReportStatus {
    /** Kept, and judged again when more arrives: it would count more than the process before has made. */
    PENDING,
    COUNTED,
    /** Its sender took it back while it waited. */
    WITHDRAWN;

    List<ReportStatus> next() {
        return switch (this) {
            case PENDING -> List.of(COUNTED, WITHDRAWN);
            case COUNTED, WITHDRAWN -> List.of();
        };
    }
}
