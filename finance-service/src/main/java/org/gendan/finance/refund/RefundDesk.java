package org.gendan.finance.refund;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.journal.Entry;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.Posting;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Occasion;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.Ids;
import org.gendan.kernel.Money;
import org.gendan.kernel.language.FinanceEvent;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.ExpectedVersion;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.time.BusinessClock;

/** What finance and the cashier do to give money back; never more than is held for the order, whoever asks at once. */
@ApplicationScoped
public class RefundDesk {
    private final Refunds refunds;
    private final Receivables receivables;
    private final Bookkeeping books;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    RefundDesk(
            Refunds refunds,
            Receivables receivables,
            Bookkeeping books,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.refunds = refunds;
        this.receivables = receivables;
        this.books = books;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Refund request(NewRefund request) {
        caller.because(request.reason());
        Receivable receivable = receivables.locked(request.orderId());
        refuseMoreThan(books.of(receivable).held(), receivable.checked(request.amount()));
        Refund refund = new Refund(Ids.next(), request, caller.name(), clock.now());
        refunds.persistAndFlush(refund);
        return refund;
    }

    /** From here on the money is not held for the order any more; what it leaves uncovered is announced as revoked. */
    @Transactional
    public Refund approve(UUID id) {
        Receivable receivable = lockedOrder(id);
        Refund refund = stated(id);
        Position before = books.of(receivable);
        List<Posting> postings = new ArrayList<>(before.takeOut(refund.amount()));
        Money due = postings.getFirst().amount();
        refund.approve(due, caller.name(), clock.now());
        refuseMoreThan(before.held(), refund.amount());
        refunds.flush();
        postings.add(before.promiseRefund(refund.amount()));
        Occasion occasion = occasion(refund.reason());
        books.bookQuietly(receivable, before, entry(EntryKind.REFUND, refund, occasion, postings), occasion);
        return refund;
    }

    @Transactional
    public Refund pay(UUID id, String bankSerial, LocalDate occurredOn) {
        Receivable receivable = lockedOrder(id);
        Refund refund = stated(id);
        Position before = books.of(receivable);
        LocalDate on = clock.dateOf(occurredOn);
        FinanceEvent paid = refund.pay(bankSerial, before.held(), on, caller.name(), clock.now());
        refunds.flush();
        Occasion occasion = new Occasion(refund.reason(), on, caller.name());
        Entry entry = entry(EntryKind.REFUND_PAYMENT, refund, occasion, before.payRefund(refund.amount()));
        books.book(receivable, before, entry, occasion, _ -> paid);
        return refund;
    }

    @Transactional
    public Refund cancel(UUID id, String reason) {
        caller.because(reason);
        Receivable receivable = lockedOrder(id);
        Refund refund = stated(id);
        boolean taken = refund.cancel(reason, caller.name(), clock.now());
        refunds.flush();
        if (taken) {
            Position before = books.of(receivable);
            Occasion occasion = occasion(reason);
            List<Posting> postings = before.keepRefund(refund.amount(), refund.takenFromDue());
            books.bookQuietly(
                    receivable, before, entry(EntryKind.REFUND_CANCELLATION, refund, occasion, postings), occasion);
        }
        return refund;
    }

    @Transactional
    public Refund get(UUID id) {
        return refunds.visible(id).orElseThrow(() -> Refusal.unknown("refund", id));
    }

    @Transactional
    public List<Refund> page(UUID orderId, RefundStatus status, UUID after, int limit) {
        return refunds.page(orderId, status, after, limit);
    }

    private Receivable lockedOrder(UUID id) {
        return receivables.locked(refunds.orderOf(id).orElseThrow(() -> Refusal.unknown("refund", id)));
    }

    private Refund stated(UUID id) {
        Refund refund = get(id);
        expected.ifStated(refund.version());
        return refund;
    }

    private Occasion occasion(String reason) {
        return new Occasion(reason, clock.today(), caller.name());
    }

    private static Entry entry(EntryKind kind, Refund refund, Occasion occasion, List<Posting> postings) {
        return Entry.of(kind, refund.id(), occasion.on(), occasion.by(), occasion.reason(), postings);
    }

    private static void refuseMoreThan(Money held, Money amount) {
        if (!held.atLeast(amount)) {
            throw Refusal.conflict("refund-beyond-held", Map.of("held", held.toString(), "amount", amount.toString()));
        }
    }
}
