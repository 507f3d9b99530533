package org.gendan.finance.statement;

/** What was read cannot be taken for money; says which part of it and what stands there. */
final class Flawed extends Exception {
    private static final int LONGEST_VALUE = 100;

    private final Flaw flaw;
    private final String value;

    Flawed(Flaw flaw, String value) {
        super(flaw + ": " + value);
        this.flaw = flaw;
        this.value = cut(value);
    }

    Flaw flaw() {
        return flaw;
    }

    String value() {
        return value;
    }

    private static String cut(String value) {
        String clean = StatementLine.clean(value);
        return clean.length() > LONGEST_VALUE ? clean.substring(0, LONGEST_VALUE) : clean;
    }
}
