package org.gendan.kernel.rule;

import jakarta.validation.constraints.Size;

/**
 * Which characters a text may hold that comes from outside. Names, numbers and codes are one line, which no character breaks,
 * hides in or turns around; what may be longer than {@value #LONGEST_LINE} characters may have several.
 */
public enum Characters {
    OF_A_LINE,
    OF_LINES;

    public static final int LONGEST_LINE = 200;

    /** Those of a text whose length is bounded so; of one line where nothing is said. */
    public static Characters of(Size bound) {
        return bound == null || bound.max() <= LONGEST_LINE ? OF_A_LINE : OF_LINES;
    }

    public boolean areAllOf(String text) {
        return text.codePoints().allMatch(this::has);
    }

    private boolean has(int code) {
        return switch (Character.getType(code)) {
            case Character.SURROGATE -> false;
            case Character.CONTROL -> this == OF_LINES && (code == '\t' || code == '\n' || code == '\r');
            case Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> this == OF_LINES;
            default -> true;
        };
    }
}
