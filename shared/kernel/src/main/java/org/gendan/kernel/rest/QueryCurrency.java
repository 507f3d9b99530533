package org.gendan.kernel.rest;

import java.util.Currency;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Money;

/** A currency in the query of an address. */
public final class QueryCurrency {
    private QueryCurrency() {}

    /** Null where nothing is stated. */
    public static Currency of(String name, String stated) {
        try {
            return stated == null ? null : Money.currency(stated);
        } catch (IllegalArgumentException unknown) {
            throw Refused.invalid(name, unknown.getMessage());
        }
    }
}
