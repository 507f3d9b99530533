package org.gendan.production.material;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.FourEyes;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.language.ProductionEvent.MaterialsCounted;
import org.gendan.production.material.Count.Counted;
import org.gendan.production.material.Replenished.Part;
import org.gendan.production.order.OpenShortage;

/**
 * Fabric or trims that arrived at a factory for one assignment: listed, counted at once, and where something is wrong,
 * confirmed by the merchandiser or inspector who counted along (S3.1). What is short stays open until it was replenished.
 */
@Entity
@Table(name = "material_delivery")
public class Delivery extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID assignmentId;
    private UUID orderId;
    private String deliveryNote;
    private Instant arrivedAt;
    private String registeredBy;
    private Instant countedAt;
    private String countedBy;
    private Instant confirmedAt;
    private String confirmedBy;
    private String confirmationRemark;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @JoinColumn(name = "delivery_id", nullable = false, updatable = false)
    private List<MaterialItem> items = new ArrayList<>();

    @OneToMany(cascade = CascadeType.PERSIST, fetch = FetchType.LAZY)
    @JoinColumn(name = "delivery_id", nullable = false, updatable = false)
    private List<Replenishment> replenishments = new ArrayList<>();

    protected Delivery() {}

    Delivery(UUID orderId, NewDelivery list, Instant now, String by) {
        if (list.items().stream().map(NewDelivery.Listed::material).distinct().count()
                != list.items().size()) {
            throw Refused.invalid("items", "a material stands twice");
        }
        this.id = Ids.next();
        this.assignmentId = list.assignmentId();
        this.orderId = orderId;
        this.deliveryNote = list.deliveryNote();
        this.arrivedAt = list.arrivedAt() == null ? now : list.arrivedAt();
        if (arrivedAt.isAfter(now)) {
            throw Refused.invalid("arrivedAt", "lies in the future; now is " + now);
        }
        if (arrivedAt.isBefore(
                BusinessClock.EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw Refused.invalid("arrivedAt", "lies before " + BusinessClock.EARLIEST);
        }
        this.registeredBy = by;
        list.items().forEach(item -> items.add(new MaterialItem(item)));
    }

    /** Counted whole; counted anew, the new figures stand and want a new confirmation. */
    MaterialsCounted count(Count count, FourPointSystem fourPoints, Instant at, LocalDate on, String by) {
        if (!replenishments.isEmpty()) {
            throw Refused.conflict("already-replenished", Map.of());
        }
        requireEachItemOnce(count);
        for (Counted found : count.items()) {
            MaterialItem item = item(found.material());
            if (found.defectPoints() != null && !item.hasAreaWith(found)) {
                throw Refused.invalid("items.defectPoints", "needs a length in m or yd and a width");
            }
            item.count(found);
        }
        countedAt = at;
        countedBy = by;
        confirmedAt = null;
        confirmedBy = null;
        confirmationRemark = null;
        return new MaterialsCounted(
                orderId,
                assignmentId,
                id,
                anomalies(fourPoints).stream().map(Anomaly::name).toList(),
                on,
                by);
    }

    /** Whoever is responsible counted along and stands for the figures (S3.1b). */
    void confirm(String remark, Instant at, String by) {
        requireCounted();
        if (isConfirmed()) {
            throw Refused.conflict("already-confirmed", Map.of("confirmedBy", confirmedBy));
        }
        FourEyes.require(by, countedBy);
        confirmedAt = at;
        confirmedBy = by;
        confirmationRemark = remark;
    }

    /** Whether this person may stand for the figures: not who counted. */
    public boolean isConfirmableBy(String person) {
        return isCounted() && !isConfirmed() && FourEyes.hold(person, countedBy);
    }

    void replenish(Replenished more, LocalDate on, String by) {
        requireCounted();
        for (Part part : more.items()) {
            if (missing(item(part.material())).signum() == 0) {
                throw Refused.conflict("nothing-missing", Map.of("material", part.material()));
            }
            replenishments.add(new Replenishment(part, more.remark(), on, by));
        }
    }

    private void requireCounted() {
        if (!isCounted()) {
            throw Refused.conflict("not-counted", Map.of());
        }
    }

    private void requireEachItemOnce(Count count) {
        List<String> counted =
                count.items().stream().map(Counted::material).sorted().toList();
        List<String> listed =
                items.stream().map(MaterialItem::material).sorted().toList();
        if (!counted.equals(listed)) {
            throw Refused.invalid("items", "each material of the list is counted once: " + String.join(", ", listed));
        }
    }

    private MaterialItem item(String material) {
        return items.stream()
                .filter(item -> item.material().equals(material))
                .findFirst()
                .orElseThrow(() -> Refused.unknown("material", material));
    }

    boolean isCounted() {
        return countedAt != null;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    /** Of all its materials, each kind once. */
    public List<Anomaly> anomalies(FourPointSystem fourPoints) {
        return items.stream()
                .flatMap(item -> item.anomalies(fourPoints).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What is missing of a material by now, in its unit. */
    public BigDecimal missing(MaterialItem item) {
        BigDecimal later = replenishments.stream()
                .filter(each -> each.material().equals(item.material()))
                .map(Replenishment::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return item.missing(later);
    }

    List<OpenShortage> openShortages() {
        return items.stream()
                .filter(item -> missing(item).signum() > 0)
                .map(item -> new OpenShortage(item.material(), missing(item), item.unit()))
                .toList();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID assignmentId() {
        return assignmentId;
    }

    public UUID orderId() {
        return orderId;
    }

    public String deliveryNote() {
        return deliveryNote;
    }

    public Instant arrivedAt() {
        return arrivedAt;
    }

    public String registeredBy() {
        return registeredBy;
    }

    public Instant countedAt() {
        return countedAt;
    }

    public String countedBy() {
        return countedBy;
    }

    /** From arrival to count, null until it was counted (S3.1a). */
    public Duration latency() {
        return countedAt == null ? null : Duration.between(arrivedAt, countedAt);
    }

    public Instant confirmedAt() {
        return confirmedAt;
    }

    public String confirmedBy() {
        return confirmedBy;
    }

    public String confirmationRemark() {
        return confirmationRemark;
    }

    public List<MaterialItem> items() {
        return items.stream()
                .sorted(Comparator.comparing(MaterialItem::material))
                .toList();
    }

    /** Oldest first. */
    public List<Replenishment> replenishments() {
        return replenishments.stream()
                .sorted(Comparator.comparing(Replenishment::id))
                .toList();
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
