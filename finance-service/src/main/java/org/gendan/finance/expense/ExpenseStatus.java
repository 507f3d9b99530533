package org.gendan.finance.expense;

import java.util.List;
import java.util.stream.Stream;

/** The life of an expense claim: written down, submitted, decided by the department head, paid out. */
public enum ExpenseStatus {
    DRAFT,
    SUBMITTED,
    APPROVED,
    REJECTED,
    PAID;

    List<ExpenseStatus> next() {
        return switch (this) {
            case DRAFT, REJECTED -> List.of(SUBMITTED);
            case SUBMITTED -> List.of(APPROVED, REJECTED);
            case APPROVED -> List.of(PAID);
            case PAID -> List.of();
        };
    }

    /** From where this status can be reached. */
    List<ExpenseStatus> before() {
        return Stream.of(values())
                .filter(status -> status.next().contains(this))
                .toList();
    }
}
