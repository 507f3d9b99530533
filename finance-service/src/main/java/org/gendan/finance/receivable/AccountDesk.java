package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;

/**
 * Changes the account that an open order is paid to, the one of its agreed terms that may change: by decision of the
 * business manager, with a reason on the trail, and the customer is told (rule 9).
 */
@ApplicationScoped
public class AccountDesk {
    private final Receivables receivables;
    private final Bookkeeping books;
    private final PaymentLetters letters;
    private final Caller caller;
    private final ExpectedVersion expected;

    AccountDesk(
            Receivables receivables,
            Bookkeeping books,
            PaymentLetters letters,
            Caller caller,
            ExpectedVersion expected) {
        this.receivables = receivables;
        this.books = books;
        this.letters = letters;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public void change(UUID orderId, NewAccount request) {
        caller.because(request.reason());
        Receivable receivable = receivables.locked(orderId);
        expected.required(receivable.version());
        receivable.refuseIfCancelled();
        receivable.payTo(request.bankAccount().strip());
        receivables.flush();
        books.touch(List.of(orderId));
        letters.tellAccount(receivable, books.of(receivable));
    }
}
