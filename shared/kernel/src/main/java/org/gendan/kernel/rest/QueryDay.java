package org.gendan.kernel.rest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.gendan.kernel.rule.Refused;

/**
 * A date in the query of an address. The framework would answer one that it cannot read as an unknown address (404); here it
 * is 400 and named. A year of five digits is one that Java could read, and nobody means.
 */
public final class QueryDay {
    private static final int LENGTH = "2026-02-13".length();

    private QueryDay() {}

    /** Null where nothing is stated. */
    public static LocalDate of(String name, String stated) {
        if (stated == null) {
            return null;
        }
        try {
            return LocalDate.parse(stated.length() > LENGTH ? "" : stated);
        } catch (DateTimeParseException malformed) {
            throw Refused.invalid(name, "is a date such as 2026-02-13");
        }
    }
}
