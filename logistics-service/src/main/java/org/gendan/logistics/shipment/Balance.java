package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.gendan.language.Role;

/**
 * What finance said last about the full amount of an order: of which revision, who recorded and who confirmed the money,
 * and what is missing since it was revoked.
 */
@Embeddable
public record Balance(
        @Column(name = "balance_revision") Integer revision,
        @Column(name = "balance_confirmed") Boolean confirmed,
        @Column(name = "balance_recorded_by") String recordedBy,
        @Column(name = "balance_confirmed_by") String confirmedBy,
        @Column(name = "balance_on") LocalDate on,
        @Column(name = "balance_shortfall") BigDecimal shortfallAmount,
        @Column(name = "balance_shortfall_currency") Currency shortfallCurrency,
        @Column(name = "balance_revoked_because") String revokedBecause) {

    private static final List<String> WHO = List.of(Role.CUSTOMER, Role.CASHIER, Role.FINANCE);

    static Balance of(BalanceConfirmed fact) {
        return new Balance(
                fact.revision(), true, fact.recordedBy(), fact.confirmedBy(), fact.occurredOn(), null, null, null);
    }

    static Balance of(BalanceRevoked fact) {
        return new Balance(
                fact.revision(),
                false,
                null,
                null,
                fact.occurredOn(),
                fact.shortfall().amount(),
                fact.shortfall().currency(),
                fact.reason());
    }

    /** Whether the full amount of this revision is there; that of another revision says nothing about it. */
    boolean covers(int present) {
        return confirmed && revision == present;
    }

    /** The first two steps of the dispatch chain: who recorded the money, and who confirmed it (S1.13). */
    List<DispatchRecord> records(Instant at) {
        return List.of(
                new DispatchRecord(DispatchStep.CASHIER, on, at, recordedBy, null, null, null),
                new DispatchRecord(DispatchStep.FINANCE, on, at, confirmedBy, null, null, null));
    }

    /** What the gate of this revision waits for, as long as the balance does not cover it. */
    static Missing missing(Balance last, int present) {
        return last == null || last.confirmed || last.revision != present
                ? new Missing("balance", WHO, Map.of("revision", present))
                : new Missing(
                        "balance-shortfall",
                        WHO,
                        Map.of("revision", present, "shortfall", last.shortfall(), "reason", last.reason()));
    }

    private Money shortfall() {
        return new Money(shortfallAmount, shortfallCurrency);
    }

    private String reason() {
        return revokedBecause == null ? "" : revokedBecause;
    }
}
