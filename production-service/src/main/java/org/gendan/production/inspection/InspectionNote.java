package org.gendan.production.inspection;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.ReworkOrdered;
import org.gendan.language.QualityEvent.Verdict;

/** An inspection or a rework of an assignment as quality announced it, for the board and the daily report (S3.13). */
@Entity
public class InspectionNote {
    @Id
    private UUID inspectionId;

    @Version
    private long version;

    private UUID assignmentId;
    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private InspectionKind kind;

    private Integer number;
    private String process;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    private Integer critical;
    private Integer major;
    private Integer minor;
    private List<String> openPoints;
    private LocalDate reportedOn;
    private Integer reworkQuantity;
    private String reworkReason;
    private LocalDate reworkOn;
    private Instant recordedAt;
    private Instant reworkRecordedAt;

    protected InspectionNote() {}

    InspectionNote(UUID inspectionId, UUID assignmentId, UUID orderId) {
        this.inspectionId = inspectionId;
        this.assignmentId = assignmentId;
        this.orderId = orderId;
    }

    void record(InspectionReported fact, Instant at) {
        kind = fact.kind();
        number = fact.number();
        process = fact.process();
        verdict = fact.verdict();
        critical = fact.defectives().critical();
        major = fact.defectives().major();
        minor = fact.defectives().minor();
        openPoints = List.copyOf(fact.openPoints());
        reportedOn = fact.occurredOn();
        recordedAt = at;
    }

    void record(ReworkOrdered fact, Instant at) {
        reworkQuantity = fact.quantity();
        reworkReason = fact.reason();
        reworkOn = fact.occurredOn();
        reworkRecordedAt = at;
    }

    /** Whether it was heard by then, as far as is known when. */
    public boolean isKnownBy(Instant moment) {
        return recordedAt == null || !recordedAt.isAfter(moment);
    }

    /** Whether the inspection or its rework was heard after one moment and by the other. */
    public boolean isNewsBetween(Instant since, Instant until) {
        return isBetween(recordedAt, since, until) || isBetween(reworkRecordedAt, since, until);
    }

    private static boolean isBetween(Instant at, Instant since, Instant until) {
        return at != null && at.isAfter(since) && !at.isAfter(until);
    }

    /**
     * Whether it found something that is more than a blemish: it was rejected, had critical or major defectives or open
     * points, or something had to be done again.
     */
    public boolean isAbnormal() {
        return isRejected() || reworkOn != null || verdict != null && (critical + major > 0 || !openPoints.isEmpty());
    }

    public boolean isRejected() {
        return verdict == Verdict.REJECTED;
    }

    /** Whether it looks at the same thing as the other: the kind of inspection and the process. */
    public boolean isLike(InspectionNote other) {
        return kind == other.kind && Objects.equals(process, other.process);
    }

    public UUID assignmentId() {
        return assignmentId;
    }

    /** What is shown of it; defectives in units, rework in sets. */
    @MayLack({
        "kind",
        "number",
        "process",
        "verdict",
        "critical",
        "major",
        "minor",
        "reportedOn",
        "reworkQuantity",
        "reworkReason",
        "reworkOn"
    })
    public record Shown(
            UUID inspectionId,
            InspectionKind kind,
            Integer number,
            String process,
            Verdict verdict,
            Integer critical,
            Integer major,
            Integer minor,
            List<String> openPoints,
            LocalDate reportedOn,
            Integer reworkQuantity,
            String reworkReason,
            LocalDate reworkOn) {}

    public Shown shown() {
        return new Shown(
                inspectionId,
                kind,
                number,
                process,
                verdict,
                critical,
                major,
                minor,
                openPoints,
                reportedOn,
                reworkQuantity,
                reworkReason,
                reworkOn);
    }
}
