package org.gendan.production.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.production.Sees;

/**
 * All work assignments, as far as the caller may see them: a factory its own, a merchandiser and a salesperson those of
 * their orders, an inspector those that the quality manager gave to them, the others of design §4 all.
 */
@ApplicationScoped
class WorkAssignments implements PanacheRepositoryBase<WorkAssignment, UUID> {
    private static final String REPORTABLE = """
            from WorkAssignment a
            where (?2 is null or a.id > ?2) and (
                a.status in (ASSIGNED, STARTED)
                or a.status = COMPLETED and (a.since > ?1 or exists (
                    select 1 from InspectionNote n where n.assignmentId = a.id and (
                        n.recordedAt > ?1 or n.reworkRecordedAt > ?1
                        or n.kind = FINAL and n.verdict = REJECTED and not exists (
                            select 1 from InspectionNote m where m.assignmentId = n.assignmentId
                                and m.kind = n.kind and m.inspectionId > n.inspectionId)))))
            """;

    /** By the plan that holds, which is the last one. */
    private static final String PLANNED = """
            exists (select 1 from WorkAssignment w join w.plans p where w.id = it.id and p.startOn %s
                and p.number = (select max(n.number) from WorkAssignment v join v.plans n where v.id = it.id))""";

    private static final int MOST = 500;

    private final Sights sights;
    private final EntityManager entities;

    WorkAssignments(Sights sights, EntityManager entities) {
        this.sights = sights;
        this.entities = entities;
    }

    /** The order of an assignment that the caller may see; the assignment itself is read once its order is locked. */
    Optional<UUID> orderOf(UUID id) {
        Seen seen = sights.of(Sees.LOTS, "a");
        TypedQuery<UUID> query = entities.createQuery(
                "select a.productionOrderId from WorkAssignment a where a.id = :id and " + seen.hql(), UUID.class);
        seen.withId(id).forEach(query::setParameter);
        return query.getResultStream().findFirst();
    }

    /** What else a factory has to make, whoever asks: its capacity is one. */
    List<WorkAssignment> underWay(UUID factoryId, UUID except) {
        return find("factoryId = ?1 and id <> ?2 and status in (ASSIGNED, STARTED) order by id", factoryId, except)
                .page(0, MOST)
                .list();
    }

    /**
     * What the daily report tells of, whoever asks: what is under way, what was completed or inspected since, and what was
     * completed and is still rejected. From the id after which it goes on, oldest first.
     */
    List<WorkAssignment> reportable(Instant since, UUID after, int limit) {
        return find(REPORTABLE + "order by a.id", since, after).page(0, limit).list();
    }

    /** How many come after that id. */
    long countReportable(Instant since, UUID after) {
        return count(REPORTABLE, since, after);
    }

    WorkAssignment visible(UUID id) {
        Seen seen = sights.of(Sees.LOTS, "a");
        return find("from WorkAssignment a where a.id = :id and " + seen.hql(), seen.withId(id))
                .firstResultOptional()
                .orElseThrow(() -> Refused.unknown("assignment", id));
    }

    List<WorkAssignment> page(Lots.Wanted wanted, Search<Lot> search) {
        return search.seen(sights.of(Sees.LOTS, "it"))
                .equal("it.factoryId", wanted.factoryId())
                .equal("it.productionOrderId", wanted.orderId())
                .equal("it.status", wanted.status())
                .when(wanted.startFrom() != null, PLANNED.formatted(">= :startFrom"), "startFrom", wanted.startFrom())
                .when(wanted.startTo() != null, PLANNED.formatted("<= :startTo"), "startTo", wanted.startTo())
                .in(entities, WorkAssignment.class);
    }
}
