package org.gendan.finance.receivable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/**
 * What somebody looks for among the receivables; null is whatever there is. Due before: the deposit or the balance is, paid
 * or not.
 */
public record ReceivableSearch(
        Standing status, UUID customerId, String orderNumber, String words, Currency currency, LocalDate dueBefore) {

    /** Whether anything of the order may still move: open until it is settled or cancelled. */
    public enum Standing {
        OPEN,
        SETTLED,
        CANCELLED;

        String condition() {
            return switch (this) {
                case OPEN -> "it.cancelledOn is null and it.settledOn is null";
                case SETTLED -> "it.cancelledOn is null and it.settledOn is not null";
                case CANCELLED -> "it.cancelledOn is not null";
            };
        }
    }
}
