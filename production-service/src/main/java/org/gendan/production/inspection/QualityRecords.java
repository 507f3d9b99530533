package org.gendan.production.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What quality announced, by assignment. */
@ApplicationScoped
class QualityRecords implements PanacheRepositoryBase<QualityRecord, UUID> {

    /** The record for a fact about this assignment; the events of one order are heard one after another. */
    QualityRecord known(UUID assignmentId, UUID orderId) {
        return findByIdOptional(assignmentId).orElseGet(() -> {
            QualityRecord first = new QualityRecord(assignmentId, orderId);
            persist(first);
            return first;
        });
    }

    List<QualityRecord> of(Collection<UUID> assignmentIds) {
        return list("assignmentId in ?1", assignmentIds);
    }
}
