package org.gendan.finance.receivable;

import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.language.Money;

/** What the receipts know beyond the journal: what is recorded and does not count yet, and who stands behind what counts. */
public interface Payments {

    /** By order id, in one currency: what is only recorded (rule 1); an order without such is there with zero. */
    Map<UUID, Money> pending(Collection<UUID> orders, Currency currency);

    /** Of the receipt that was confirmed last for the order. */
    Optional<Witness> lastOf(UUID orderId);

    /** Who recorded a receipt and who confirmed it: the first two steps of the dispatch chain (S1.13). */
    record Witness(String recordedBy, String confirmedBy) {}
}
