package org.gendan.finance.receipt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.language.Money;

/**
 * What the bank gave in the company's currency for money that arrived in another, beside what the books expected by their
 * rate, which may be null; the difference is the company's and never the customer's (rule 10).
 */
record Exchange(Money arrived, Money given, BigDecimal bookRate) {

    List<Posting> postings(UUID orderId, UUID customerId) {
        return List.of(
                Posting.debit(LedgerAccount.BANK, orderId, customerId, given),
                Posting.credit(LedgerAccount.EXCHANGE_CLEARING, orderId, customerId, expected()),
                Posting.credit(LedgerAccount.EXCHANGE, orderId, customerId, given.minus(expected())));
    }

    Money expected() {
        Currency company = given.currency();
        return bookRate == null
                ? given
                : new Money(
                        arrived.amount()
                                .multiply(bookRate)
                                .setScale(company.getDefaultFractionDigits(), RoundingMode.HALF_UP),
                        company);
    }
}
