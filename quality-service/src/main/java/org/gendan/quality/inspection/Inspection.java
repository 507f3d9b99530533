package org.gendan.quality.inspection;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.FourEyes;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.language.QualityEvent;
import org.gendan.language.QualityEvent.Defectives;
import org.gendan.language.QualityEvent.FinalInspectionDecided;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.ReportSigned;
import org.gendan.language.QualityEvent.ReworkOrdered;
import org.gendan.language.QualityEvent.Verdict;
import org.gendan.language.Role;
import org.gendan.quality.judgement.ClassPlan;
import org.gendan.quality.judgement.Defect;
import org.gendan.quality.judgement.Judgement;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.sampling.Severity;
import org.gendan.quality.signature.Signature;
import org.gendan.quality.signature.SignedReport;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * One visit of the inspector to a lot, by plans that are fixed when it is booked. What was found is reported, the verdict
 * follows from it, and the factory signs the report. A first piece or bundle that failed is rectified; a final inspection is
 * decided by a supervisor, and a rejected lot is reworked and inspected anew. A final booking lapses when less than 80 % are
 * packed before the first carton was drawn.
 */
@Entity
public class Inspection extends Listed implements Audited {
    private static final int MOST_PHOTOS = 40;

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID planId;
    private UUID orderId;
    private int orderRevision;

    @Enumerated(EnumType.STRING)
    private InspectionKind kind;

    private int number;
    private String process;

    @Enumerated(EnumType.STRING)
    private InspectionStatus status;

