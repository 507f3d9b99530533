package org.gendan.finance.refund;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.FourEyes;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.FinanceEvent.RefundPaid;
import org.gendan.language.Money;

/**
 * Money that goes back to a customer, of an order or free, or to the sender of money that was for no order. Finance asks for
 * it, another person of finance approves it, and from then on it is not held any more; the cashier pays it. Until it is
 * paid it can be given up, and the money is held again.
 */
@Entity
public class Refund extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID orderId;
    private UUID receiptId;
    private UUID customerId;

    @Embedded
    private Money amount;

    /** How much of it was waiting to be settled when it was approved; as much waits again if it is given up. */
    private BigDecimal takenFromDue;

    private String reason;

    @Enumerated(EnumType.STRING)
    private RefundStatus status;

    private String requestedBy;
    private Instant requestedAt;

    @Embedded
    private Approval approval;

    @Embedded
    private Payment payment;

    @Embedded
    private Cancellation cancellation;

    protected Refund() {}

    Refund(UUID id, NewRefund request, String by, Instant at) {
        this.id = id;
        this.orderId = request.orderId();
        this.receiptId = request.receiptId();
        this.customerId = request.customerId();
        this.amount = request.amount();
        this.reason = request.reason();
        this.status = RefundStatus.REQUESTED;
        this.requestedBy = by;
        this.requestedAt = at;
    }

    /** The money may go back. Whoever asked for it cannot say so. */
    void approve(Money due, String by, Instant at) {
        if (isRequestedBy(by)) {
            throw Refused.forbidden("refund-four-eyes", Map.of("requestedBy", requestedBy));
        }
        advanceTo(RefundStatus.APPROVED);
        approval = new Approval(by, at);
        takenFromDue = due.amount();
    }

    void pay(String bankSerial, LocalDate on, String by, Instant at) {
        requireNext(RefundStatus.PAID);
        FourEyes.require(by, requestedBy, approval.by());
        advanceTo(RefundStatus.PAID);
        payment = new Payment(by, at, on, bankSerial.strip());
    }

    /** Of an order's money, which has so much left after it. */
    RefundPaid paid(Money held) {
        return new RefundPaid(orderId, id, amount, held, reason, payment.on(), payment.by());
    }

    /** Tells whether the money had been taken from the order and is held for it again. */
    boolean cancel(String because, String by, Instant at) {
        boolean taken = status == RefundStatus.APPROVED;
        advanceTo(RefundStatus.CANCELLED);
        cancellation = new Cancellation(by, at, because);
        return taken;
    }

    /** Whether that is a step from where it stands. */
    public boolean mayBecome(RefundStatus next) {
        return status.next().contains(next);
    }

    /** Whether this person may pay it out: neither who asked for it nor who approved it. */
    public boolean isPayableBy(String person) {
        return mayBecome(RefundStatus.PAID) && FourEyes.hold(person, requestedBy, approval.by());
    }

    private void requireNext(RefundStatus next) {
        if (!mayBecome(next)) {
            throw Refused.wrongState(status, next.before());
        }
    }

    private void advanceTo(RefundStatus next) {
        requireNext(next);
        status = next;
    }

    Money takenFromDue() {
        return new Money(takenFromDue, amount.currency());
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** Null where it is of money that is for no order. */
    public UUID orderId() {
        return orderId;
    }

    /** The receipt of money that was for no order; null otherwise. */
    public UUID receiptId() {
        return receiptId;
    }

    /** The customer whose free money it is; null otherwise. */
    public UUID customerId() {
        return customerId;
    }

    /** Where money of no order is held until it goes back. */
    LedgerAccount account() {
        return customerId == null ? LedgerAccount.UNALLOCATED : LedgerAccount.CUSTOMER_MONEY;
    }

    public Money amount() {
        return amount;
    }

    public String reason() {
        return reason;
    }

    public RefundStatus status() {
        return status;
    }

    public String requestedBy() {
        return requestedBy;
    }

    /** Whether the person asked for it, and so cannot approve it. */
    public boolean isRequestedBy(String person) {
        return person.equals(requestedBy);
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Approval approval() {
        return approval;
    }

    public Payment payment() {
        return payment;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public String auditKey() {
        return Stream.of(orderId, receiptId, customerId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
