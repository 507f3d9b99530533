package org.gendan.quality.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.quality.Sees;

/** All orders that were heard of, as far as the caller may see them: a merchandiser the own ones, the others of §4 all. */
@ApplicationScoped
class InspectedOrders implements PanacheRepositoryBase<InspectedOrder, UUID> {
    private final EntityManager entities;
    private final Sights sights;

    InspectedOrders(EntityManager entities, Sights sights) {
        this.entities = entities;
        this.sights = sights;
    }

    /** The order for the recording of a fact or for a release; nobody else changes or creates it until the transaction ends. */
    Optional<InspectedOrder> announced(UUID id) {
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
        Seen seen = sights.of(Sees.RELEASES);
        return find("id = :id and revision > 0 and " + seen.hql(), seen.withId(id))
                .firstResultOptional();
    }
}
