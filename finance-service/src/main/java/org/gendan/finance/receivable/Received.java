package org.gendan.finance.receivable;

import java.util.Currency;
import org.gendan.kernel.Money;

/** What arrived for an order: confirmed and not reversed, and beside it what is only recorded and does not count yet (rule 1). */
public record Received(Money confirmed, Money pending) {

    public static Received nothing(Currency currency) {
        return new Received(Money.zero(currency), Money.zero(currency));
    }
}
