package org.gendan.quality.plan;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.ProductionEvent;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionScheduled;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.ProductionEvent.WorkHeld;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.PreProductionApproved;
import org.gendan.language.Role;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * What quality has to see to at one work assignment, whose id it has: from the day on which the lot is given to a factory
 * until the goods are released. It holds what production announced of the lot, who inspects it, which sample and which
 * meeting it rests on, and how many mid reports it needs. What may be done next is computed from that.
 */
@Entity
public class InspectionPlan extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID orderId;
    private UUID factoryId;
    private String lot;
    private int revision;
    private int quantity;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "plan_share", joinColumns = @JoinColumn(name = "plan_id"))
    private List<Share> shares = new ArrayList<>();

    private LocalDate assignedOn;
    private String inspector;
    private LocalDate startOn;
    private LocalDate completeOn;
    private LocalDate startedOn;
    private int produced;
    private int packed;
    private List<String> processes = List.of();
    private boolean completed;
    private String heldBecause;
    private int agreedMidReports;

    @Embedded
    private MidReportNumber ownMidReports;

    private List<String> difficultPoints = List.of();

    @Embedded
    private ApprovedSample sample;

    @Embedded
    private HeldMeeting meeting;

    protected InspectionPlan() {}

    InspectionPlan(UUID assignmentId, UUID orderId) {
        this.id = assignmentId;
        this.orderId = orderId;
    }

    void record(WorkAssigned fact) {
        factoryId = fact.factoryId();
        lot = fact.lot();
        revision = fact.revision();
        quantity = fact.quantity();
        assignedOn = assignedOn == null ? fact.occurredOn() : assignedOn;
        shares.clear();
        fact.shares().forEach(share -> shares.add(Share.of(share)));
    }

    void record(ProductionScheduled fact) {
        startOn = fact.startOn();
        completeOn = fact.completeOn();
    }

    void record(ProductionStarted fact) {
        startedOn = fact.occurredOn();
    }

    void record(ProductionProgressed fact) {
        produced = fact.produced();
        packed = fact.packed();
        processes = fact.outputs() == null
                ? List.of()
                : fact.outputs().stream()
                        .filter(output -> output.quantity() > 0)
                        .map(ProductionEvent.Output::process)
                        .distinct()
                        .sorted()
                        .toList();
    }

    void record(AssignmentCompleted fact) {
        completed = true;
        packed = fact.packed();
    }

    void record(WorkHeld fact) {
        heldBecause = fact.reason() == null ? "" : fact.reason();
    }

    void holdLifted() {
        heldBecause = null;
    }

    /** Keeps what is required as it stands: a later amendment may ask for more reports, never for fewer (rule 37). */
    void agree(int orderQuantity, MidReportPolicy policy) {
        requiredMidReports(orderQuantity, policy).ifPresent(required -> agreedMidReports = required);
    }

    /** The number of signed mid reports before the final inspection; empty while nobody decided it. */
    OptionalInt requiredMidReports(int orderQuantity, MidReportPolicy policy) {
        if (orderQuantity == 0) {
            return OptionalInt.empty();
        }
        OptionalInt byBand = policy.required(quantity, orderQuantity);
        if (byBand.isEmpty() && ownMidReports == null) {
            return OptionalInt.empty();
        }
        int least = Math.max(agreedMidReports, byBand.orElse(0));
        return OptionalInt.of(ownMidReports == null ? least : Math.max(least, ownMidReports.required()));
    }

    InspectorAssigned give(String toInspector, LocalDate on, String by) {
        inspector = toInspector;
        return new InspectorAssigned(orderId, id, toInspector, on, by);
    }

    /** Where the brief says nothing, the quality manager says how many mid reports there have to be (rule 34). */
    void setMidReports(int required, String reason, int orderQuantity, MidReportPolicy policy, String by) {
        if (policy.covers(orderQuantity)) {
            throw Refused.conflict(
                    "mid-reports-decided", Map.of("orderQuantity", orderQuantity, "required", agreedMidReports));
        }
        if (required < MidReportPolicy.LEAST_ABOVE_BANDS) {
            throw Refused.invalid("required", "is at least " + MidReportPolicy.LEAST_ABOVE_BANDS);
        }
        ownMidReports = new MidReportNumber(required, by, reason);
        agreedMidReports = required;
    }

    /** What the inspector holds for difficult in this lot; the meeting goes through each point. */
    void stateDifficulties(List<String> points) {
        difficultPoints = points.stream().distinct().toList();
    }

    Optional<PreProductionApproved> approved(ApprovedSample by, int orderRevision, LocalDate on, String who) {
        sample = by;
        return approval(orderRevision, on, who);
    }

    Optional<PreProductionApproved> held(HeldMeeting signed, int orderRevision, LocalDate on, String who) {
        meeting = signed;
        return approval(orderRevision, on, who);
    }

    private Optional<PreProductionApproved> approval(int orderRevision, LocalDate on, String who) {
        return preProductionGate().isOpen()
                ? Optional.of(new PreProductionApproved(
                        orderId,
                        id,
                        orderRevision,
                        sample.sampleId(),
                        sample.earlier(),
                        meeting.meetingId(),
                        meeting.on(),
                        on,
                        who))
                : Optional.empty();
    }

    /** What the approval for production rests on, as far as quality goes: sample, meeting, and that they fit (S3.4, S3.5). */
    public Gate preProductionGate() {
        List<String> unexplained = sample == null || meeting == null
                ? List.of()
                : sample.openPoints().stream()
                        .filter(point -> !meeting.topics().contains(point))
                        .toList();
        return Gate.named("pre-production-not-approved")
                .needs(sample != null, "sample-confirmation", Role.QUALITY_MANAGER)
                .needs(meeting != null, "meeting", Role.INSPECTOR)
                .needs(unexplained.isEmpty(), "meeting-points", Role.INSPECTOR, Map.of("points", unexplained));
    }

    /** Everything that is made here, without colour and size. */
    public List<String> products(InspectedOrder order) {
        return shares.stream()
                .flatMap(share -> line(order, share))
                .map(OrderedLine::product)
                .distinct()
                .sorted()
                .toList();
    }

    /** The product series that are made here. */
    public List<String> series(InspectedOrder order) {
        return shares.stream()
                .flatMap(share -> line(order, share))
                .map(OrderedLine::series)
                .distinct()
                .toList();
    }

    private static Stream<OrderedLine> line(InspectedOrder order, Share share) {
        return order.lines().stream().filter(line -> line.lineId().equals(share.lineId()));
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

    public UUID factoryId() {
        return factoryId;
    }

    public String lot() {
        return lot;
    }

    public int revision() {
        return revision;
    }

    public int quantity() {
        return quantity;
    }

    public List<Share> shares() {
        return List.copyOf(shares);
    }

    /** When the lot was given to its factory for the first time. */
    public LocalDate assignedOn() {
        return assignedOn;
    }

    public String inspector() {
        return inspector;
    }

    public LocalDate startOn() {
        return startOn;
    }

    public LocalDate completeOn() {
        return completeOn;
    }

    public LocalDate startedOn() {
        return startedOn;
    }

    public boolean isStarted() {
        return startedOn != null;
    }

    public int produced() {
        return produced;
    }

    public int packed() {
        return packed;
    }

    /** Whether anything came further than the first process, so that there is a first piece to look at (S3.7a). */
    public boolean isMadeUp() {
        return produced > 0 || processes.size() > 1;
    }

    /** The processes that something came through. */
    public List<String> processes() {
        return List.copyOf(processes);
    }

    /** Whether its factory reported it complete and production took it for that. */
    public boolean isCompleted() {
        return completed;
    }

    /** Why the production manager holds it; null while nobody does. */
    public String heldBecause() {
        return heldBecause;
    }

    public boolean isHeld() {
        return heldBecause != null;
    }

    public MidReportNumber ownMidReports() {
        return ownMidReports;
    }

    public List<String> difficultPoints() {
        return List.copyOf(difficultPoints);
    }

    public ApprovedSample sample() {
        return sample;
    }

    public HeldMeeting meeting() {
        return meeting;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
