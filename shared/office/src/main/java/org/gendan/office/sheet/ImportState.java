package org.gendan.office.sheet;

import java.util.List;

/** The life of an import: its rows are counted, then booked; a file that cannot be read fails. */
public enum ImportState {
    RECEIVED,
    BOOKING,
    DONE,
    FAILED;

    List<ImportState> next() {
        return switch (this) {
            case RECEIVED -> List.of(BOOKING, FAILED);
            case BOOKING -> List.of(DONE, FAILED);
            case DONE, FAILED -> List.of();
        };
    }
}
