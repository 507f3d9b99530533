package org.gendan.quality.release;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.language.Ids;
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.GoodsReleased;
import org.gendan.quality.plan.InspectedOrder;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * The supervisor's word that the goods of one revision of an order may leave, as far as quality goes (rule 50). It stands
 * until somebody revokes it, and says nothing about another revision.
 */
@Entity
public class GoodsRelease implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID orderId;
    private int revision;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "released_line", joinColumns = @JoinColumn(name = "release_id"))
    private List<ReleasedLine> lines = new ArrayList<>();

    private LocalDate releasedOn;
    private Instant releasedAt;
    private String releasedBy;
    private LocalDate revokedOn;
    private String revokedBy;

    @Column(name = "revoked_because")
    private String reason;

    protected GoodsRelease() {}

    GoodsRelease(InspectedOrder order, LocalDate on, Instant at, String by) {
        this.id = Ids.next();
        this.orderId = order.id();
        this.revision = order.revision();
        order.outcomes().stream()
                .filter(outcome -> outcome.packed() > 0)
                .forEach(outcome -> lines.add(new ReleasedLine(outcome.lineId(), outcome.packed())));
        this.releasedOn = on;
        this.releasedAt = at;
        this.releasedBy = by;
    }

    GoodsReleased announced() {
        return new GoodsReleased(
                orderId, revision, lines().stream().map(ReleasedLine::announced).toList(), releasedOn, releasedBy);
    }

    GoodsReleaseRevoked revoke(String because, LocalDate on, String by) {
        revokedOn = on;
        revokedBy = by;
        reason = because;
        return new GoodsReleaseRevoked(orderId, revision, because, on, by);
    }

    boolean stands() {
        return revokedOn == null;
    }

    public int revision() {
        return revision;
    }

    public List<ReleasedLine> lines() {
        return List.copyOf(lines);
    }

    public LocalDate releasedOn() {
        return releasedOn;
    }

    public Instant releasedAt() {
        return releasedAt;
    }

    public String releasedBy() {
        return releasedBy;
    }

    public LocalDate revokedOn() {
        return revokedOn;
    }

    public String revokedBy() {
        return revokedBy;
    }

    public String reason() {
        return reason;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
