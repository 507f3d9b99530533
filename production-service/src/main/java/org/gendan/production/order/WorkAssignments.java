package org.gendan.production.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.Role;

/**
 * All work assignments, as far as the caller may see them: a factory its own, a merchandiser and a salesperson those of
 * their orders, the others of design §4 all.
 */
@ApplicationScoped
class WorkAssignments implements PanacheRepositoryBase<WorkAssignment, UUID> {
    private static final String VISIBLE = """
            (:all = true or factoryId = :factory or exists (
                select 1 from ProductionOrder p
                where p.id = productionOrderId and (p.merchandiser = :user or p.salesperson = :user)))""";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;

    WorkAssignments(Caller caller) {
        this.caller = caller;
    }

    Optional<WorkAssignment> visible(UUID id) {
        return find("id = :id and " + VISIBLE, visibility("id", id)).firstResultOptional();
    }

    List<WorkAssignment> page(UUID after, int limit) {
        return find("(:after is null or id < :after) and " + VISIBLE + " order by id desc", visibility("after", after))
                .page(0, limit)
                .list();
    }

    private Map<String, Object> visibility(String name, UUID value) {
        boolean factory = caller.has(Role.FACTORY);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "all",
                caller.has(
                        Role.PLANNER, Role.PRODUCTION_MANAGER, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR));
        parameters.put("user", factory ? "" : caller.name());
        parameters.put("factory", factory ? caller.factoryId().orElse(NOBODY) : NOBODY);
        parameters.put(name, value);
        return parameters;
    }
}
