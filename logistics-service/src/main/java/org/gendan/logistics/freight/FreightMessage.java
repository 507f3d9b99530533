package org.gendan.logistics.freight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.language.Ids;
import org.gendan.logistics.shipment.Shipment;

/** One thing that was said about how a shipment travels (S1.12); it stays as it was said. */
@Entity
public class FreightMessage implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID shipmentId;
    private UUID orderId;
    private String text;
    private Boolean agreed;

    @Column(name = "written_by")
    private String by;

    @Column(name = "written_at")
    private Instant at;

    protected FreightMessage() {}

    FreightMessage(Shipment shipment, String text, Boolean agreed, String by, Instant at) {
        this.id = Ids.next();
        this.shipmentId = shipment.id();
        this.orderId = shipment.orderId();
        this.text = text;
        this.agreed = agreed;
        this.by = by;
        this.at = at;
    }

    public UUID id() {
        return id;
    }

    public String text() {
        return text;
    }

    public Boolean agreed() {
        return agreed;
    }

    public String by() {
        return by;
    }

    public Instant at() {
        return at;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
