package org.gendan.order.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.order.Sees;

/**
 * All orders, as far as the caller may see them: a merchandiser the own ones, a salesperson those that name them, a
 * customer its own, the others of design §4 all.
 */
@ApplicationScoped
public class Orders implements PanacheRepositoryBase<CustomerOrder, UUID> {
    private final Sights sights;
    private final EntityManager entities;

    Orders(Sights sights, EntityManager entities) {
        this.sights = sights;
        this.entities = entities;
    }

    CustomerOrder visible(UUID id) {
        Seen seen = sights.of(Sees.ORDERS);
        return find("id = :id and " + seen.hql(), seen.withId(id))
                .firstResultOptional()
                .orElseThrow(() -> Refused.unknown("order", id));
    }

    List<CustomerOrder> page(UUID after, int limit) {
        Seen seen = sights.of(Sees.ORDERS);
        return find(
                        "(:after is null or id < :after) and " + seen.hql() + " order by id desc",
                        seen.with("after", after))
                .page(0, limit)
                .list();
    }

    /**
     * Puts those who write an order's lines anew into one queue: their inserts would else wait for each other at the commit.
     * Whoever comes too late has lost the race here.
     */
    void claim(CustomerOrder order) {
        entities.lock(order, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As it is, for a fact that nobody commands. */
    CustomerOrder locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Refused.unknown("order", id));
    }

    boolean isTaken(String orderNumber) {
        return count("orderNumber", orderNumber) > 0;
    }

    String nextNumber(LocalDate today) {
        Number next = (Number) entities.createNativeQuery("select nextval('order_number')", Long.class)
                .getSingleResult();
        return "GD-%s-%04d".formatted(today.format(DateTimeFormatter.BASIC_ISO_DATE), next.longValue());
    }

    TermsPolicy policyOn(LocalDate day) {
        return entities.createQuery(
                        "from TermsPolicy where effectiveFrom <= :day order by effectiveFrom desc", TermsPolicy.class)
                .setParameter("day", day)
                .setMaxResults(1)
                .getSingleResult();
    }
}
