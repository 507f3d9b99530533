package org.gendan.finance.charge;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.finance.receivable.ReceivableKind;
import org.gendan.kernel.audit.Audited;
import org.gendan.language.Money;

/** A shortfall that finance let go, such as bank charges: for good, with a reason, and never by a tolerance (rule 13). */
@Entity
public class Waiver implements Audited {
    @Id
    private UUID id;

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private ReceivableKind kind;

    @Embedded
    private Money amount;

    private String reason;
    private String waivedBy;
    private LocalDate occurredOn;

    protected Waiver() {}

    Waiver(UUID id, UUID orderId, ReceivableKind kind, Money amount, String reason, String waivedBy, LocalDate on) {
        this.id = id;
        this.orderId = orderId;
        this.kind = kind;
        this.amount = amount;
        this.reason = reason;
        this.waivedBy = waivedBy;
        this.occurredOn = on;
    }

    Adjustment shown(CounterEntry reversed) {
        return new Adjustment(id, kind.name(), amount, reason, waivedBy, occurredOn, null, reversed);
    }

    UUID id() {
        return id;
    }

    ReceivableKind kind() {
        return kind;
    }

    Money amount() {
        return amount;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
