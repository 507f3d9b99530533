package org.gendan.office.sheet;

import java.util.List;

/** What was read cannot be taken; says which part of it, what stands there, and why not. */
public final class Flawed extends Exception {
    private static final int LONGEST_VALUE = 100;

    private final transient List<Flaw> flaws;

    public Flawed(String code, String value) {
        this(List.of(Flaw.of(code, cut(value))));
    }

    /** At least one. */
    Flawed(List<Flaw> flaws) {
        super(String.valueOf(flaws));
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }

    public Flaw first() {
        return flaws.getFirst();
    }

    private static String cut(String value) {
        String clean = CellText.clean(value);
        return clean.length() > LONGEST_VALUE ? clean.substring(0, LONGEST_VALUE) : clean;
    }
}
