package org.gendan.quality.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.quality.Sees;

/** All inspection plans, as far as the caller may see them. */
@ApplicationScoped
class InspectionPlans implements PanacheRepositoryBase<InspectionPlan, UUID> {
    private final EntityManager entities;
    private final Visibility visibility;

    InspectionPlans(EntityManager entities, Visibility visibility) {
        this.entities = entities;
        this.visibility = visibility;
    }

    /** The plan as it is now; nobody else changes it, or records anything about it, until the transaction ends. */
    Optional<InspectionPlan> locked(UUID id) {
        entities.createNativeQuery("select 1 from inspection_plan where id = ?1 for update")
                .setParameter(1, id)
                .getResultList();
        return findByIdOptional(id);
    }

    Optional<InspectionPlan> visible(UUID id) {
        Seen seen = visibility.of(Sees.LOTS);
        return find(
                        "select p from InspectionPlan p, InspectedOrder o where p.id = :id and " + seen.hql(),
                        seen.withId(id))
                .firstResultOptional();
    }

    List<InspectionPlan> page(PlanDesk.Wanted wanted, Search<?> search) {
        return search.seen(visibility.of(Sees.LOTS))
                .equal("p.orderId", wanted.orderId())
                .equal("o.orderNumber", wanted.orderNumber())
                .equal("p.factoryId", wanted.factoryId())
                .equal("p.inspector", wanted.inspector())
                .equal("p.completed", wanted.completed())
                .from("p.startOn", wanted.startFrom())
                .until("p.startOn", wanted.startTo())
                .in(entities, InspectionPlan.class);
    }

    /** The next ones, of orders that stand, whose assignment is not completed; oldest first. */
    List<InspectionPlan> underWay(UUID after, int limit) {
        return find("""
                        select p from InspectionPlan p, InspectedOrder o
                        where o.id = p.orderId and o.revision > 0 and o.cancelledBecause is null
                        and p.factoryId is not null and p.quantity > 0 and p.completed = false and (?1 is null or p.id > ?1)
                        order by p.id""", after).page(0, limit).list();
    }

    /** Of one order, oldest first; an order has as many as it has lots. One that an amendment left nothing is none. */
    List<InspectionPlan> of(UUID orderId) {
        return find("orderId = ?1 and factoryId is not null and quantity > 0 order by id", orderId)
                .list();
    }
}
