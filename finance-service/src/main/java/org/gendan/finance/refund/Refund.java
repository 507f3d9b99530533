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
import java.util.UUID;
import org.gendan.kernel.Money;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.language.FinanceEvent.RefundPaid;
import org.gendan.kernel.rest.Refusal;

/**
 * Money that goes back to a customer. Finance asks for it, another person of finance approves it, and from then on it is not
 * held for the order any more; the cashier pays it. Until it is paid it can be given up, and the money is held again.
 */
@Entity
public class Refund implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID orderId;

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
        this.amount = request.amount();
        this.reason = request.reason();
        this.status = RefundStatus.REQUESTED;
        this.requestedBy = by;
        this.requestedAt = at;
    }

    /** The money may go back. Whoever asked for it cannot say so. */
    void approve(Money due, String by, Instant at) {
        if (by.equals(requestedBy)) {
            throw Refusal.forbidden("refund-four-eyes", Map.of("requestedBy", requestedBy));
        }
        advanceTo(RefundStatus.APPROVED);
        approval = new Approval(by, at);
        takenFromDue = due.amount();
    }

    RefundPaid pay(String bankSerial, Money held, LocalDate on, String by, Instant at) {
        advanceTo(RefundStatus.PAID);
        payment = new Payment(by, at, on, bankSerial.strip());
        return new RefundPaid(orderId, id, amount, held, reason, on, by);
    }

    /** Tells whether the money had been taken from the order and is held for it again. */
    boolean cancel(String because, String by, Instant at) {
        boolean taken = status == RefundStatus.APPROVED;
        advanceTo(RefundStatus.CANCELLED);
        cancellation = new Cancellation(by, at, because);
        return taken;
    }

    private void advanceTo(RefundStatus next) {
        if (!status.next().contains(next)) {
            throw Refusal.wrongState(status, next.before());
        }
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

    public UUID orderId() {
        return orderId;
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
        return orderId.toString();
    }
}
