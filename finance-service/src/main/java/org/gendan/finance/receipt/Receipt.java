package org.gendan.finance.receipt;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.finance.receivable.Receivable;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.FinanceEvent.Arrived;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.ReceiptRecorded;
import org.gendan.language.FinanceEvent.ReceiptReversed;
import org.gendan.language.Money;
import org.gendan.office.attachment.Attachments.Attachment;

/**
 * Money that arrived, for one order or several of a customer, or for none that anybody knows. The cashier records it, or
 * rejects what was mistyped; it counts from when somebody else, of finance, confirms it, and no longer once it is reversed,
 * as when the bank takes it back. What is for no order is allocated by finance later, or goes back to its sender.
 */
@Entity
public class Receipt extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID orderId;

    @Embedded
    private Money amount;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "receipt_allocation", joinColumns = @JoinColumn(name = "receipt_id"))
    @OrderColumn(name = "n")
    private List<Allocation> allocations;

    private UUID customerId;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "company_amount", precision = 19, scale = 4))
    @AttributeOverride(name = "currency", column = @Column(name = "company_currency", length = 3))
    private Money companyAmount;

    private BigDecimal bookRate;
    private BigDecimal refunded = BigDecimal.ZERO;
    private String bankAccount;
    private String bankSerial;
    private String payer;
    private LocalDate occurredOn;

    @Enumerated(EnumType.STRING)
    private ReceiptStatus status;

    private String recordedBy;
    private Instant recordedAt;
    private String importedBy;

    @Embedded
    private Confirmation confirmation;

    @Embedded
    private Rejection rejection;

    @Embedded
    private Reversal reversal;

    private UUID slipId;

    @Column(name = "slip_sha256")
    private String slipSha256;

    protected Receipt() {}

    /** For orders of one customer, in their currency, or for none; the parts come to no more than the whole. */
    Receipt(
            UUID id,
            NewReceipt arrived,
            Collection<Receivable> receivables,
            LocalDate occurredOn,
            String by,
            Instant at) {
        this(id, arrived, receivables, occurredOn, null, by, at);
    }

    /** Of a line of a bank statement; whoever brought the statement in may be null, where that was no person. */
    Receipt(
            UUID id,
            NewReceipt arrived,
            Collection<Receivable> receivables,
            LocalDate occurredOn,
            String importedBy,
            String by,
            Instant at) {
        if (!arrived.amount().isPositive()) {
            throw Refused.invalid("amount", "must be more than zero; what goes back to the customer is no receipt");
        }
        receivables.forEach(receivable -> receivable.checked(arrived.amount()));
        this.id = id;
        this.amount = arrived.amount();
        this.allocations = Allocation.checked(arrived.parts(), amount, receivables);
        if (!allocations.isEmpty()) {
            this.orderId = allocations.getFirst().orderId();
            this.customerId = receivables.iterator().next().customerId();
        }
        this.companyAmount = arrived.companyAmount();
        this.bookRate = arrived.bookRate();
        this.bankAccount = arrived.bankAccount().strip();
        this.bankSerial = arrived.bankSerial().strip();
        this.payer = arrived.payer().strip();
        this.occurredOn = occurredOn;
        this.status = ReceiptStatus.RECORDED;
        this.recordedBy = by;
        this.recordedAt = at;
        this.importedBy = importedBy;
    }

    /** Whether there is anything left of it to give to orders. */
    public boolean isAllocable() {
        return status == ReceiptStatus.CONFIRMED
                && isForNoOrder()
                && unallocated().isPositive();
    }

    /** One announcement per order that it is for. */
    List<ReceiptRecorded> recorded() {
        return allocations().stream()
                .map(part -> new ReceiptRecorded(
                        part.orderId(), id, part.amount(), bankSerial, bankAccount, occurredOn, recordedBy))
                .toList();
    }

    ReceiptConfirmed confirmed(Allocation part, Money held, LocalDate on) {
        return new ReceiptConfirmed(part.orderId(), id, part.amount(), held, arrived(), on, confirmation.by());
    }

    ReceiptReversed reversed(Allocation part, Money held, LocalDate on) {
        return new ReceiptReversed(
                part.orderId(), id, part.amount(), held, reversal.reason(), arrived(), on, reversal.by());
    }

    private Arrived arrived() {
        return new Arrived(bankAccount, bankSerial, occurredOn, amount, companyAmount, bookRate);
    }

    /** What of it is for no order: the customer's free money, or nobody's where no order was known when it arrived. */
    public Money unallocated() {
        return allocations.stream().map(Allocation::amount).reduce(amount.minus(refunded()), Money::minus);
    }

    /** Whether a part of it is free money of the customer whose orders the rest is for. */
    boolean isOfACustomer() {
        return !isForNoOrder() && unallocated().isPositive();
    }

    /** The bank's side of the movement that its confirmation books: all of it arrived, the rest is given to no order. */
    List<Posting> arrival() {
        return List.of(
                Posting.debit(LedgerAccount.BANK, orderId, customerId, amount),
                isForNoOrder()
                        ? Posting.credit(LedgerAccount.UNALLOCATED, null, null, unallocated())
                        : Posting.credit(LedgerAccount.CUSTOMER_MONEY, null, customerId, unallocated()));
    }

    /** Finance found out whom it is from: parts of it are for these orders, all of one customer; returns the parts. */
    List<Allocation> allocate(List<Allocation> named, Collection<Receivable> receivables) {
        refuseUnlessUnallocated();
        List<Allocation> parts = Allocation.checked(named, amount, receivables);
        receivables.forEach(receivable -> receivable.checked(amount));
        Receivable one = receivables.iterator().next();
        if (customerId != null && !customerId.equals(one.customerId())) {
            throw Refused.conflict("other-customer", Map.of("orderNumber", one.orderNumber()));
        }
        Money sum = parts.stream().map(Allocation::amount).reduce(Money.zero(amount.currency()), Money::plus);
        if (!unallocated().atLeast(sum)) {
            throw Refused.conflict(
                    "not-enough-credit", Map.of("available", unallocated().toString(), "amount", sum.toString()));
        }
        customerId = one.customerId();
        allocations.addAll(parts);
        return parts;
    }

    /** So much of it goes back to whom it came from, or does not after all where it is below zero. */
    void refund(Money back) {
        refuseBeyondUnallocated(back);
        refunded = refunded.add(back.amount());
    }

    void refuseBeyondUnallocated(Money back) {
        refuseUnlessUnallocated();
        if (!back.currency().equals(amount.currency())) {
            throw Refused.conflict(
                    "other-currency",
                    Map.of(
                            "orderCurrency", amount.currency().getCurrencyCode(),
                            "currency", back.currency().getCurrencyCode()));
        }
        if (!unallocated().atLeast(back)) {
            throw Refused.conflict(
                    "refund-beyond-held", Map.of("held", unallocated().toString(), "amount", back.toString()));
        }
    }

    private void refuseUnlessUnallocated() {
        if (status != ReceiptStatus.CONFIRMED) {
            throw Refused.wrongState(status, List.of(ReceiptStatus.CONFIRMED));
        }
        if (!isForNoOrder()) {
            throw Refused.conflict("not-unallocated", Map.of("bankSerial", bankSerial));
        }
    }

    /** No order was known for it when it arrived. */
    public boolean isForNoOrder() {
        return orderId == null;
    }

    /** What the bank's exchange moves beside the money itself; nothing where it did not exchange. */
    List<Posting> exchange() {
        return companyAmount == null
                ? List.of()
                : new Exchange(amount, companyAmount, bookRate).postings(orderId, customerId);
    }

    /** The bank slip that the receipt rests on; the last one attached before the confirmation is the one that counts. */
    void attach(Attachment slip) {
        if (!mayBecome(ReceiptStatus.CONFIRMED)) {
            throw Refused.wrongState(status, ReceiptStatus.CONFIRMED.before());
        }
        slipId = slip.id();
        slipSha256 = slip.sha256();
    }

    /** The money arrived. Whoever recorded or imported it cannot say so, and nobody but finance can (S1.9, rule 17). */
    void confirm(String by, boolean ofFinance, Instant at) {
        if (isBroughtInBy(by)) {
            throw Refused.forbidden("four-eyes", Map.of("recordedBy", by));
        }
        if (!ofFinance) {
            throw Refused.forbidden("confirmation-by-finance-only", Map.of());
        }
        advanceTo(ReceiptStatus.CONFIRMED);
        confirmation = new Confirmation(by, at);
    }

    /** It was never right; what was confirmed is reversed instead. */
    void reject(String reason, String by, Instant at) {
        advanceTo(ReceiptStatus.REJECTED);
        rejection = new Rejection(by, at, reason);
    }

    void reverse(String reason, String by, Instant at) {
        advanceTo(ReceiptStatus.REVERSED);
        reversal = new Reversal(by, at, reason);
    }

    /** Whether that is a step from where it stands. */
    public boolean mayBecome(ReceiptStatus next) {
        return status.next().contains(next);
    }

    private void advanceTo(ReceiptStatus next) {
        if (!mayBecome(next)) {
            throw Refused.wrongState(status, next.before());
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** The first of the orders that it was recorded for, null where it was for none; its trail tells of the receipt. */
    public UUID orderId() {
        return orderId;
    }

    /** What is for which order, each once, by order id: in this order the orders are locked and announced. */
    public List<Allocation> allocations() {
        SortedMap<UUID, Money> sums = new TreeMap<>();
        allocations.forEach(part -> sums.merge(part.orderId(), part.amount(), Money::plus));
        return sums.entrySet().stream()
                .map(sum -> new Allocation(sum.getKey(), sum.getValue()))
                .toList();
    }

    /** What of it went back to its sender, or will; nothing of what was recorded for an order. */
    public Money refunded() {
        return new Money(refunded, amount.currency());
    }

    UUID customerId() {
        return customerId;
    }

    public Money companyAmount() {
        return companyAmount;
    }

    public BigDecimal bookRate() {
        return bookRate;
    }

    public Money amount() {
        return amount;
    }

    public String bankAccount() {
        return bankAccount;
    }

    public String bankSerial() {
        return bankSerial;
    }

    public String payer() {
        return payer;
    }

    public LocalDate occurredOn() {
        return occurredOn;
    }

    public ReceiptStatus status() {
        return status;
    }

    /** Whether the person recorded it, or imported the line that it stands for, and so cannot confirm it. */
    public boolean isBroughtInBy(String person) {
        return person.equals(recordedBy) || person.equals(importedBy);
    }

    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public Confirmation confirmation() {
        return confirmation;
    }

    public Rejection rejection() {
        return rejection;
    }

    public Reversal reversal() {
        return reversal;
    }

    public UUID slipId() {
        return slipId;
    }

    public String slipSha256() {
        return slipSha256;
    }

    @Override
    public String auditKey() {
        return (isForNoOrder() ? id : orderId).toString();
    }
}
