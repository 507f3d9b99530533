package org.gendan.production.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.Ids;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.language.ProductionEvent.WorkAssigned;

/**
 * A lot of a production order that one factory makes: the unit of schedule, materials, sample, meeting, start and every
 * inspection (design §5). It names the order's revision that it was cut from, and stays when the gate behind it closes.
 */
@Entity
public class WorkAssignment implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    /** Written through the production order, which owns its assignments. */
    @Column(name = "production_order_id", insertable = false, updatable = false)
    private UUID productionOrderId;

    private int revision;
    private UUID factoryId;
    private String lot;

    @ElementCollection
    @CollectionTable(name = "work_share", joinColumns = @JoinColumn(name = "assignment_id"))
    private List<Share> shares = new ArrayList<>();

    private LocalDate assignedOn;
    private Instant assignedAt;
    private String assignedBy;

    protected WorkAssignment() {}

    WorkAssignment(UUID orderId, int revision, NewAssignment work, LocalDate on, Instant at, String by) {
        this.id = Ids.next();
        this.productionOrderId = orderId;
        this.revision = revision;
        this.factoryId = work.factoryId();
        this.lot = work.lot();
        this.shares.addAll(work.shares());
        this.assignedOn = on;
        this.assignedAt = at;
        this.assignedBy = by;
    }

    WorkAssigned announced() {
        return new WorkAssigned(
                productionOrderId,
                id,
                revision,
                factoryId,
                lot,
                quantity(),
                shares.stream().map(Share::announced).toList(),
                assignedOn,
                assignedBy);
    }

    /** Pieces of a line that this assignment makes. */
    int of(UUID lineId) {
        return shares.stream()
                .filter(share -> share.lineId().equals(lineId))
                .mapToInt(Share::quantity)
                .sum();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID productionOrderId() {
        return productionOrderId;
    }

    public int revision() {
        return revision;
    }

    public UUID factoryId() {
        return factoryId;
    }

    public String lot() {
        return lot;
    }

    public List<Share> shares() {
        return List.copyOf(shares);
    }

    public int quantity() {
        return shares.stream().mapToInt(Share::quantity).sum();
    }

    public LocalDate assignedOn() {
        return assignedOn;
    }

    public Instant assignedAt() {
        return assignedAt;
    }

    public String assignedBy() {
        return assignedBy;
    }

    @Override
    public String auditKey() {
        return productionOrderId.toString();
    }
}
