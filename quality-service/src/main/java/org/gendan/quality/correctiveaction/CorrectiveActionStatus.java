package org.gendan.quality.correctiveaction;

import java.util.List;

/** Where a corrective action stands; one that turned out not to be effective is open again. */
public enum CorrectiveActionStatus {
    OPEN,
    ANSWERED,
    EFFECTIVE;

    List<CorrectiveActionStatus> next() {
        return switch (this) {
            case OPEN -> List.of(ANSWERED);
            case ANSWERED -> List.of(EFFECTIVE, OPEN);
            case EFFECTIVE -> List.of();
        };
    }
}
