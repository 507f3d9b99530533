package org.gendan.production.order;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.FourEyes;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.LineShortClosed;
import org.gendan.language.ProductionEvent.MaterialsChecked;
import org.gendan.language.ProductionEvent.ProductionScheduled;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.ProductionEvent.WorkHeld;
import org.gendan.language.ProductionEvent.WorkHoldLifted;
import org.gendan.production.factory.FactoryCalendar;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.PlannedProcess;
import org.gendan.production.routing.Route;
import org.gendan.production.routing.Step;

/**
 * A lot of a production order that one factory makes: the unit of schedule, materials, sample, meeting, start and every
 * inspection (design §5). It names the order's revision that it was cut from, and stays when the gate behind it closes.
 */
@Entity
public class WorkAssignment extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "production_order_id")
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

    @Enumerated(EnumType.STRING)
    private AssignmentStatus status;

    private Instant since;

    @OneToMany(cascade = CascadeType.PERSIST, fetch = FetchType.LAZY)
    @JoinColumn(name = "assignment_id", nullable = false, updatable = false)
    private List<PlanRevision> plans = new ArrayList<>();

    @Embedded
    private MaterialsCheck materials;

    /** As it was when the lot was given out; a later routing of its series moves it no more. */
    @ElementCollection
    @CollectionTable(name = "work_step", joinColumns = @JoinColumn(name = "assignment_id"))
    private List<Step> steps = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "lot_change", joinColumns = @JoinColumn(name = "assignment_id"))
    private Set<LotChange> changes = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "open_shortage", joinColumns = @JoinColumn(name = "assignment_id"))
    private List<OpenShortage> openShortages = new ArrayList<>();

    private LocalDate startedOn;
    private LocalDate completedOn;

    @Embedded
    private Hold hold;

    @Embedded
    private Cancellation cancelled;

    @ElementCollection
    @CollectionTable(name = "short_closure", joinColumns = @JoinColumn(name = "assignment_id"))
    private Set<ShortClosure> closures = new HashSet<>();

    protected WorkAssignment() {}

    WorkAssignment(UUID orderId, int revision, NewAssignment work, Route route, LocalDate on, Instant at, String by) {
        this.id = Ids.next();
        this.productionOrderId = orderId;
        this.revision = revision;
        this.factoryId = work.factoryId();
        this.lot = work.lot();
        this.shares.addAll(work.shares());
        this.steps.addAll(route.steps());
        this.assignedOn = on;
        this.assignedAt = at;
        this.assignedBy = by;
        this.status = AssignmentStatus.ASSIGNED;
        this.since = at;
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

    /**
     * The lot as an amendment left it; it is cut from the new revision from now on. Materials that were checked for fewer
     * sets, or for another article, are to be checked again.
     */
    WorkAssigned amended(OrderAmended fact, int before, boolean otherArticle) {
        revision = fact.revision();
        LotChange change = new LotChange(
                revision,
                before,
                quantity(),
                plan().map(PlanRevision::number).orElse(null),
                fact.reason(),
                fact.occurredOn(),
                fact.by(),
                otherArticle);
        changes.add(change);
        if (change.asksForMaterials()) {
            materialsChanged();
        }
        return new WorkAssigned(
                productionOrderId,
                id,
                revision,
                factoryId,
                lot,
                quantity(),
                shares.stream().map(Share::announced).toList(),
                fact.occurredOn(),
                fact.by());
    }

    void change(UUID lineId, int pieces) {
        shares.removeIf(share -> share.lineId().equals(lineId));
        if (pieces > 0) {
            shares.add(new Share(lineId, pieces));
        }
    }

    void cancelIfEmpty(Cancellation because, Instant at) {
        if (shares.isEmpty() && status == AssignmentStatus.ASSIGNED) {
            cancel(because, at);
        }
    }

    /** Appends a plan; whoever moves one says why (rule 28). */
    ProductionScheduled schedule(NewPlan plan, FactoryCalendar calendar, LocalDate on, String by) {
        requireUnderWay();
        plan.requireInOrder();
        if (!plans.isEmpty() && (plan.reason() == null || plan.reason().isBlank())) {
            throw Refused.invalid("reason", "is needed when a plan moves");
        }
        PlanRevision next = new PlanRevision(plans.size() + 1, plan, route(), calendar, on, by);
        plans.add(next);
        return new ProductionScheduled(
                productionOrderId,
                id,
                revision,
                factoryId,
                next.number(),
                quantity(),
                next.startOn(),
                next.completeOn(),
                next.shipOn(),
                next.processes().stream().map(PlannedProcess::announced).toList(),
                next.reason(),
                on,
                by);
    }

    /** Its materials were checked; an override of an earlier check does not hold for what is missing now. */
    MaterialsChecked check(List<OpenShortage> missing, int orderRevision, LocalDate on, String by) {
        requireUnderWay();
        materials = new MaterialsCheck(on, by, null, null);
        openShortages.clear();
        openShortages.addAll(missing);
        return checked(orderRevision, on, by);
    }

    /** The production manager has it started although something is missing (rule 27). */
    MaterialsChecked override(String reason, int orderRevision, LocalDate on, String by) {
        requireUnderWay();
        if (!hasOpenShortage()) {
            throw Refused.conflict("no-open-shortage", Map.of());
        }
        FourEyes.require(by, materials.checkedBy());
        materials = materials.overridden(by, reason);
        return checked(orderRevision, on, by);
    }

    private MaterialsChecked checked(int orderRevision, LocalDate on, String by) {
        return new MaterialsChecked(
                productionOrderId,
                id,
                orderRevision,
                openShortages().stream().map(OpenShortage::announced).toList(),
                materials.overriddenBy(),
                materials.overrideReason(),
                on,
                by);
    }

    /** Something was counted since the check, which therefore says nothing any more. */
    void materialsChanged() {
        if (status == AssignmentStatus.ASSIGNED) {
            materials = null;
            openShortages.clear();
        }
    }

    /** Bulk production begins, once; whoever calls has asked the gate. */
    ProductionStarted start(int orderRevision, LocalDate on, Instant at, String by) {
        advanceTo(AssignmentStatus.STARTED, at);
        startedOn = on;
        return new ProductionStarted(productionOrderId, id, orderRevision, factoryId, on, by);
    }

    WorkHeld hold(String reason, LocalDate on, Instant at, String by) {
        requireUnderWay();
        if (hold != null) {
            throw Refused.conflict("already-held", Map.of("reason", hold.reason()));
        }
        hold = new Hold(reason, by, on, at);
        return new WorkHeld(productionOrderId, id, reason, on, by);
    }

    WorkHoldLifted liftHold(String reason, LocalDate on, String by) {
        if (hold == null) {
            throw Refused.conflict("not-held", Map.of());
        }
        hold = null;
        return new WorkHoldLifted(productionOrderId, id, reason, on, by);
    }

    /** A line ends with what is packed of it. */
    LineShortClosed closeShort(UUID lineId, Made made, String reason, LocalDate on, String by) {
        requireStarted();
        if (of(lineId) == 0) {
            throw Refused.unknown("line", lineId);
        }
        if (isClosedShort(lineId)) {
            throw Refused.conflict("already-short-closed", Map.of("lineId", lineId.toString()));
        }
        int packed = made.packed(lineId);
        closures.add(new ShortClosure(lineId, packed, reason, by, on));
        return new LineShortClosed(productionOrderId, id, lineId, packed, reason, on, by);
    }

    AssignmentCompleted complete(int packed, int orderRevision, LocalDate on, Instant at, String by) {
        advanceTo(AssignmentStatus.COMPLETED, at);
        completedOn = on;
        return new AssignmentCompleted(productionOrderId, id, orderRevision, packed, on, by);
    }

    void cancel(Cancellation because, Instant at) {
        advanceTo(AssignmentStatus.CANCELLED, at);
        cancelled = because;
    }

    /** A second start is refused for what it is, whatever its gate would say. */
    void requireNotStarted() {
        if (status != AssignmentStatus.ASSIGNED) {
            throw Refused.wrongState(status, List.of(AssignmentStatus.ASSIGNED));
        }
    }

    /** Nothing of a lot is made before the factory has it. */
    void requireGivenOutBy(LocalDate day) {
        if (day.isBefore(assignedOn)) {
            throw Refused.invalid("occurredOn", "lies before " + assignedOn + ", when the lot was given out");
        }
    }

    public void requireStarted() {
        if (status != AssignmentStatus.STARTED) {
            throw Refused.wrongState(status, List.of(AssignmentStatus.STARTED));
        }
    }

    private void requireUnderWay() {
        if (!isUnderWay()) {
            throw Refused.wrongState(status, List.of(AssignmentStatus.ASSIGNED, AssignmentStatus.STARTED));
        }
    }

    private void advanceTo(AssignmentStatus next, Instant at) {
        if (!status.next().contains(next)) {
            throw Refused.wrongState(
                    status,
                    Stream.of(AssignmentStatus.values())
                            .filter(from -> from.next().contains(next))
                            .toList());
        }
        status = next;
        since = at;
    }

    /** Whether it is still to be made, begun or not. */
    public boolean isUnderWay() {
        return status == AssignmentStatus.ASSIGNED || status == AssignmentStatus.STARTED;
    }

    /** Whether this person may have it started in spite of a shortage: not who checked the materials. */
    public boolean isShortageOverridableBy(String person) {
        return hasOpenShortage() && !materials.isOverridden() && FourEyes.hold(person, materials.checkedBy());
    }

    /** Whether its materials were checked and some of them were missing. */
    public boolean hasOpenShortage() {
        return materials != null && !openShortages.isEmpty();
    }

    /** Whether it has a line that was not closed short. */
    public boolean hasOpenLine() {
        return shares.stream().anyMatch(share -> !isClosedShort(share.lineId()));
    }

    boolean isClosedShort(UUID lineId) {
        return closures.stream().anyMatch(closure -> closure.lineId().equals(lineId));
    }

    /** Pieces of a line that this assignment makes; a cancelled one makes none. */
    public int of(UUID lineId) {
        if (status == AssignmentStatus.CANCELLED) {
            return 0;
        }
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

    /** The processes that its pieces go through; the usual ones for a lot of before there were others. */
    public Route route() {
        return steps.isEmpty() ? Route.USUAL : new Route(steps);
    }

    public AssignmentStatus status() {
        return status;
    }

    public Instant since() {
        return since;
    }

    /** The first plan first. */
    public List<PlanRevision> plans() {
        return plans.stream().sorted(Comparator.comparing(PlanRevision::number)).toList();
    }

    /** The plan that holds now. */
    public Optional<PlanRevision> plan() {
        return plans.stream().max(Comparator.comparing(PlanRevision::number));
    }

    /** Null until its materials were checked, and again when something was counted since. */
    public MaterialsCheck materials() {
        return materials;
    }

    public List<OpenShortage> openShortages() {
        return openShortages.stream()
                .sorted(Comparator.comparing(OpenShortage::material))
                .toList();
    }

    /** What amendments made of it, oldest first. */
    public List<LotChange> changes() {
        return changes.stream()
                .sorted(Comparator.comparing(LotChange::revision))
                .toList();
    }

    public LocalDate startedOn() {
        return startedOn;
    }

    public LocalDate completedOn() {
        return completedOn;
    }

    /** Null unless the production manager holds it. */
    public Hold hold() {
        return hold;
    }

    /** Null unless it ended without being made. */
    public Cancellation cancelled() {
        return cancelled;
    }

    public List<ShortClosure> closures() {
        return closures.stream()
                .sorted(Comparator.comparing(ShortClosure::lineId))
                .toList();
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
