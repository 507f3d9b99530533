package org.gendan.finance.receipt;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.receivable.Receivable;
import org.gendan.kernel.Money;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.language.FinanceEvent.ReceiptRecorded;
import org.gendan.kernel.rest.Attachments.Attachment;
import org.gendan.kernel.rest.Refusal;

/**
 * Money that arrived for an order. The cashier records it; it counts from when somebody else, of finance, confirms it, and
 * no longer once it is reversed, as when the bank takes it back.
 */
@Entity
public class Receipt implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID orderId;

    @Embedded
    private Money amount;

    private String bankAccount;
    private String bankSerial;
    private String payer;
    private LocalDate occurredOn;

    @Enumerated(EnumType.STRING)
    private ReceiptStatus status;

    private String recordedBy;
    private Instant recordedAt;

    @Embedded
    private Confirmation confirmation;

    @Embedded
    private Reversal reversal;

    private UUID slipId;

    @Column(name = "slip_sha256")
    private String slipSha256;

    protected Receipt() {}

    Receipt(UUID id, NewReceipt arrived, Receivable receivable, LocalDate occurredOn, String by, Instant at) {
        if (!arrived.amount().isPositive()) {
            throw Refusal.invalid("amount", "must be more than zero; what goes back to the customer is no receipt");
        }
        if (!arrived.amount().currency().equals(receivable.total().currency())) {
            throw Refusal.conflict(
                    "other-currency",
                    Map.of(
                            "orderCurrency", receivable.total().currency().getCurrencyCode(),
                            "currency", arrived.amount().currency().getCurrencyCode()));
        }
        this.id = id;
        this.orderId = receivable.orderId();
        this.amount = arrived.amount();
        this.bankAccount = arrived.bankAccount().strip();
        this.bankSerial = arrived.bankSerial().strip();
        this.payer = arrived.payer().strip();
        this.occurredOn = occurredOn;
        this.status = ReceiptStatus.RECORDED;
        this.recordedBy = by;
        this.recordedAt = at;
    }

    ReceiptRecorded recorded() {
        return new ReceiptRecorded(orderId, id, amount, bankSerial, occurredOn, recordedBy);
    }

    /** The bank slip that the receipt rests on; the last one attached before the confirmation is the one that counts. */
    void attach(Attachment slip) {
        if (status != ReceiptStatus.RECORDED) {
            throw Refusal.wrongState(status, java.util.List.of(ReceiptStatus.RECORDED));
        }
        slipId = slip.id();
        slipSha256 = slip.sha256();
    }

    /** The money arrived. Whoever recorded it cannot say so, and nobody but finance can (S1.9, rule 17). */
    void confirm(String by, boolean ofFinance, Instant at) {
        if (by.equals(recordedBy)) {
            throw Refusal.forbidden("four-eyes", Map.of("recordedBy", recordedBy));
        }
        if (!ofFinance) {
            throw Refusal.forbidden("confirmation-by-finance-only", Map.of());
        }
        advanceTo(ReceiptStatus.CONFIRMED);
        confirmation = new Confirmation(by, at);
    }

    void reverse(String reason, String by, Instant at) {
        advanceTo(ReceiptStatus.REVERSED);
        reversal = new Reversal(by, at, reason);
    }

    private void advanceTo(ReceiptStatus next) {
        if (!status.next().contains(next)) {
            throw Refusal.wrongState(status, next.before());
        }
        status = next;
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

    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public Confirmation confirmation() {
        return confirmation;
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
        return orderId.toString();
    }
}
