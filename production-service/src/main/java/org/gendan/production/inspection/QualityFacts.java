package org.gendan.production.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.kernel.language.QualityEvent.InspectionReported;
import org.gendan.kernel.language.QualityEvent.InspectorAssigned;
import org.gendan.kernel.language.QualityEvent.PreProductionApproved;
import org.gendan.kernel.language.QualityEvent.ReworkOrdered;

/** Takes note of what quality announces, in whatever order; runs in the transaction that takes note of the event. */
@ApplicationScoped
public class QualityFacts {
    private final QualityRecords records;
    private final InspectionNotes notes;

    QualityFacts(QualityRecords records, InspectionNotes notes) {
        this.records = records;
        this.notes = notes;
    }

    public void record(InspectorAssigned fact) {
        records.known(fact.assignmentId(), fact.orderId()).record(fact);
    }

    public void record(PreProductionApproved fact) {
        records.known(fact.assignmentId(), fact.orderId()).record(fact);
    }

    public void record(InspectionReported fact) {
        notes.known(fact.inspectionId(), fact.assignmentId(), fact.orderId()).record(fact);
    }

    public void record(ReworkOrdered fact) {
        notes.known(fact.inspectionId(), fact.assignmentId(), fact.orderId()).record(fact);
    }

    /** What is known of these assignments; one of which quality said nothing is absent. */
    @Transactional
    public Map<UUID, QualityRecord> of(Collection<UUID> assignmentIds) {
        return records.of(assignmentIds).stream()
                .collect(Collectors.toMap(QualityRecord::assignmentId, Function.identity()));
    }

    @Transactional
    public List<InspectionNote> inspections(UUID assignmentId) {
        return notes.of(assignmentId);
    }
}
