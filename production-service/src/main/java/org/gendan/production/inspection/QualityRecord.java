package org.gendan.production.inspection;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.PreProductionApproved;

/**
 * What quality-service announced of one work assignment: whose it is, and whether sample and meeting are done. It comes
 * into being with the first such fact, whether or not the assignment is known here yet.
 */
@Entity
public class QualityRecord {
    @Id
    private UUID assignmentId;

    @Version
    private long version;

    private UUID orderId;
    private String inspector;
    private Integer approvedRevision;
    private UUID sampleId;
    private boolean earlierSample;
    private UUID meetingId;
    private LocalDate meetingOn;
    private LocalDate approvedOn;

    protected QualityRecord() {}

    QualityRecord(UUID assignmentId, UUID orderId) {
        this.assignmentId = assignmentId;
        this.orderId = orderId;
    }

    void record(InspectorAssigned fact) {
        inspector = fact.inspector();
    }

    void record(PreProductionApproved fact) {
        approvedRevision = fact.revision();
        sampleId = fact.sampleId();
        earlierSample = fact.earlierSample();
        meetingId = fact.meetingId();
        meetingOn = fact.meetingOn();
        approvedOn = fact.occurredOn();
    }

    public UUID assignmentId() {
        return assignmentId;
    }

    /** Null until the quality manager named one. */
    public String inspector() {
        return inspector;
    }

    public boolean isApproved() {
        return approvedOn != null;
    }

    /** The day of the pre-production meeting that counts, null until quality approved. */
    public LocalDate meetingOn() {
        return meetingOn;
    }

    public LocalDate approvedOn() {
        return approvedOn;
    }

    /** The order's revision that quality judged. */
    public Integer approvedRevision() {
        return approvedRevision;
    }

    public boolean isEarlierSample() {
        return earlierSample;
    }
}
