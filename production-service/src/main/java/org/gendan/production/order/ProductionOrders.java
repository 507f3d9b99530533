package org.gendan.production.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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
 * All production orders that were announced, as far as the caller may see them: a merchandiser the own ones, a
 * salesperson those that name them, the others of design §4 all.
 */
@ApplicationScoped
class ProductionOrders implements PanacheRepositoryBase<ProductionOrder, UUID> {
    private final Sights sights;
    private final EntityManager entities;

    ProductionOrders(Sights sights, EntityManager entities) {
        this.sights = sights;
        this.entities = entities;
    }

    /**
     * The production order of a customer order, for the recording of a fact. Where there is none yet, nobody else creates it
     * until the transaction under way ends; where there is one, nobody else changes it or its lots.
     */
    Optional<ProductionOrder> announced(UUID orderId) {
        Optional<ProductionOrder> known = locked(orderId);
        if (known.isPresent()) {
            return known;
        }
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, orderId.toString())
                .getSingleResult();
        return locked(orderId);
    }

    /** As {@link #announced}, for one that is there. */
    ProductionOrder known(UUID orderId) {
        return locked(orderId).orElseThrow();
    }

    private Optional<ProductionOrder> locked(UUID orderId) {
        return findByIdOptional(orderId, LockModeType.PESSIMISTIC_WRITE);
    }

    ProductionOrder visible(UUID id) {
        Seen seen = sights.of(Sees.ORDERS);
        return find("id = :id and revision > 0 and " + seen.hql(), seen.withId(id))
                .firstResultOptional()
                .orElseThrow(() -> Refused.unknown("production-order", id));
    }

    List<ProductionOrder> page(Planning.Wanted wanted, Search<ProductionOrder> search) {
        return search.seen(sights.of(Sees.ORDERS, "it"))
                .where("it.revision > 0")
                .equal("it.status", wanted.status())
                .equal("it.orderNumber", wanted.orderNumber())
                .equal("it.merchandiser", wanted.merchandiser())
                .from("it.dueOn", wanted.dueFrom())
                .until("it.dueOn", wanted.dueTo())
                .words(wanted.words(), "it.orderNumber")
                .when(
                        wanted.factoryId() != null,
                        "exists (select 1 from WorkAssignment w where w.productionOrderId = it.id "
                                + "and w.factoryId = :atFactory and w.status <> CANCELLED)",
                        "atFactory",
                        wanted.factoryId())
                .in(entities, ProductionOrder.class);
    }

    /**
     * Paid, not cancelled and not held, and either not released since the first instant or without a lot since the second;
     * whoever asks sees them all.
     */
    List<ProductionOrder> idle(Instant unreleased, Instant unassigned, int most) {
        return find("""
                        from ProductionOrder p
                        where p.cancelled.reason is null and p.hold.reason is null and p.deposit.confirmed = true and (
                            p.status = ANNOUNCED and p.since < ?1 and (p.revision = 0 or p.deposit.revision = p.revision)
                            or p.status = RELEASED and p.since < ?2 and not exists (
                                select 1 from WorkAssignment w where w.productionOrderId = p.id and w.status <> CANCELLED))
                        order by p.since, p.id""", unreleased, unassigned).page(0, most).list();
    }

    /** The released ones of which a lot is still to be made, in the order of their ids, whoever may see them. */
    List<UUID> underWay(UUID after, int limit) {
        return entities.createQuery("""
                        select p.id from ProductionOrder p
                        where p.status = RELEASED and p.cancelled.reason is null and (:after is null or p.id > :after)
                            and exists (select 1 from WorkAssignment w
                                where w.productionOrderId = p.id and w.status in (ASSIGNED, STARTED))
                        order by p.id""", UUID.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
