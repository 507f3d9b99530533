package org.gendan.order.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.Role;

/**
 * All orders, as far as the caller may see them: a merchandiser the own ones, a salesperson those that name them, a
 * customer its own, the others of design §4 all.
 */
@ApplicationScoped
public class Orders implements PanacheRepositoryBase<CustomerOrder, UUID> {
    private static final String VISIBLE =
            "(:all = true or merchandiser = :user or salesperson = :user or customerId = :customer)";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final EntityManager entities;

    Orders(Caller caller, EntityManager entities) {
        this.caller = caller;
        this.entities = entities;
    }

    Optional<CustomerOrder> visible(UUID id) {
        return find("id = :id and " + VISIBLE, visibility("id", id)).firstResultOptional();
    }

    List<CustomerOrder> page(UUID after, int limit) {
        return find("(:after is null or id < :after) and " + VISIBLE + " order by id desc", visibility("after", after))
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

    private Map<String, Object> visibility(String name, UUID value) {
        boolean all = caller.has(Role.BUSINESS_MANAGER, Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.AUDITOR);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", all);
        parameters.put("user", caller.has(Role.CUSTOMER) ? "" : caller.name());
        parameters.put("customer", caller.customerId().orElse(NOBODY));
        parameters.put(name, value);
        return parameters;
    }
}
