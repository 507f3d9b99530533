package org.gendan.finance.journal;

import java.util.UUID;
import org.gendan.language.Money;

/** One line of an entry: a debit is positive, a credit negative. The order is absent where money belongs to none, the customer where it is nobody's yet, or the company's own. */
public record Posting(LedgerAccount account, UUID orderId, UUID customerId, Money amount) {

    public static Posting debit(LedgerAccount account, UUID orderId, UUID customerId, Money amount) {
        return new Posting(account, orderId, customerId, amount);
    }

    public static Posting credit(LedgerAccount account, UUID orderId, UUID customerId, Money amount) {
        return new Posting(account, orderId, customerId, amount.times(-1));
    }

    public Posting reversed() {
        return new Posting(account, orderId, customerId, amount.times(-1));
    }
}
