package org.gendan.quality.sampling;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much is inspected of a lot of given size: the columns of Table 1, special levels first (ISO 2859-1 §10.1). */
public enum InspectionLevel {
    S1,
    S2,
    S3,
    S4,
    I,
    II,
    III;

    /** As people write it: {@code S1}, {@code S-1}, {@code ii}, and {@code Ⅱ} as Chinese papers have it. */
    public static Optional<InspectionLevel> named(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replace("-", "")
                .toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(level -> level.name().equals(plain))
                .findAny();
    }

    /** As the standard prints it. */
    public String title() {
        return name().replace("S", "S-");
    }
}
