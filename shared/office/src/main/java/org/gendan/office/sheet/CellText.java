package org.gendan.office.sheet;

import java.util.regex.Pattern;

/** Text as people and programs write it, made comparable. */
public final class CellText {
    private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\s\\u00a0\\u3000]+");

    private CellText() {}

    /** Without what a database or a log cannot hold, and without doubled spaces; empty for null. */
    public static String clean(String text) {
        return text == null ? "" : SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** Without any space: people space the same numbers differently. */
    public static String compact(String number) {
        return clean(number).replace(" ", "");
    }
}
