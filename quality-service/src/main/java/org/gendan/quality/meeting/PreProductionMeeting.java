package org.gendan.quality.meeting;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.FourEyes;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.language.QualityEvent.MeetingHeld;
import org.gendan.quality.plan.HeldMeeting;
import org.gendan.quality.plan.InspectionPlan;
import org.gendan.quality.signature.ContentHash;
import org.gendan.quality.signature.Signature;
import org.gendan.quality.signature.SignedReport;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * A meeting of inspector and factory before production starts. Its minutes are written once, with every topic of the agenda
 * explained, and count as soon as the factory has signed them; whoever wants other minutes holds another meeting.
 */
@Entity
public class PreProductionMeeting extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID planId;
    private UUID orderId;
    private int number;
    private LocalDate heldOn;
    private Instant recordedAt;
    private String recordedBy;
    private List<String> attendees;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "meeting_point", joinColumns = @JoinColumn(name = "meeting_id"))
    private List<MeetingPoint> points = new ArrayList<>();

    @Embedded
    private Signature signature;

    protected PreProductionMeeting() {}

    PreProductionMeeting(
            InspectionPlan plan, int number, Minutes minutes, Agenda agenda, LocalDate on, Instant at, String by) {
        List<String> unexplained = agenda.unexplained(minutes.points());
        if (!unexplained.isEmpty()) {
            throw Refused.conflict("agenda-not-explained", Map.of("unexplained", unexplained));
        }
        this.id = Ids.next();
        this.planId = plan.id();
        this.orderId = plan.orderId();
        this.number = number;
        this.heldOn = on;
        this.recordedAt = at;
        this.recordedBy = by;
        this.attendees = List.copyOf(minutes.attendees());
        this.points.addAll(minutes.points());
    }

    MeetingHeld sign(String signedBy, LocalDate on, Instant at, String by) {
        FourEyes.require(by, recordedBy);
        signature = signedReport().requireUnsigned().sign(signedBy, on, at, by);
        return new MeetingHeld(orderId, planId, id, heldOn, by);
    }

    HeldMeeting held() {
        return new HeldMeeting(
                id,
                heldOn,
                points().stream()
                        .filter(MeetingPoint::explained)
                        .map(MeetingPoint::topic)
                        .toList());
    }

    /** What the factory signs: everything that the minutes say. */
    public String contentHash() {
        ContentHash hash = new ContentHash().with(id, number, heldOn, recordedBy, attendees);
        points().forEach(point -> hash.with(point.topic(), point.explained(), point.explanation()));
        return hash.hex();
    }

    /** Whether this person may sign them for the factory: not who wrote them. */
    public boolean isSignableBy(String person) {
        return !isSigned() && FourEyes.hold(person, recordedBy);
    }

    public boolean isSigned() {
        return signedReport().isSigned();
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

    public int number() {
        return number;
    }

    public LocalDate heldOn() {
        return heldOn;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public List<String> attendees() {
        return List.copyOf(attendees);
    }

    public List<MeetingPoint> points() {
        return points.stream()
                .sorted(Comparator.comparing(MeetingPoint::topic).thenComparing(MeetingPoint::toString))
                .toList();
    }

    public SignedReport signedReport() {
        return new SignedReport(contentHash(), signature);
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