    @Embedded
    private Booking booking;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "inspection_class_plan", joinColumns = @JoinColumn(name = "inspection_id"))
    private List<ClassPlan> plans = new ArrayList<>();

    private Integer cartons;
    private Long seed;
    private UUID combinedWith;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "defect", joinColumns = @JoinColumn(name = "inspection_id"))
    private List<Defect> defects = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "checked_point", joinColumns = @JoinColumn(name = "inspection_id"))
    private List<CheckedPoint> checked = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "inspection_photo", joinColumns = @JoinColumn(name = "inspection_id"))
    // A set, so that one more is written and none of the others again.
    private Set<Photo> photos = new HashSet<>();

    @Embedded
    private Reported report;

    @Embedded
    private Signature signature;

    @Embedded
    private Rectification rectification;

    @Embedded
    private Decision decision;

    @Embedded
    private Rework rework;

    protected Inspection() {}

    Inspection(PlannedLot lot, NewInspection what, int number, List<ClassPlan> plans, Booking booking) {
        this.id = Ids.next();
        this.planId = lot.plan().id();
        this.orderId = lot.order().id();
        this.orderRevision = lot.order().revision();
        this.kind = what.kind();
        this.process = what.process();
        this.combinedWith = what.combinedWith();
        this.number = number;
        this.plans.addAll(plans);
        this.booking = booking;
        this.status = InspectionStatus.BOOKED;
    }

    /** The cartons that are there are counted and those to open drawn; from then on the booking stands (rule 38). */
    void draw(int counted, long drawnBy) {
        if (!mayBeDrawn()) {
            throw Refused.conflict("nothing-to-draw", Map.of("kind", kind.name(), "state", status.name()));
        }
        cartons = counted;
        seed = drawnBy;
    }

    /** Whether cartons have to be drawn before anything can be reported: there are some, and none was (rule 39). */
    public boolean awaitsDraw() {
        return isSampled() && booking.packed() > 0 && cartons == null;
    }

    public boolean mayBeDrawn() {
        return isSampled() && status == InspectionStatus.BOOKED && cartons == null;
    }

    /** Less is packed than a final inspection needs, and nobody has drawn a carton yet: the lot is booked anew some day. */
    boolean lapse() {
        boolean lapses = kind == InspectionKind.FINAL && mayBeDrawn();
        if (lapses) {
            advanceTo(InspectionStatus.LAPSED);
        }
        return lapses;
    }

    /** Writes the report, or writes it anew: whatever was signed before has to be signed again then (decision 6). */
    void report(InspectionReport findings, LocalDate on, Instant at, String by) {
        requireNext(InspectionStatus.REPORTED);
        FindingsCheck.of(this).require(findings, on);
        advanceTo(InspectionStatus.REPORTED);
        defects.clear();
        defects.addAll(findings.defects());
        checked.clear();
        checked.addAll(findings.checkpoints());
        rectification = null;
        if (signature != null && !FourEyes.hold(by, signature.recordedBy())) {
            // It stands under what was there before, and would be this person's own.
            signature = null;
        }
        report = new Reported(
                findings.inspected() == null ? 0 : findings.inspected(),
                findings.focus().stream().distinct().sorted().map(Focus::name).toList(),
                findings.remark(),
                on,
                at,
                by,
                null,
                null);
        report = report.says(verdict(), contentHash());
    }

    /** As long as the report may be written, and no more than a paper can hold. */
    void requirePhotoPlace() {
        requireNext(InspectionStatus.REPORTED);
        if (photos.size() >= MOST_PHOTOS) {
            throw Refused.conflict("too-many-photos", Map.of("most", MOST_PHOTOS));
        }
    }

    /** A picture belongs to the report: one that comes after the signature has to be signed too (decision 6). */
    void add(Photo photo) {
        requirePhotoPlace();
        photos.add(photo);
        report = report == null ? null : report.says(verdict(), contentHash());
    }

    InspectionReported reported(List<String> openPoints, OptionalInt requiredMids) {
        return new InspectionReported(
                orderId,
                planId,
                orderRevision,
                id,
                kind,
                number,
                process,
                verdict(),
                lotSize(),
                report.inspected(),
                defectives(),
                openPoints,
                report.on(),
                report.by(),
                requiredMids.isPresent() ? requiredMids.getAsInt() : null);
    }

    ReportSigned sign(String signedBy, LocalDate on, Instant at, String by) {
        requireReported();
        FourEyes.require(by, report.by());
        signature = signedReport().requireUnsigned().sign(signedBy, on, at, by);
        return signed(on, by);
    }

    /** A factory without a login signs on paper; quality has to confirm the scan before the report counts (decision 6). */
    void archiveScan(String signedBy, UUID scan, LocalDate on, Instant at, String by) {
        requireReported();
        signature = signedReport().requireUnsigned().archiveScan(signedBy, scan, on, at, by);
    }

    ReportSigned confirmScan(LocalDate on, String by) {
        SignedReport scanned = scanned();
        FourEyes.require(by, signature.recordedBy(), report.by());
        signature = scanned.confirmScan(by);
        return signed(on, by);
    }

    void refuseScan() {
        scanned();
        signature = null;
    }

    private ReportSigned signed(LocalDate on, String by) {
        return new ReportSigned(
                orderId, planId, id, kind, signature.sha256(), signature.signedBy(), signature.isPaper(), on, by);
    }

    private void requireReported() {
        if (!isReported()) {
            throw Refused.wrongState(status, List.of(InspectionStatus.REPORTED, InspectionStatus.DECIDED));
        }
    }

    /** The report with a scan under it that waits to be confirmed and was made of what stands there now. */
    private SignedReport scanned() {
        if (!hasUnconfirmedScan()) {
            throw Refused.conflict("no-scan", Map.of("inspectionId", id));
        }
        return signedReport().requireUnchanged();
    }

    /** Whether this person may sign it for the factory: not who wrote it. */
    public boolean isSignableBy(String person) {
        return isReported() && !isArchived() && FourEyes.hold(person, report.by());
    }

    /** Whether this person may confirm its scan: neither who handed it in nor who wrote the report. */
    public boolean isScanConfirmableBy(String person) {
        return hasUnconfirmedScan() && FourEyes.hold(person, signature.recordedBy(), report.by());
    }

    public boolean hasUnconfirmedScan() {
        return isReported() && signedReport().hasUnconfirmedScan();
    }

    /** What a first piece or bundle failed for was mended, and the inspector has seen it (S3.7a). */
    void rectify(String what, LocalDate on, String by) {
        if (!needsRectification()) {
            throw Refused.conflict("nothing-to-rectify", Map.of("kind", kind.name(), "state", status.name()));
        }
        rectification = Rectification.of(report, on, by, what);
    }

    public boolean needsRectification() {
        boolean first = kind == InspectionKind.FIRST_PIECE || kind == InspectionKind.FIRST_BUNDLE;
        return first && !isPassed() && status == InspectionStatus.REPORTED;
    }

    /**
     * The supervisor's word on a final inspection, by somebody who did not inspect (rule 50); what differs needs a reason. A
     * lot is accepted by a report that its factory signed, and may be rejected by one that it would not sign.
     */
    List<QualityEvent> decide(boolean accepted, String reason, Severity reinspection, LocalDate on, String by) {
        if (kind != InspectionKind.FINAL) {
            throw Refused.conflict("not-a-final-inspection", Map.of("kind", kind.name()));
        }
        requireNext(InspectionStatus.DECIDED);
        if (isInspectedBy(by)) {
            throw Refused.forbidden("inspected-it-oneself", Map.of("inspector", report.by()));
        }
        boolean differs = accepted != (verdict() == Verdict.ACCEPTED);
        if (differs && (reason == null || reason.isBlank())) {
            throw Refused.invalid("reason", "is needed where the decision differs from the verdict " + verdict());
        }
        if (accepted) {
            Gate.named("lot-not-acceptable")
                    .needs(isArchived(), "report-signature", Role.FACTORY)
                    .orRefuse();
        }
        if (!accepted && reinspection == Severity.REDUCED) {
            throw Refused.invalid("reinspection", "is NORMAL or TIGHTENED: a rejected lot is never inspected less");
        }
        advanceTo(InspectionStatus.DECIDED);
        Severity next = reinspection == null ? Severity.TIGHTENED : reinspection;
        decision = new Decision(accepted, reason, on, by, accepted ? null : next);
        List<QualityEvent> events = new ArrayList<>();
        events.add(new FinalInspectionDecided(orderId, planId, id, accepted, reason, on, by));
        if (!accepted) {
            events.add(new ReworkOrdered(orderId, planId, id, lotSize(), reason, on, by));
        }
        return events;
    }

    private boolean isInspectedBy(String person) {
        return person.equals(report.by()) || person.equals(booking.by());
    }

    /** Whether this person may decide now, by a report that is signed or bad; never who inspected (S3.11b). */
    public boolean isDecidableBy(String person) {
        return kind == InspectionKind.FINAL
                && status.next().contains(InspectionStatus.DECIDED)
                && (isArchived() || verdict() == Verdict.REJECTED)
                && !isInspectedBy(person);
    }

    /** The factory has looked through the whole rejected lot and mended it; it may be inspected again (rule 48). */
    void reworked(String how, LocalDate on, String by) {
        if (!needsRework()) {
            throw Refused.conflict("no-rework-open", Map.of("state", status.name()));
        }
        rework = Rework.of(decision, on, by, how);
    }

    public boolean needsRework() {
        return decision != null && !decision.accepted() && rework == null;
    }

    private void requireNext(InspectionStatus next) {
        if (!status.next().contains(next)) {
            throw Refused.wrongState(
                    status,
                    Arrays.stream(InspectionStatus.values())
                            .filter(from -> from.next().contains(next))
                            .toList());
        }
    }

    private void advanceTo(InspectionStatus next) {
        requireNext(next);
        status = next;
    }

    /** What the factory signs: everything that the report says and shows, and the plans that it was judged by. */
    public String contentHash() {
        return ReportContent.hash(this);
    }

    /** Whether the factory's signature stands under the report as it is now, a scan confirmed by quality (rule 36). */
    public boolean isArchived() {
        return isReported() && signedReport().isSigned();
    }

    public boolean isReported() {
        return status == InspectionStatus.REPORTED || status == InspectionStatus.DECIDED;
    }

    /** Whether only a sample of its lot is looked at. */
    boolean isSampled() {
        return kind == InspectionKind.MID || kind == InspectionKind.FINAL;
    }

    /** Whether what it was about is in order: accepted, or rectified after it failed. */
    boolean isPassed() {
        return isReported() && (verdict() == Verdict.ACCEPTED || rectification != null);
    }

    /** Computed from the findings by the plans that were kept; null until it is reported. */
    public Verdict verdict() {
        return isReported() ? Judgement.of(plans, defects).verdict() : null;
    }

    public Defectives defectives() {
        return Judgement.of(plans, defects).defectives();
    }

    public List<String> found() {
        return defects().stream().map(Defect::point).distinct().toList();
    }

    /** The largest sample that one of the classes needs, 0 where everything there is gets looked at. */
    public int sampleSize() {
        return plans.stream().mapToInt(ClassPlan::sampleSize).max().orElse(0);
    }

    /** In pieces; where everything there is gets looked at, the lot is that. */
    public int lotSize() {
        return isSampled() ? booking.lotSize() : report == null ? 0 : report.inspected();
    }

    /** How many of the sample come out of cartons, in proportion to what is packed (rule 39), rounded half up. */
    public int packedShare() {
        long lot = booking.lotSize();
        return isSampled() && lot > 0
                ? (int) ((2L * sampleSize() * Math.min(booking.packed(), lot) + lot) / (2 * lot))
                : 0;
    }

    /** The cartons to open, in the order of the draw; empty until it was drawn. */
    public List<Integer> cartonsToOpen() {
        return cartons == null ? List.of() : new CartonDraw(seed, cartons).numbers();
    }

    /** By which the draw can be repeated; null until it was made, so that nobody knows it before. */
    public Long seed() {
        return seed;
    }

    /** Whether the other one is part of the same visit. */
    boolean isOneVisitWith(Inspection other) {
        return visit().equals(other.visit());
    }

    private UUID visit() {
        return combinedWith == null ? id : combinedWith;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID planId() {
        return planId;
    }

    public UUID orderId() {
        return orderId;
    }

    public int orderRevision() {
        return orderRevision;
    }

    public InspectionKind kind() {
        return kind;
    }

    public int number() {
        return number;
    }

    public String process() {
        return process;
    }

    public InspectionStatus status() {
        return status;
    }

    public Booking booking() {
        return booking;
    }

    /** The inspection whose visit it is part of; null where it is a visit of its own. */
    public UUID combinedWith() {
        return combinedWith;
    }

    /** Whether another inspection that is booked on this day by this person can be part of the same visit (rule 52). */
    boolean mayBeCombined(LocalDate on, String by) {
        return status != InspectionStatus.LAPSED
                && combinedWith == null
                && booking.on().equals(on)
                && booking.by().equals(by);
    }

    /** What was reported of it; null until it was. */
    public Reported report() {
        return report;
    }

    /** The worst class first. */
    public List<ClassPlan> plans() {
        return plans.stream()
                .sorted(Comparator.comparing(ClassPlan::defectClass))
                .toList();
    }

    public Integer cartons() {
        return cartons;
    }

    public List<Defect> defects() {
        return defects.stream().sorted(Comparator.comparing(Defect::toString)).toList();
    }

    public List<CheckedPoint> checked() {
        return checked.stream().sorted(Comparator.comparing(CheckedPoint::id)).toList();
    }

    /** In the order in which they were taken in. */
    public List<Photo> photos() {
        return photos.stream().sorted(Comparator.comparing(Photo::id)).toList();
    }

    /** The report with its signature; only of what was reported. */
    public SignedReport signedReport() {
        return new SignedReport(contentHash(), signature);
    }

    public Signature signature() {
        return signature;
    }

    public Rectification rectification() {
        return rectification;
    }

    public Decision decision() {
        return decision;
    }

    public Rework rework() {
        return rework;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
