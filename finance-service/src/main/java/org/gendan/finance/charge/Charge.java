package org.gendan.finance.charge;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Money;
import org.hibernate.annotations.DynamicUpdate;

/** Freight or another charge that became part of what an order costs (rule 10); it stands on the next invoice. */
@Entity
@DynamicUpdate
public class Charge implements Audited {
    @Id
    private UUID id;

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private ChargeKind kind;

    @Embedded
    private Money amount;

    private String reason;
    private String addedBy;
    private LocalDate occurredOn;
    private UUID invoiceId;

    protected Charge() {}

    Charge(UUID id, UUID orderId, ChargeKind kind, Money amount, String reason, String addedBy, LocalDate on) {
        this.id = id;
        this.orderId = orderId;
        this.kind = kind;
        this.amount = amount;
        this.reason = reason;
        this.addedBy = addedBy;
        this.occurredOn = on;
    }

    /** It stands on this invoice. */
    public void invoicedBy(UUID invoice) {
        invoiceId = invoice;
    }

    /** What stands on an invoice is no more taken back but by a credit note. */
    void refuseIfInvoiced() {
        if (invoiceId != null) {
            throw Refused.conflict("charge-invoiced", Map.of("invoiceId", invoiceId.toString()));
        }
    }

    Adjustment shown(CounterEntry reversed) {
        return new Adjustment(id, kind.name(), amount, reason, addedBy, occurredOn, invoiceId, reversed);
    }

    public UUID id() {
        return id;
    }

    public ChargeKind kind() {
        return kind;
    }

    public Money amount() {
        return amount;
    }

    public String reason() {
        return reason;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
