package org.gendan.quality.sample;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.FourEyes;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.language.QualityEvent.SampleReported;
import org.gendan.language.QualityEvent.ShippingSamplePassedOn;
import org.gendan.language.Role;
import org.gendan.quality.plan.ApprovedSample;
import org.gendan.quality.plan.InspectionPlan;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.signature.ContentHash;
import org.gendan.quality.signature.Signature;
import org.gendan.quality.signature.SignedReport;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * A garment that the factory makes for approval. A pre-production sample is checked, its report signed by the factory, both
 * are sent in one parcel, and the quality manager confirms it: it is sealed then. A shipping sample is checked by the
 * factory and then against the sealed one, sent, and passed on by quality alone. A rejected sample is followed by a new one.
 */
@Entity
public class Sample extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID planId;
    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private SampleKind kind;

    private int number;

    @Enumerated(EnumType.STRING)
    private SampleStatus status;

    private LocalDate madeOn;
    private Instant recordedAt;
    private String remark;
    private String factoryRemark;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "sample_check", joinColumns = @JoinColumn(name = "sample_id"))
    private List<Check> checks = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "sample_measurement", joinColumns = @JoinColumn(name = "sample_id"))
    private List<Measurement> measurements = new ArrayList<>();

    private List<String> openPoints = List.of();
    private LocalDate reportedOn;
    private String reportedBy;

    @Embedded
    private Signature signature;

    @Embedded
    private Parcel parcel;

    @Embedded
    private Conclusion conclusion;

    protected Sample() {}

    Sample(InspectionPlan plan, SampleKind kind, int number, String remark, LocalDate on, Instant at) {
        this.id = Ids.next();
        this.planId = plan.id();
        this.orderId = plan.orderId();
        this.kind = kind;
        this.number = number;
        this.remark = remark;
        this.madeOn = on;
        this.recordedAt = at;
        this.status = SampleStatus.MADE;
    }

    /** The factory found its shipping sample good; somebody else checks it after that (S3.10). */
    void factoryChecked(String itsRemark) {
        requireKind(SampleKind.SHIPPING);
        advanceTo(SampleStatus.FACTORY_CHECKED);
        factoryRemark = itsRemark;
    }

    /** Writes the report, or writes it anew: whatever was signed before has to be signed again then (decision 6). */
    SampleReported report(SampleReport report, LocalDate on, String by) {
        requireEachAspectOnce(report.checks());
        requireMeasured(report);
        if (on.isBefore(madeOn)) {
            throw Refused.invalid("occurredOn", "lies before " + madeOn + ", when the sample was made");
        }
        advanceTo(SampleStatus.REPORTED);
        measurements.clear();
        measurements.addAll(report.measurements());
        checks.clear();
        report.checks().forEach(check -> checks.add(judged(check)));
        openPoints = points(report);
        if (signature != null && !FourEyes.hold(by, signature.recordedBy())) {
            // It stands under what was there before, and would be this person's own.
            signature = null;
        }
        reportedOn = on;
        reportedBy = by;
        return new SampleReported(orderId, planId, id, kind, conforms(), openPoints(), on, by);
    }

    private Check judged(Check check) {
        boolean measuresWell = measurements.stream().allMatch(Measurement::isWithin);
        return check.aspect() == Aspect.MEASUREMENTS && !measuresWell
                ? new Check(Aspect.MEASUREMENTS, false, check.remark())
                : check;
    }

    private static List<String> points(SampleReport report) {
        Set<String> points = new LinkedHashSet<>(report.openPoints());
        report.measurements().stream()
                .filter(measurement -> !measurement.isWithin())
                .map(Measurement::asPoint)
                .forEach(points::add);
        return List.copyOf(points);
    }

    private static void requireEachAspectOnce(List<Check> checks) {
        if (checks.stream().map(Check::aspect).distinct().count() != Aspect.values().length) {
            throw Refused.invalid("checks", "has each of " + Arrays.toString(Aspect.values()) + " once");
        }
    }

    /** Measurements that nobody took conform to nothing (rule 35). */
    private static void requireMeasured(SampleReport report) {
        boolean conform =
                report.checks().stream().anyMatch(check -> check.aspect() == Aspect.MEASUREMENTS && check.conforms());
        if (conform && report.measurements().isEmpty()) {
            throw Refused.invalid(
                    "measurements", "are needed where MEASUREMENTS is said to conform: one point at least");
        }
    }

    void sign(String signedBy, LocalDate on, Instant at, String by) {
        if (status != SampleStatus.REPORTED) {
            throw Refused.wrongState(status, List.of(SampleStatus.REPORTED));
        }
        FourEyes.require(by, reportedBy);
        signature = signedReport().sign(signedBy, on, at, by);
    }

    /** Sends sample and report in one parcel; what does not conform to the sealed sample is not sent (S3.10). */
    void send(String carrier, String trackingNumber, LocalDate on, String by) {
        requireNext(SampleStatus.SENT);
        sendGate().orRefuse();
        advanceTo(SampleStatus.SENT);
        parcel = new Parcel(carrier, trackingNumber, on, by, null, null);
    }

    /** Whether it may go to quality: signed, or, as a shipping sample, without anything left to mend. */
    public boolean isSendable() {
        return sendGate().isOpen();
    }

    private Gate sendGate() {
        Gate gate = Gate.named("sample-not-sendable");
        return switch (kind) {
            case PRE_PRODUCTION -> gate.needs(isSigned(), "sample-signature", Role.FACTORY);
            case SHIPPING ->
                gate.needs(conforms(), "sample-conformity", Role.FACTORY)
                        .needs(
                                openPoints.isEmpty(),
                                "sample-open-points",
                                Role.FACTORY,
                                Map.of("points", openPoints()));
        };
    }

    void receive(LocalDate on, String by) {
        requireNext(SampleStatus.RECEIVED);
        FourEyes.require(by, parcel.sentBy());
        advanceTo(SampleStatus.RECEIVED);
        parcel = parcel.received(on, by);
    }

    /** Quality's last word on a pre-production sample (S3.4): it is sealed, or a new one has to be made. */
    void conclude(boolean accepted, String why, LocalDate on, String by) {
        requireKind(SampleKind.PRE_PRODUCTION);
        requireNext(accepted ? SampleStatus.CONFIRMED : SampleStatus.REJECTED);
        if (accepted) {
            FourEyes.require(by, reportedBy);
        }
        if (why == null && !(accepted && conforms())) {
            throw Refused.invalid("remark", "is needed to reject a sample, or to accept one that does not conform");
        }
        advanceTo(accepted ? SampleStatus.CONFIRMED : SampleStatus.REJECTED);
        conclusion = new Conclusion(on, by, why);
    }

    ShippingSamplePassedOn passOn(LocalDate on, String by) {
        requireKind(SampleKind.SHIPPING);
        requireNext(SampleStatus.PASSED_ON);
        FourEyes.require(by, reportedBy);
        advanceTo(SampleStatus.PASSED_ON);
        conclusion = new Conclusion(on, by, null);
        return new ShippingSamplePassedOn(orderId, planId, id, on, by);
    }

    /** Turns a shipping sample down, where it does not conform or where quality finds it wanting. */
    void reject(String why, LocalDate on, String by) {
        requireKind(SampleKind.SHIPPING);
        advanceTo(SampleStatus.REJECTED);
        conclusion = new Conclusion(on, by, why);
    }

    ApprovedSample approvedFor(InspectionPlan plan, String reason) {
        return new ApprovedSample(id, !plan.id().equals(planId), openPoints(), reason);
    }

    /** Whether another assignment may be made after it (decision 14): confirmed, same factory, and all the same products. */
    static boolean fits(Sample sample, PlannedLot of, PlannedLot lot) {
        return sample.isSealed()
                && of.plan().factoryId().equals(lot.plan().factoryId())
                && of.plan().products(of.order()).containsAll(lot.plan().products(lot.order()));
    }

    private void requireKind(SampleKind needed) {
        if (kind != needed) {
            throw Refused.conflict("wrong-sample-kind", Map.of("kind", kind.name(), "needed", needed.name()));
        }
    }

    private void requireNext(SampleStatus next) {
        if (!status.next(kind).contains(next)) {
            List<SampleStatus> allowed = Arrays.stream(SampleStatus.values())
                    .filter(from -> from.next(kind).contains(next))
                    .toList();
            throw Refused.wrongState(status, allowed);
        }
    }

    private void advanceTo(SampleStatus next) {
        requireNext(next);
        status = next;
    }

    /** What the factory signs: everything that the report says. */
    public String contentHash() {
        ContentHash hash = new ContentHash().with(id, kind, number, reportedOn, reportedBy);
        checks().forEach(check -> hash.with(check.aspect(), check.conforms(), check.remark()));
        measurements()
                .forEach(measured -> hash.with(
                        measured.point(),
                        measured.specified().stripTrailingZeros().toPlainString(),
                        measured.tolerance().stripTrailingZeros().toPlainString(),
                        measured.measured().stripTrailingZeros().toPlainString()));
        openPoints().forEach(hash::with);
        return hash.hex();
    }

    /** Whether this person may sign the report for the factory: not who wrote it. */
    public boolean isSignableBy(String person) {
        return status == SampleStatus.REPORTED && !isSigned() && FourEyes.hold(person, reportedBy);
    }

    /** Whether this person may say that it has come: not who sent it. */
    public boolean isReceivableBy(String person) {
        return status == SampleStatus.SENT && FourEyes.hold(person, parcel.sentBy());
    }

    /** Whether this person may let it pass: not who reported it. A pre-production sample it may still turn down. */
    public boolean isConcludableBy(String person) {
        return status == SampleStatus.RECEIVED
                && (kind == SampleKind.PRE_PRODUCTION || FourEyes.hold(person, reportedBy));
    }

    public boolean isSigned() {
        return signedReport().isSigned();
    }

    public boolean conforms() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::conforms);
    }

    /** Whether it stands in the register of sealed samples, against which shipping samples are checked. */
    public boolean isSealed() {
        return kind == SampleKind.PRE_PRODUCTION && status == SampleStatus.CONFIRMED;
    }

    public boolean isPassedOn() {
        return status == SampleStatus.PASSED_ON;
    }

    public boolean isRejected() {
        return status == SampleStatus.REJECTED;
    }

    public boolean mayBeRejected() {
        return status.next(kind).contains(SampleStatus.REJECTED);
    }

    /** Whether another one has to wait for it; a shipping sample that is not all right is followed by a new one at once. */
    boolean isUnderWay() {
        boolean failed = kind == SampleKind.SHIPPING && status == SampleStatus.REPORTED && !isSendable();
        return status.isUnderWay() && !failed;
    }

    public boolean isReported() {
        return status.isReported();
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

    public SampleKind kind() {
        return kind;
    }

    public int number() {
        return number;
    }

    public SampleStatus status() {
        return status;
    }

    public LocalDate madeOn() {
        return madeOn;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String remark() {
        return remark;
    }

    public String factoryRemark() {
        return factoryRemark;
    }

    public List<Check> checks() {
        return checks.stream().sorted(Comparator.comparing(Check::aspect)).toList();
    }

    public List<Measurement> measurements() {
        return measurements.stream()
                .sorted(Comparator.comparing(Measurement::point).thenComparing(Measurement::toString))
                .toList();
    }

    public List<String> openPoints() {
        return List.copyOf(openPoints);
    }

    public LocalDate reportedOn() {
        return reportedOn;
    }

    public String reportedBy() {
        return reportedBy;
    }

    public SignedReport signedReport() {
        return new SignedReport(contentHash(), signature);
    }

    public Parcel parcel() {
        return parcel;
    }

    public Conclusion conclusion() {
        return conclusion;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
