package org.gendan.quality.inspection;

import java.util.List;

/** The steps that an inspection takes; only a final one is decided, and only a final one can lapse (rule 38). */
public enum InspectionStatus {
    BOOKED,
    REPORTED,
    DECIDED,
    LAPSED;

    List<InspectionStatus> next() {
        return switch (this) {
            case BOOKED -> List.of(REPORTED, LAPSED);
            case REPORTED -> List.of(REPORTED, DECIDED);
            case DECIDED, LAPSED -> List.of();
        };
    }
}
