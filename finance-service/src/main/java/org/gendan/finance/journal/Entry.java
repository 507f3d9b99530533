package org.gendan.finance.journal;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.language.Ids;
import org.gendan.language.Money;

/**
 * One movement, written once: its postings balance in every currency, or there is no such entry. The source is what
 * moved, as the receipt, the refund or the invoice.
 */
public record Entry(
        UUID id, EntryKind kind, UUID source, LocalDate occurredOn, String by, String text, List<Posting> postings) {

    public Entry {
        postings = postings.stream()
                .filter(posting -> posting.amount().amount().signum() != 0)
                .toList();
        Map<Currency, Money> sums = postings.stream()
                .map(Posting::amount)
                .collect(Collectors.toMap(Money::currency, amount -> amount, Money::plus));
        sums.values().forEach(sum -> {
            if (sum.amount().signum() != 0) {
                throw new IllegalArgumentException("an entry that is out of balance by " + sum);
            }
        });
    }

    public static Entry of(
            EntryKind kind, UUID source, LocalDate occurredOn, String by, String text, List<Posting> postings) {
        return new Entry(Ids.next(), kind, source, occurredOn, by, text, postings);
    }

    /** Nothing moved: a total of zero, an amendment that leaves the total as it was. */
    public boolean isEmpty() {
        return postings.isEmpty();
    }
}
