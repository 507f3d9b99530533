package org.gendan.finance.refund;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.Journal;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.finance.receipt.ReceiptDesk;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Movement;
import org.gendan.finance.receivable.Occasion;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Ids;
import org.gendan.language.Money;

/** What finance and the cashier do to give money back; never more than is held, unallocated or free, whoever asks at once. */
@ApplicationScoped
public class RefundDesk {
    public static final Listing<Refund> LISTING = Listing.of(Refund.class, "id", Refund::id);

    private final Refunds refunds;
    private final Receivables receivables;
    private final ReceiptDesk receipts;
    private final Bookkeeping books;
    private final Journal journal;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    RefundDesk(
            Refunds refunds,
            Receivables receivables,
            ReceiptDesk receipts,
            Bookkeeping books,
            Journal journal,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.refunds = refunds;
        this.receivables = receivables;
        this.receipts = receipts;
        this.books = books;
        this.journal = journal;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Refund request(NewRefund request) {
        caller.because(request.reason());
        if (!request.namesOne()) {
            throw Refused.invalid(
                    "orderId", "an order must be named, a receipt that is for none, or a customer; one of the three");
        }
        if (!request.amount().isPositive()) {
            throw Refused.invalid("amount", "must be more than zero");
        }
        if (request.orderId() != null) {
            Receivable receivable = receivables.locked(request.orderId());
            refuseMoreThan(books.of(receivable).held(), receivable.checked(request.amount()));
        } else if (request.receiptId() != null) {
            receipts.refuseBeyondUnallocated(request.receiptId(), request.amount());
        } else {
            refuseMoreThan(
                    journal.spendable(request.customerId(), request.amount().currency()), request.amount());
        }
        Refund refund = new Refund(Ids.next(), request, caller.name(), clock.now());
        refunds.persistAndFlush(refund);
        return refund;
    }

    /** Whether the money that was asked for is there still. */
    @Transactional
    public boolean isCovered(Refund refund) {
        Money there;
        if (refund.orderId() != null) {
            there = books.of(receivables.findById(refund.orderId())).held();
        } else if (refund.receiptId() != null) {
            there = receipts.get(refund.receiptId()).unallocated();
        } else {
            there = journal.customerMoney(refund.customerId(), refund.amount().currency());
        }
        return there.atLeast(refund.amount());
    }

    /** From here on the money is not held any more; what it leaves uncovered of an order is announced as revoked. */
    @Transactional
    public Refund approve(UUID id) {
        Optional<Receivable> receivable = lockedOrder(id);
        Refund refund = stated(id);
        if (receivable.isEmpty()) {
            refund.approve(Money.zero(refund.amount().currency()), caller.name(), clock.now());
            if (refund.customerId() == null) {
                receipts.refund(refund.receiptId(), refund.amount());
            } else {
                refuseMoreThan(
                        journal.spendable(refund.customerId(), refund.amount().currency()), refund.amount());
            }
            refunds.flush();
            book(EntryKind.REFUND, refund, occasion(refund.reason()), refund.account(), LedgerAccount.REFUNDS_PAYABLE);
            return refund;
        }
        Movement movement = books.on(receivable.get(), occasion(refund.reason()));
        Position before = movement.before();
        List<Posting> postings = new ArrayList<>(before.takeOut(refund.amount()));
        Money due = postings.getFirst().amount();
        refund.approve(due, caller.name(), clock.now());
        refuseMoreThan(before.held(), refund.amount());
        refunds.flush();
        postings.add(before.promiseRefund(refund.amount()));
        movement.post(EntryKind.REFUND, id, postings).follow();
        return refund;
    }

    /** Announced where it is of an order's money: of money that is for no order no other service knows anything. */
    @Transactional
    public Refund pay(UUID id, String bankSerial, LocalDate occurredOn) {
        Optional<Receivable> receivable = lockedOrder(id);
        Refund refund = stated(id);
        LocalDate on = clock.dateOf(occurredOn);
        refund.pay(bankSerial, on, caller.name(), clock.now());
        refunds.flush();
        Occasion occasion = new Occasion(refund.reason(), on, caller.name());
        if (receivable.isEmpty()) {
            book(EntryKind.REFUND_PAYMENT, refund, occasion, LedgerAccount.REFUNDS_PAYABLE, LedgerAccount.BANK);
            return refund;
        }
        Movement movement = books.on(receivable.get(), occasion);
        Position before = movement.before();
        movement.post(EntryKind.REFUND_PAYMENT, id, before.payRefund(refund.amount()))
                .tell(_ -> refund.paid(before.held()));
        return refund;
    }

    @Transactional
    public Refund cancel(UUID id, String reason) {
        caller.because(reason);
        Optional<Receivable> receivable = lockedOrder(id);
        Refund refund = stated(id);
        boolean taken = refund.cancel(reason, caller.name(), clock.now());
        refunds.flush();
        if (taken && receivable.isEmpty()) {
            if (refund.customerId() == null) {
                receipts.refund(refund.receiptId(), refund.amount().times(-1));
            }
            book(
                    EntryKind.REFUND_CANCELLATION,
                    refund,
                    occasion(reason),
                    LedgerAccount.REFUNDS_PAYABLE,
                    refund.account());
        } else if (taken) {
            Movement movement = books.on(receivable.get(), occasion(reason));
            List<Posting> postings = movement.before().keepRefund(refund.amount(), refund.takenFromDue());
            movement.post(EntryKind.REFUND_CANCELLATION, id, postings).follow();
        }
        return refund;
    }

    @Transactional
    public Refund get(UUID id) {
        return refunds.visible(id).orElseThrow(() -> Refused.unknown("refund", id));
    }

    @Transactional
    public List<Refund> page(UUID orderId, UUID customerId, RefundStatus status, Search<Refund> search) {
        return refunds.page(orderId, customerId, status, search);
    }

    /** Empty for a refund of money that is for no order: there the receipt's version, or the customer's lock, tells two apart. */
    private Optional<Receivable> lockedOrder(UUID id) {
        return refunds.orderOf(id).map(receivables::locked);
    }

    /** Of money that is no order's: nobody else waits for it. */
    private void book(EntryKind kind, Refund refund, Occasion occasion, LedgerAccount from, LedgerAccount to) {
        books.on(List.of(), occasion)
                .post(
                        kind,
                        refund.id(),
                        List.of(
                                Posting.debit(from, null, refund.customerId(), refund.amount()),
                                Posting.credit(to, null, refund.customerId(), refund.amount())));
    }

    private Refund stated(UUID id) {
        Refund refund = get(id);
        expected.ifStated(refund.version());
        return refund;
    }

    private Occasion occasion(String reason) {
        return new Occasion(reason, clock.today(), caller.name());
    }

    private static void refuseMoreThan(Money held, Money amount) {
        if (!held.atLeast(amount)) {
            throw Refused.conflict("refund-beyond-held", Map.of("held", held.toString(), "amount", amount.toString()));
        }
    }
}
