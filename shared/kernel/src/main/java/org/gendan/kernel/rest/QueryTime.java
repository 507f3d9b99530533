package org.gendan.kernel.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.gendan.kernel.rule.Refused;

/** An instant in the query of an address; one that cannot be read, or that no database keeps, is 400 and named. */
public final class QueryTime {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private QueryTime() {}

    /** Null where nothing is stated. */
    public static Instant of(String name, String stated) {
        if (stated == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(stated);
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException malformed) {
            // answered below, as one that lies too far away
        }
        throw Refused.invalid(name, "is an instant in UTC such as 2026-11-24T01:30:00Z");
    }
}
