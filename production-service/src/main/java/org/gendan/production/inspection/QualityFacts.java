package org.gendan.production.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.PreProductionApproved;
import org.gendan.language.QualityEvent.ReworkOrdered;

/** Takes note of what quality announces, in whatever order; runs in the transaction that takes note of the event. */
@ApplicationScoped
public class QualityFacts {
    private final QualityRecords records;
    private final InspectionNotes notes;
    private final BusinessClock clock;

    QualityFacts(QualityRecords records, InspectionNotes notes, BusinessClock clock) {
        this.records = records;
        this.notes = notes;
        this.clock = clock;
    }

    public void record(InspectorAssigned fact) {
        records.known(fact.assignmentId(), fact.orderId()).record(fact);
    }

    public void record(PreProductionApproved fact) {
        records.known(fact.assignmentId(), fact.orderId()).record(fact);
    }

    public void record(InspectionReported fact) {
        notes.known(fact.inspectionId(), fact.assignmentId(), fact.orderId()).record(fact, clock.now());
    }

    public void record(ReworkOrdered fact) {
        notes.known(fact.inspectionId(), fact.assignmentId(), fact.orderId()).record(fact, clock.now());
    }

    /** What is known of these assignments; one of which quality said nothing is absent. */
    @Transactional
    public Map<UUID, QualityRecord> of(Collection<UUID> assignmentIds) {
        return records.of(assignmentIds).stream()
                .collect(Collectors.toMap(QualityRecord::assignmentId, Function.identity()));
    }

    /** All inspections of these assignments, oldest first, by assignment. */
    @Transactional
    public Map<UUID, List<InspectionNote>> inspections(Collection<UUID> assignmentIds) {
        return notes.of(assignmentIds).stream().collect(Collectors.groupingBy(InspectionNote::assignmentId));
    }

    @Transactional
    public List<InspectionNote> inspections(UUID assignmentId) {
        return notes.of(assignmentId);
    }
}
