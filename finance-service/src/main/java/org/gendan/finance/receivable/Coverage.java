package org.gendan.finance.receivable;

import java.util.Map;
import org.gendan.kernel.rule.Gate;
import org.gendan.language.Money;
import org.gendan.language.Role;

/**
 * How far what arrived covers the deposit. Only confirmed receipts count (rule 1), they accumulate (rule 2), and what is
 * paid beyond the deposit is the customer's credit towards the balance (rule 3). All of it is computed, none of it stored.
 */
public record Coverage(Money required, Money received, Money waived, Money pending, boolean cancelled) {

    public boolean isCovered() {
        return !cancelled && !shortfall().isPositive();
    }

    /** What is missing now; zero when covered. */
    public Money shortfall() {
        Money missing = required.minus(received).minus(waived);
        return missing.isPositive() ? missing : Money.zero(required.currency());
    }

    /** What was paid beyond the deposit. */
    public Money credit() {
        Money beyond = received.minus(required);
        return beyond.isPositive() ? beyond : Money.zero(required.currency());
    }

    /** Whether production may be released as far as money goes (S1.9), and what is missing until then. */
    public Gate gate() {
        boolean wanting = shortfall().isPositive();
        Map<String, Object> facts = Map.of(
                "required", required.toString(),
                "received", received.toString(),
                "pending", pending.toString(),
                "shortfall", shortfall().toString());
        return Gate.named("deposit-not-confirmed")
                .needs(!cancelled, "order-cancelled", Role.FINANCE)
                .needs(!wanting || pending.atLeast(shortfall()), "deposit-shortfall", Role.CUSTOMER, facts)
                .needs(!wanting || !pending.isPositive(), "receipt-confirmation", Role.FINANCE, facts);
    }
}
