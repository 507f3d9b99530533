package org.gendan.quality.sampling;

import java.util.List;

/** The severities that the lots of a series are inspected with, and the end of inspection by sampling (ISO 2859-1 §9.3, §9.4). */
public enum SwitchingStatus {
    NORMAL,
    TIGHTENED,
    REDUCED,
    DISCONTINUED;

    List<SwitchingStatus> next() {
        return switch (this) {
            case NORMAL -> List.of(TIGHTENED, REDUCED);
            case TIGHTENED -> List.of(NORMAL, DISCONTINUED);
            case REDUCED -> List.of(NORMAL);
            case DISCONTINUED -> List.of(TIGHTENED);
        };
    }

    /** Inspection that was discontinued is resumed as tightened inspection (§9.4). */
    public Severity severity() {
        return switch (this) {
            case NORMAL -> Severity.NORMAL;
            case TIGHTENED, DISCONTINUED -> Severity.TIGHTENED;
            case REDUCED -> Severity.REDUCED;
        };
    }
}
