package org.gendan.production.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.production.progress.PlanChart.Worked;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.Made.Output;
import org.gendan.production.routing.Progress;
import org.gendan.production.routing.WorkProcess;

/** All progress reports; what was made is their sum, whoever asks and whenever. */
@ApplicationScoped
class ProgressReports implements PanacheRepositoryBase<ProgressReport, UUID>, Progress {
    private static final String COUNTED = """
            select r.assignmentId, r.lineId, r.process, sum(r.quantity), sum(r.scrapped), sum(r.reworked)
            from ProgressReport r where r.status = COUNTED and r.assignmentId in ?1""";
    private static final String BY_LINE = " group by r.assignmentId, r.lineId, r.process";
    private static final String SUM = COUNTED + BY_LINE;
    private static final String SUM_BY = COUNTED + " and r.recordedAt <= ?2" + BY_LINE;

    private static final String DAYS = """
            select r.process, min(r.occurredOn), max(r.occurredOn) from ProgressReport r
            where r.status = COUNTED and r.quantity > 0 and r.assignmentId = ?1 group by r.process""";

    private final EntityManager entities;

    ProgressReports(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public Map<UUID, Made> of(Collection<UUID> assignmentIds) {
        return assignmentIds.isEmpty() ? Map.of() : made(sums(SUM, assignmentIds));
    }

    @Override
    @Transactional
    public Map<UUID, Made> of(Collection<UUID> assignmentIds, Instant reportedBy) {
        return assignmentIds.isEmpty()
                ? Map.of()
                : made(sums(SUM_BY, assignmentIds).setParameter(2, reportedBy));
    }

    private TypedQuery<Object[]> sums(String query, Collection<UUID> assignmentIds) {
        return entities.createQuery(query, Object[].class).setParameter(1, assignmentIds);
    }

    private static Map<UUID, Made> made(TypedQuery<Object[]> sums) {
        Map<UUID, List<Output>> outputs = new HashMap<>();
        for (Object[] sum : sums.getResultList()) {
            outputs.computeIfAbsent((UUID) sum[0], _ -> new ArrayList<>())
                    .add(new Output(
                            (UUID) sum[1],
                            (WorkProcess) sum[2],
                            Math.toIntExact((Long) sum[3]),
                            Math.toIntExact((Long) sum[4]),
                            Math.toIntExact((Long) sum[5])));
        }
        return outputs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new Made(each.getValue())));
    }

    /** On which days each process of an assignment was worked; what was taken back later stays a day of work. */
    Map<WorkProcess, Worked> worked(UUID assignmentId) {
        return entities.createQuery(DAYS, Object[].class)
                .setParameter(1, assignmentId)
                .getResultStream()
                .collect(Collectors.toMap(
                        days -> (WorkProcess) days[0], days -> new Worked((LocalDate) days[1], (LocalDate) days[2])));
    }

    /** Those of an assignment that came with these keys, by key. */
    Map<String, ProgressReport> withKeys(UUID assignmentId, Collection<String> keys) {
        return list("assignmentId = ?1 and reportKey in ?2", assignmentId, keys).stream()
                .collect(Collectors.toMap(ProgressReport::key, Function.identity()));
    }

    /** Those of an assignment that were recorded before that one, newest first. */
    List<ProgressReport> page(UUID assignmentId, UUID after, int limit) {
        return find("assignmentId = ?1 and (?2 is null or id < ?2) order by id desc", assignmentId, after)
                .page(0, limit)
                .list();
    }

    /** What waits, in the order in which it was written down. */
    List<ProgressReport> pending(UUID assignmentId, int limit) {
        return find("assignmentId = ?1 and status = PENDING order by reportedAt, reportKey", assignmentId)
                .page(0, limit)
                .list();
    }
}
