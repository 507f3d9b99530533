package org.gendan.finance.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.Journal;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.finance.receivable.BalanceNotice;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Movement;
import org.gendan.finance.receivable.Occasion;
import org.gendan.finance.receivable.Payments.Witness;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.FinanceEvent;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;

/** What the cashier and finance do with money that arrives; what it means for the gates is judged in the same step. */
@ApplicationScoped
public class ReceiptDesk {
    public static final Listing<Receipt> LISTING =
            Listing.of(Receipt.class, "id", Receipt::id).on("occurredOn", "it.occurredOn", Receipt::occurredOn);

    private final Receipts receipts;
    private final Receivables receivables;
    private final Bookkeeping books;
    private final BalanceNotice notice;
    private final Journal journal;
    private final Attachments attachments;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;
    private final Currency companyCurrency;

    ReceiptDesk(
            Receipts receipts,
            Receivables receivables,
            Bookkeeping books,
            BalanceNotice notice,
            Journal journal,
            Attachments attachments,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected,
            @ConfigProperty(name = "gendan.finance.company-currency") String companyCurrency) {
        this.receipts = receipts;
        this.receivables = receivables;
        this.books = books;
        this.notice = notice;
        this.journal = journal;
        this.attachments = attachments;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
        this.companyCurrency = Money.currency(companyCurrency);
    }

    @Transactional
    public Receipt record(NewReceipt arrived) {
        return record(arrived, null);
    }

    /** What a line of a bank statement becomes; whoever imported it does not confirm it either (rule 17). */
    @Transactional
    public Receipt record(NewReceipt arrived, String importedBy) {
        List<Receivable> orders = arrived.parts().stream()
                .map(part -> receivables
                        .findByIdOptional(part.orderId())
                        .orElseThrow(() -> Refused.unknown("order", part.orderId())))
                .toList();
        refuseForeignExchange(arrived);
        LocalDate occurredOn = clock.dateOf(arrived.occurredOn());
        Receipt receipt = new Receipt(Ids.next(), arrived, orders, occurredOn, importedBy, caller.name(), clock.now());
        receipts.ofArrival(receipt.bankAccount(), receipt.bankSerial()).ifPresent(ReceiptDesk::refuseDuplicate);
        receipts.persist(receipt);
        receipts.flush();
        receipt.recorded().forEach(outbox::announce);
        return receipt;
    }

    @Transactional
    public Attachment attachSlip(UUID id, Upload upload) {
        Receipt receipt = get(id);
        expected.ifStated(receipt.version());
        Attachment slip = attachments.store(id, upload, UploadCheck.DOCUMENTS, caller.name());
        receipt.attach(slip);
        receipts.flush();
        return slip;
    }

    /** A mistyped receipt is struck out, by the cashiers or by finance, as long as nobody confirmed it. */
    @Transactional
    public Receipt reject(UUID id, String reason) {
        caller.because(reason);
        Map<UUID, Receivable> orders = receipts.lockedOrders(id, ReceiptStatus.RECORDED);
        Receipt receipt = stated(id);
        receipt.reject(reason, caller.name(), clock.now());
        refuseUnlocked(orders, receipt);
        receipts.flush();
        return receipt;
    }

    @Transactional
    public Receipt confirm(UUID id) {
        if (!caller.has(Role.CASHIER, Role.FINANCE)) {
            throw Refused.forbidden("confirmation-by-finance-only", Map.of());
        }
        Map<UUID, Receivable> orders = receipts.lockedOrders(id, ReceiptStatus.RECORDED);
        Receipt receipt = stated(id);
        receipt.confirm(caller.name(), caller.has(Role.FINANCE), clock.now());
        refuseUnlocked(orders, receipt);
        receipts.flush();
        Witness witness = new Witness(receipt.recordedBy(), caller.name());
        Occasion occasion = new Occasion(null, clock.today(), caller.name(), witness);
        Movement movement = books.on(orders.values(), occasion);
        List<Posting> postings = new ArrayList<>(receipt.arrival());
        receipt.allocations()
                .forEach(part -> postings.add(movement.before(part.orderId()).bringIn(part.amount())));
        movement.post(EntryKind.RECEIPT, id, receipt.bankSerial(), postings)
                .post(EntryKind.EXCHANGE, id, receipt.bankSerial(), receipt.exchange());
        tell(movement, receipt.allocations(), (part, held) -> receipt.confirmed(part, held, occasion.on()));
        return receipt;
    }

    /**
     * Gives money that was for no order to orders of one customer, whose gates it opens as if it had been recorded for them.
     * Two who spend the same money at once are told apart by the receipt's version.
     */
    @Transactional
    public Receipt allocate(UUID id, NewAllocation request) {
        caller.because(request.reason());
        Map<UUID, Receivable> orders = receivables.locked(request.orders());
        orders.values().forEach(Receivable::refuseIfCancelled);
        Receipt receipt = stated(id);
        List<Allocation> parts = receipt.allocate(request.allocations(), orders.values());
        receipts.flush();
        Witness witness =
                new Witness(receipt.recordedBy(), receipt.confirmation().by());
        Occasion occasion = new Occasion(request.reason(), clock.today(), caller.name(), witness);
        Movement movement = books.on(orders.values(), occasion);
        List<Posting> postings = new ArrayList<>();
        parts.forEach(part -> {
            postings.add(Posting.debit(LedgerAccount.UNALLOCATED, null, null, part.amount()));
            postings.add(movement.before(part.orderId()).bringIn(part.amount()));
        });
        movement.post(EntryKind.ALLOCATION, id, postings);
        tell(movement, parts, (part, held) -> receipt.confirmed(part, held, occasion.on()));
        return receipt;
    }

