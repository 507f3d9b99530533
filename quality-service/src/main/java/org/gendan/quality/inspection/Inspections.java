package org.gendan.quality.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.language.QualityEvent.InspectionKind;
import org.gendan.quality.plan.Visibility;

/** All inspections, as far as the caller may see their assignments. */
@ApplicationScoped
class Inspections implements PanacheRepositoryBase<Inspection, UUID> {
    private static final String VISIBLE =
            "select i from Inspection i, InspectionPlan p, InspectedOrder o where p.id = i.planId and "
                    + Visibility.OF_PLAN;

    private final Visibility visibility;

    Inspections(Visibility visibility) {
        this.visibility = visibility;
    }

    Optional<Inspection> visible(UUID id) {
        return find(VISIBLE + " and i.id = :id", visibility.of("id", id)).firstResultOptional();
    }

    /** Newest first; of one assignment, one order or one kind where that is asked for. */
    List<Inspection> page(UUID planId, UUID orderId, InspectionKind kind, UUID after, int limit) {
        Map<String, Object> parameters = visibility.of("after", after);
        parameters.put("plan", planId);
        parameters.put("order", orderId);
        parameters.put("kind", kind);
        return find(VISIBLE + """
                                 and (:after is null or i.id < :after) and (:plan is null or i.planId = :plan)
                                and (:order is null or i.orderId = :order) and (:kind is null or i.kind = :kind)
                                order by i.id desc""", parameters).page(0, limit).list();
    }

    /** Of one assignment, oldest first; there are as many as visits to it. */
    List<Inspection> of(UUID planId) {
        return find("planId = ?1 order by id", planId).list();
    }
}
