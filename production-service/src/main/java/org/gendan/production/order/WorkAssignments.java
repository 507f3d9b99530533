package org.gendan.production.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;

/**
 * All work assignments, as far as the caller may see them: a factory its own, a merchandiser and a salesperson those of
 * their orders, an inspector those that the quality manager gave to them, the others of design §4 all.
 */
@ApplicationScoped
class WorkAssignments implements PanacheRepositoryBase<WorkAssignment, UUID> {
    private static final String VISIBLE = """
            (:all = true or a.factoryId = :factory or exists (
                select 1 from ProductionOrder p
                where p.id = a.productionOrderId and (p.merchandiser = :user or p.salesperson = :user)) or exists (
                select 1 from QualityRecord q where q.assignmentId = a.id and q.inspector = :user))""";
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

    private static final UUID NOBODY = new UUID(0, 0);

    private static final int MOST = 500;

    private final Caller caller;
    private final EntityManager entities;

    WorkAssignments(Caller caller, EntityManager entities) {
        this.caller = caller;
        this.entities = entities;
    }

    /** The order of an assignment that the caller may see; the assignment itself is read once its order is locked. */
    Optional<UUID> orderOf(UUID id) {
        TypedQuery<UUID> query = entities.createQuery(
                "select a.productionOrderId from WorkAssignment a where a.id = :id and " + VISIBLE, UUID.class);
        visibility("id", id).forEach(query::setParameter);
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

    Optional<WorkAssignment> visible(UUID id) {
        return find("from WorkAssignment a where a.id = :id and " + VISIBLE, visibility("id", id))
                .firstResultOptional();
    }

    List<WorkAssignment> page(UUID after, int limit) {
        return find(
                        "from WorkAssignment a where (:after is null or a.id < :after) and " + VISIBLE
                                + " order by a.id desc",
                        visibility("after", after))
                .page(0, limit)
                .list();
    }

    private Map<String, Object> visibility(String name, UUID value) {
        boolean factory = caller.has(Role.FACTORY);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "all",
                caller.has(
                        Role.PLANNER,
                        Role.PRODUCTION_MANAGER,
                        Role.QUALITY_MANAGER,
                        Role.BUSINESS_MANAGER,
                        Role.SUPERVISOR,
                        Role.AUDITOR));
        parameters.put("user", factory ? "" : caller.name());
        parameters.put("factory", factory ? caller.factoryId().orElse(NOBODY) : NOBODY);
        parameters.put(name, value);
        return parameters;
    }
}
