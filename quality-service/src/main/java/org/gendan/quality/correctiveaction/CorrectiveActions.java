package org.gendan.quality.correctiveaction;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.quality.Sees;
import org.gendan.quality.plan.Visibility;

/** All corrective actions, as far as the caller may see their assignments. */
@ApplicationScoped
class CorrectiveActions implements PanacheRepositoryBase<CorrectiveAction, UUID> {
    private static final String ALL = "select c from CorrectiveAction c, InspectionPlan p, InspectedOrder o";
    private static final String VISIBLE = ALL + " where p.id = c.planId and ";

    static final Listing<CorrectiveAction> LISTING = Listing.<CorrectiveAction>from(ALL, "c.id", CorrectiveAction::id)
            .at("createdAt", "c.createdAt", CorrectiveAction::createdAt)
            .at("updatedAt", "c.updatedAt", CorrectiveAction::updatedAt)
            .on("dueOn", "c.dueOn", CorrectiveAction::dueOn);

    private final Visibility visibility;

    CorrectiveActions(Visibility visibility) {
        this.visibility = visibility;
    }

    Optional<CorrectiveAction> visible(UUID id) {
        Seen seen = visibility.of(Sees.LOTS);
        return find(VISIBLE + seen.hql() + " and c.id = :id", seen.withId(id)).firstResultOptional();
    }

    /** Each condition may be null; due before: answered or not. */
    List<CorrectiveAction> page(
            UUID inspectionId,
            UUID orderId,
            CorrectiveActionStatus status,
            UUID factoryId,
            LocalDate dueBefore,
            Search<CorrectiveAction> search) {
        return search.where("p.id = c.planId")
                .seen(visibility.of(Sees.LOTS))
                .equal("c.inspectionId", inspectionId)
                .equal("c.orderId", orderId)
                .equal("c.status", status)
                .equal("p.factoryId", factoryId)
                .when(dueBefore != null, "c.dueOn < :dueBefore", "dueBefore", dueBefore)
                .in(getEntityManager(), CorrectiveAction.class);
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
