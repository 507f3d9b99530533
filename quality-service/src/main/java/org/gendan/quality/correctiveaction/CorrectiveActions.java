package org.gendan.quality.correctiveaction;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.quality.Sees;
import org.gendan.quality.plan.Visibility;

/** All corrective actions, as far as the caller may see their assignments. */
@ApplicationScoped
class CorrectiveActions implements PanacheRepositoryBase<CorrectiveAction, UUID> {
    private static final String VISIBLE =
            "select c from CorrectiveAction c, InspectionPlan p, InspectedOrder o where p.id = c.planId and ";

    private final Visibility visibility;

    CorrectiveActions(Visibility visibility) {
        this.visibility = visibility;
    }

    Optional<CorrectiveAction> visible(UUID id) {
        Seen seen = visibility.of(Sees.LOTS);
        return find(VISIBLE + seen.hql() + " and c.id = :id", seen.withId(id)).firstResultOptional();
    }

    /** Newest first; of one inspection, one state or one factory where that is asked for. */
    List<CorrectiveAction> page(
            UUID inspectionId, CorrectiveActionStatus status, UUID factoryId, UUID after, int limit) {
        Seen seen = visibility.of(Sees.LOTS);
        return find(
                        VISIBLE + seen.hql() + """
                                 and (:after is null or c.id < :after)
                                and (:inspection is null or c.inspectionId = :inspection)
                                and (:state is null or c.status = :state) and (:its is null or p.factoryId = :its)
                                order by c.id desc""",
                        seen.with("after", after, "inspection", inspectionId, "state", status, "its", factoryId))
                .page(0, limit)
                .list();
    }

    int numberOf(UUID inspectionId) {
        return (int) count("inspectionId", inspectionId);
    }

    /** Of one assignment, oldest first, those that nobody has found effective yet. */
    List<CorrectiveAction> openOf(UUID planId) {
        return find("planId = ?1 and status <> ?2 order by id", planId, CorrectiveActionStatus.EFFECTIVE)
                .list();
    }

    /** The next assignments that have one whose day has passed before this one. */
    List<UUID> plansWithOverdue(LocalDate day, UUID after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select distinct c.planId from CorrectiveAction c
                        where c.dueOn < :day and c.status <> :done and (:after is null or c.planId > :after)
                        order by c.planId""", UUID.class)
                .setParameter("day", day)
                .setParameter("done", CorrectiveActionStatus.EFFECTIVE)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
