package org.gendan.production.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.production.order.Made;
import org.gendan.production.order.Made.Output;
import org.gendan.production.order.Progress;
import org.gendan.production.order.WorkProcess;

/** All progress reports; what was made is their sum, whoever asks and whenever. */
@ApplicationScoped
class ProgressReports implements PanacheRepositoryBase<ProgressReport, UUID>, Progress {
    private static final String SUM = """
            select r.assignmentId, r.lineId, r.process, sum(r.quantity), sum(r.scrapped), sum(r.reworked)
            from ProgressReport r where r.status = COUNTED and r.assignmentId in ?1
            group by r.assignmentId, r.lineId, r.process""";

    private final EntityManager entities;

    ProgressReports(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public Map<UUID, Made> of(Collection<UUID> assignmentIds) {
        if (assignmentIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Output>> outputs = new HashMap<>();
        for (Object[] sum : entities.createQuery(SUM, Object[].class)
                .setParameter(1, assignmentIds)
                .getResultList()) {
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

    /** Those of an assignment that came with these keys, by key. */
    Map<String, ProgressReport> withKeys(UUID assignmentId, Collection<String> keys) {
        return list("assignmentId = ?1 and reportKey in ?2", assignmentId, keys).stream()
                .collect(Collectors.toMap(ProgressReport::key, Function.identity()));
    }

    /** What waits, in the order in which it was written down. */
    List<ProgressReport> pending(UUID assignmentId, int limit) {
        return find("assignmentId = ?1 and status = PENDING order by reportedAt, reportKey", assignmentId)
                .page(0, limit)
                .list();
    }
}
