package org.gendan.finance.followup;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;

/** What a customer disputes of one order's money: raised by finance, and lifted when it is settled (rule 61). */
@Entity
public class Dispute implements Audited {
    @Id
    private UUID id;

    private UUID orderId;
    private String reason;
    private String raisedBy;
    private LocalDate raisedOn;
    private String liftedBy;
    private LocalDate liftedOn;
    private String liftingReason;

    protected Dispute() {}

    Dispute(UUID id, UUID orderId, String reason, String by, LocalDate on) {
        this.id = id;
        this.orderId = orderId;
        this.reason = reason;
        this.raisedBy = by;
        this.raisedOn = on;
    }

    void lift(String because, String by, LocalDate on) {
        liftingReason = because;
        liftedBy = by;
        liftedOn = on;
    }

    public UUID orderId() {
        return orderId;
    }

    public String reason() {
        return reason;
    }

    public String raisedBy() {
        return raisedBy;
    }

    public LocalDate raisedOn() {
        return raisedOn;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