    /** Refuses to ask for more of a receipt than is for no order. */
    @Transactional
    public void refuseBeyondUnallocated(UUID id, Money amount) {
        get(id).refuseBeyondUnallocated(amount);
    }

    /** So much of a receipt that is for no order goes back, or does not after all where it is below zero. */
    @Transactional
    public void refund(UUID id, Money amount) {
        get(id).refund(amount);
        receipts.flush();
    }

    @Transactional
    public Receipt reverse(UUID id, String reason) {
        caller.because(reason);
        Map<UUID, Receivable> orders = receipts.lockedOrders(id, ReceiptStatus.CONFIRMED);
        Receipt receipt = stated(id);
        receipt.reverse(reason, caller.name(), clock.now());
        refuseUnlocked(orders, receipt);
        Occasion occasion = new Occasion(reason, clock.today(), caller.name());
        Movement movement = books.on(orders.values(), occasion);
        if (receipt.isOfACustomer()) {
            journal.lockCustomer(receipt.customerId());
        }
        whereabouts(receipt, order -> movement.before(order).held()).forEach(Whereabouts::refuseUsed);
        receipts.flush();
        List<Posting> postings = new ArrayList<>(
                receipt.arrival().stream().map(Posting::reversed).toList());
        receipt.allocations()
                .forEach(part -> postings.add(movement.before(part.orderId()).takeBack(part.amount())));
        movement.post(EntryKind.REVERSAL, id, postings)
                .post(
                        EntryKind.EXCHANGE,
                        id,
                        receipt.exchange().stream().map(Posting::reversed).toList());
        tell(movement, receipt.allocations(), (part, held) -> receipt.reversed(part, held, occasion.on()));
        // What is missing again may never have been asked for, as of an order that was prepaid.
        orders.values().forEach(order -> notice.askIfDue(order, books.of(order)));
        return receipt;
    }

    /** Whether nothing of a confirmed receipt was refunded or spent since, so that it can be reversed. */
    @Transactional
    public boolean isAllThere(Receipt receipt) {
        return whereabouts(
                        receipt, order -> books.of(receivables.findById(order)).held())
                .stream()
                .allMatch(Whereabouts::isAllThere);
    }

    @Transactional
    public Receipt get(UUID id) {
        return receipts.visible(id).orElseThrow(() -> Refused.unknown("receipt", id));
    }

    @Transactional
    public List<Receipt> page(ReceiptSearch wanted, Search<Receipt> search) {
        return receipts.page(wanted, search);
    }

    private Receipt stated(UUID id) {
        Receipt receipt = get(id);
        expected.ifStated(receipt.version());
        return receipt;
    }

    /**
     * The orders are locked before anything of them is read: of two steps at once the later one sees what the earlier did,
     * so that the one that carries the sum across a gate announces it, and only that one. A receipt that came to stand
     * right, or to be for another order, only after the orders were looked for is not judged without their lock.
     */
    private static void refuseUnlocked(Map<UUID, Receivable> orders, Receipt receipt) {
        if (receipt.allocations().stream().anyMatch(part -> !orders.containsKey(part.orderId()))) {
            throw Refused.conflict("lost-race", Map.of());
        }
    }

    private interface Fact {
        FinanceEvent of(Allocation part, Money held);
    }

    private static void tell(Movement movement, List<Allocation> parts, Fact fact) {
        parts.forEach(part -> movement.tell(part.orderId(), after -> fact.of(part, after.held())));
    }

    /** How much is left where a part of a receipt went: less than the part if it was refunded, or is another order's credit. */
    private record Whereabouts(Money there, Money needed) {
        boolean isAllThere() {
            return there.atLeast(needed);
        }

        void refuseUsed() {
            if (!isAllThere()) {
                throw Refused.conflict(
                        "money-already-used", Map.of("held", there.toString(), "amount", needed.toString()));
            }
        }
    }

    private List<Whereabouts> whereabouts(Receipt receipt, Function<UUID, Money> heldFor) {
        List<Whereabouts> parts = new ArrayList<>();
        receipt.allocations().forEach(part -> parts.add(new Whereabouts(heldFor.apply(part.orderId()), part.amount())));
        if (receipt.isForNoOrder()) {
            parts.add(new Whereabouts(receipt.amount().minus(receipt.refunded()), receipt.amount()));
        } else if (receipt.isOfACustomer()) {
            Money free =
                    journal.customerMoney(receipt.customerId(), receipt.amount().currency());
            parts.add(new Whereabouts(free, receipt.unallocated()));
        }
        return parts;
    }

    private void refuseForeignExchange(NewReceipt arrived) {
        if (arrived.companyAmount() == null) {
            return;
        }
        if (!arrived.companyAmount().currency().equals(companyCurrency)
                || arrived.amount().currency().equals(companyCurrency)
                || !arrived.companyAmount().isPositive()) {
            throw Refused.invalid(
                    "companyAmount",
                    "is what the bank gave in %s for an amount in another currency".formatted(companyCurrency));
        }
        try {
            new Exchange(arrived.amount(), arrived.companyAmount(), arrived.bookRate())
                    .expected()
                    .stated();
        } catch (IllegalArgumentException tooLarge) {
            throw Refused.invalid("bookRate", "the amount at this rate: " + tooLarge.getMessage());
        }
    }

    private static void refuseDuplicate(Receipt known) {
        throw Refused.conflict(
                "duplicate-receipt",
                Map.of(
                        "receiptId", known.id().toString(),
                        "bankAccount", known.bankAccount(),
                        "bankSerial", known.bankSerial()));
    }
}
