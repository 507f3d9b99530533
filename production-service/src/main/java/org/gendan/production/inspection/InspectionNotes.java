package org.gendan.production.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Inspections and reworks that quality announced. */
@ApplicationScoped
class InspectionNotes implements PanacheRepositoryBase<InspectionNote, UUID> {
    private static final int MOST = 200;

    InspectionNote known(UUID inspectionId, UUID assignmentId, UUID orderId) {
        return findByIdOptional(inspectionId).orElseGet(() -> {
            InspectionNote first = new InspectionNote(inspectionId, assignmentId, orderId);
            persist(first);
            return first;
        });
    }

    /** All of these assignments, oldest first. */
    List<InspectionNote> of(Collection<UUID> assignmentIds) {
        return list("assignmentId in ?1 order by inspectionId", assignmentIds);
    }

    /** The newest of an assignment, newest first. */
    List<InspectionNote> of(UUID assignmentId) {
        return find("assignmentId = ?1 order by inspectionId desc", assignmentId)
                .page(0, MOST)
                .list();
    }
}
