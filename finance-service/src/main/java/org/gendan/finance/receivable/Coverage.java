package org.gendan.finance.receivable;

import java.util.Map;
import org.gendan.kernel.Money;
import org.gendan.kernel.rest.Gate;
import org.gendan.kernel.rest.Role;

/**
 * How far what arrived covers the deposit. Only confirmed receipts count (rule 1), they accumulate (rule 2), and what is
 * paid beyond the deposit is the customer's credit towards the balance (rule 3). All of it is computed, none of it stored.
 */
public record Coverage(Money required, Money received, Money pending) {

    static Coverage of(Money required, Received received) {
        return new Coverage(required, received.confirmed(), received.pending());
    }

    public boolean isCovered() {
        return received.atLeast(required);
    }

    /** What is missing now; zero when covered. */
    public Money shortfall() {
        return isCovered() ? Money.zero(required.currency()) : required.minus(received);
    }

    /** What was paid beyond the deposit. */
    public Money credit() {
        return isCovered() ? received.minus(required) : Money.zero(required.currency());
    }

    /** Whether production may be released as far as money goes (S1.9), and what is missing until then. */
    public Gate gate() {
        Map<String, Object> facts = Map.of(
                "required", required.toString(),
                "received", received.toString(),
                "pending", pending.toString(),
                "shortfall", shortfall().toString());
        return Gate.named("deposit-not-confirmed")
                .needs(isCovered() || pending.atLeast(shortfall()), "deposit-shortfall", Role.CUSTOMER, facts)
                .needs(isCovered() || !pending.isPositive(), "receipt-confirmation", Role.FINANCE, facts);
    }
}
