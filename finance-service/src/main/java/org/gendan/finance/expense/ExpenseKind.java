package org.gendan.finance.expense;

/** What was paid for on a trip: the meals of the brief (S3.15), and what else a trip costs. */
public enum ExpenseKind {
    BREAKFAST,
    LUNCH,
    DINNER,
    TRANSPORT,
    LODGING,
    OTHER;

    /** A meal is eaten once a day: the same one again may be the same receipt sent twice (rule 63). */
    boolean isMeal() {
        return switch (this) {
            case BREAKFAST, LUNCH, DINNER -> true;
            case TRANSPORT, LODGING, OTHER -> false;
        };
    }
}
