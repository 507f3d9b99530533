package org.gendan.production.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** What finance said last about the deposit of an order: of which revision, and what is missing since it was revoked. */
@Embeddable
public record Deposit(
        @Column(name = "deposit_revision") Integer revision,
        @Column(name = "deposit_confirmed") Boolean confirmed,
        @Column(name = "deposit_shortfall") BigDecimal shortfallAmount,
        @Column(name = "deposit_shortfall_currency") Currency shortfallCurrency,
        @Column(name = "deposit_revoked_because") String revokedBecause) {

    static final List<String> WHO = List.of(Role.CUSTOMER, Role.CASHIER, Role.FINANCE);

    static Deposit of(DepositConfirmed fact) {
        return new Deposit(fact.revision(), true, null, null, null);
    }

    static Deposit of(DepositRevoked fact) {
        Money shortfall = fact.shortfall();
        return new Deposit(fact.revision(), false, shortfall.amount(), shortfall.currency(), fact.reason());
    }

    /** Whether the deposit of this revision is there; one for another revision says nothing about it (rule 8). */
    boolean covers(int present) {
        return confirmed && revision == present;
    }

    /** What the gate of this revision waits for, as long as the deposit does not cover it. */
    static Missing missing(Deposit last, int present) {
        return last == null || last.confirmed || last.revision != present
                ? unsaid(present)
                : new Missing(
                        "deposit-shortfall",
                        WHO,
                        Map.of("revision", present, "shortfall", last.shortfall(), "reason", last.reason()));
    }

    /** That it does not cover this revision, for those who are told no amount. */
    static Missing unsaid(int present) {
        return new Missing("deposit", WHO, Map.of("revision", present));
    }

    /** What is missing of it, null unless it was revoked. */
    public Money shortfall() {
        return shortfallAmount == null ? null : new Money(shortfallAmount, shortfallCurrency);
    }

    private String reason() {
        return revokedBecause == null ? "" : revokedBecause;
    }
}
