package org.gendan.quality.release;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.language.Ids;
import org.gendan.language.QualityEvent.RemainderFollowed;
import org.gendan.quality.inspection.Inspection;

/**
 * What the inspector saw of the pieces that were packed after the final inspection, the last 20 % (S3.11d). As many as there
 * are visits; one without anything left open ends it.
 */
@Entity
public class RemainderReport implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID planId;
    private UUID orderId;
    private UUID inspectionId;
    private int quantity;
    private int inspected;
    private List<String> anomalies;
    private boolean resolved;
    private LocalDate occurredOn;
    private Instant recordedAt;
    private String recordedBy;

    protected RemainderReport() {}

    RemainderReport(Inspection after, int packed, Remainder remainder, LocalDate on, Instant at, String by) {
        this.id = Ids.next();
        this.planId = after.planId();
        this.orderId = after.orderId();
        this.inspectionId = after.id();
        this.quantity = Math.max(0, packed - after.booking().packed());
        this.inspected = remainder.inspected();
        this.anomalies = List.copyOf(remainder.anomalies());
        this.resolved = remainder.resolved();
        this.occurredOn = on;
        this.recordedAt = at;
        this.recordedBy = by;
    }

    RemainderFollowed followed() {
        return new RemainderFollowed(orderId, planId, quantity, occurredOn, recordedBy);
    }

    /** Whether it is about what was packed after this inspection. */
    boolean follows(UUID inspection) {
        return inspectionId.equals(inspection);
    }

    public int quantity() {
        return quantity;
    }

    public int inspected() {
        return inspected;
    }

    public List<String> anomalies() {
        return List.copyOf(anomalies);
    }

    public boolean isResolved() {
        return resolved;
    }

    public LocalDate occurredOn() {
        return occurredOn;
    }

    public String recordedBy() {
        return recordedBy;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
