package org.gendan.quality.sample;

import java.util.List;
import org.gendan.language.QualityEvent.SampleKind;

/** The steps that a sample takes; a pre-production sample ends confirmed, a shipping sample passed on, or either rejected. */
public enum SampleStatus {
    MADE,
    FACTORY_CHECKED,
    REPORTED,
    SENT,
    RECEIVED,
    CONFIRMED,
    PASSED_ON,
    REJECTED;

    List<SampleStatus> next(SampleKind kind) {
        return switch (kind) {
            case PRE_PRODUCTION ->
                switch (this) {
                    case MADE -> List.of(REPORTED);
                    case REPORTED -> List.of(REPORTED, SENT);
                    case SENT -> List.of(RECEIVED);
                    case RECEIVED -> List.of(CONFIRMED, REJECTED);
                    case FACTORY_CHECKED, CONFIRMED, PASSED_ON, REJECTED -> List.of();
                };
            case SHIPPING ->
                switch (this) {
                    case MADE -> List.of(FACTORY_CHECKED);
                    case FACTORY_CHECKED -> List.of(REPORTED, REJECTED);
                    case REPORTED -> List.of(REPORTED, SENT, REJECTED);
                    case SENT -> List.of(RECEIVED);
                    case RECEIVED -> List.of(PASSED_ON, REJECTED);
                    case CONFIRMED, PASSED_ON, REJECTED -> List.of();
                };
        };
    }

    /** Whether another sample has to wait for this one. */
    boolean isUnderWay() {
        return switch (this) {
            case MADE, FACTORY_CHECKED, REPORTED, SENT, RECEIVED -> true;
            case CONFIRMED, PASSED_ON, REJECTED -> false;
        };
    }

    /** Whether it was checked and nobody has turned it down since. */
    boolean isReported() {
        return switch (this) {
            case REPORTED, SENT, RECEIVED, CONFIRMED, PASSED_ON -> true;
            case MADE, FACTORY_CHECKED, REJECTED -> false;
        };
    }
}
