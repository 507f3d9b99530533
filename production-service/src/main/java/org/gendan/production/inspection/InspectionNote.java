package org.gendan.production.inspection;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.language.QualityEvent.InspectionKind;
import org.gendan.kernel.language.QualityEvent.InspectionReported;
import org.gendan.kernel.language.QualityEvent.ReworkOrdered;
import org.gendan.kernel.language.QualityEvent.Verdict;

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

    protected InspectionNote() {}

    InspectionNote(UUID inspectionId, UUID assignmentId, UUID orderId) {
        this.inspectionId = inspectionId;
        this.assignmentId = assignmentId;
        this.orderId = orderId;
    }

    void record(InspectionReported fact) {
        kind = fact.kind();
        number = fact.number();
        process = fact.process();
        verdict = fact.verdict();
        critical = fact.defectives().critical();
        major = fact.defectives().major();
        minor = fact.defectives().minor();
        openPoints = List.copyOf(fact.openPoints());
        reportedOn = fact.occurredOn();
    }

    void record(ReworkOrdered fact) {
        reworkQuantity = fact.quantity();
        reworkReason = fact.reason();
        reworkOn = fact.occurredOn();
    }

    /** What is shown of it; defectives in units, rework in sets. */
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
