package org.gendan.quality.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;

/** All orders that were heard of, as far as the caller may see them: a merchandiser the own ones, the others of §4 all. */
@ApplicationScoped
class InspectedOrders implements PanacheRepositoryBase<InspectedOrder, UUID> {
    private final EntityManager entities;
    private final Caller caller;

    InspectedOrders(EntityManager entities, Caller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** The order for the recording of a fact or for a release; nobody else changes or creates it until the transaction ends. */
    Optional<InspectedOrder> known(UUID id) {
        if (!hold(id)) {
            entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                    .setParameter(1, id.toString())
                    .getSingleResult();
            hold(id);
        }
        return findByIdOptional(id);
    }

    private boolean hold(UUID id) {
        return !entities.createNativeQuery("select 1 from inspected_order where id = ?1 for update")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    Optional<InspectedOrder> visible(UUID id) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", caller.has(Visibility.SEE_ALL));
        parameters.put("merchandiser", caller.has(Role.MERCHANDISER) ? caller.name() : "");
        parameters.put("id", id);
        return find("id = :id and revision > 0 and (:all = true or merchandiser = :merchandiser)", parameters)
                .firstResultOptional();
    }
}
