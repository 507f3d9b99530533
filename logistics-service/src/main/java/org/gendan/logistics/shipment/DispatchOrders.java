package org.gendan.logistics.shipment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.logistics.Sees;

/**
 * All orders that were announced, as far as the caller may see them: a merchandiser the own ones, a salesperson those that
 * name them, a customer its own, the others of design §4 all.
 */
@ApplicationScoped
class DispatchOrders implements PanacheRepositoryBase<DispatchOrder, UUID> {
    private final Sights sights;
    private final EntityManager entities;

    DispatchOrders(Sights sights, EntityManager entities) {
        this.sights = sights;
        this.entities = entities;
    }

    /**
     * The order for the recording of a fact, locked. Where there is none yet, nobody else creates it until the transaction
     * under way ends.
     */
    Optional<DispatchOrder> announced(UUID orderId) {
        Optional<DispatchOrder> known = locked(orderId);
        if (known.isPresent()) {
            return known;
        }
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, orderId.toString())
                .getSingleResult();
        return locked(orderId);
    }

    /** The order and, with it, all its shipments, which nobody else changes until the transaction under way ends. */
    Optional<DispatchOrder> locked(UUID orderId) {
        return find("id", orderId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    boolean isVisible(UUID id) {
        Seen seen = seen();
        return count("from DispatchOrder o where o.id = :id and o.revision > 0 and " + seen.hql(), seen.withId(id)) > 0;
    }

    Optional<DispatchOrder> visible(UUID id) {
        Seen seen = seen();
        return find("from DispatchOrder o where o.id = :id and o.revision > 0 and " + seen.hql(), seen.withId(id))
                .firstResultOptional();
    }

    /** What of the orders the caller sees, of the alias o. */
    Seen seen() {
        return sights.of(Sees.SHIPMENTS, "o");
    }

    List<DispatchOrder> of(List<UUID> ids) {
        return list("id in ?1", ids);
    }
}
