package org.gendan.finance.journal;

import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.language.Money;

/** What the accounts of one order come to in its currency; debit balances are positive. */
public record Balances(UUID orderId, Currency currency, Map<LedgerAccount, Money> sums) {

    public static Balances none(UUID orderId, Currency currency) {
        return new Balances(orderId, currency, Map.of());
    }

    public Money debit(LedgerAccount account) {
        return sums.getOrDefault(account, Money.zero(currency));
    }

    public Money credit(LedgerAccount account) {
        return debit(account).times(-1);
    }

    /** With those of the postings that are about this order, in its currency. */
    public Balances after(List<Posting> postings) {
        Map<LedgerAccount, Money> moved = new EnumMap<>(LedgerAccount.class);
        moved.putAll(sums);
        postings.stream()
                .filter(posting -> orderId.equals(posting.orderId())
                        && posting.amount().currency().equals(currency))
                .forEach(posting -> moved.merge(posting.account(), posting.amount(), Money::plus));
        return new Balances(orderId, currency, Map.copyOf(moved));
    }
}
