package org.gendan.quality.sampling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How severe an inspection is: each severity has a table of single sampling plans of its own (ISO 2859-1 §9, rule 42). */
public enum Severity {
    NORMAL,
    TIGHTENED,
    REDUCED;

    public static Optional<Severity> named(String name) {
        return Arrays.stream(values())
                .filter(severity -> severity.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findAny();
    }
}
