package org.gendan.finance.refund;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;

/** All refunds, as far as the caller may see them: a merchandiser and a customer those of the own orders. */
@ApplicationScoped
public class Refunds implements PanacheRepositoryBase<Refund, UUID> {
    private static final String VISIBLE =
            "(:all = true or customerId = :customer or orderId in (select v.orderId from Receivable v "
                    + "where v.customerId = :customer or v.merchandiser = :user))";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final EntityManager entities;

    Refunds(Caller caller, EntityManager entities) {
        this.caller = caller;
        this.entities = entities;
    }

    Optional<Refund> visible(UUID id) {
        Map<String, Object> parameters = visibility();
        parameters.put("id", id);
        return find("id = :id and " + VISIBLE, parameters).singleResultOptional();
    }

    /** The order may be null: then those of all orders; likewise the status. */
    List<Refund> page(UUID orderId, RefundStatus status, UUID after, int limit) {
        Map<String, Object> parameters = visibility();
        parameters.put("order", orderId);
        parameters.put("status", status);
        parameters.put("after", after);
        return find(
                        "(:after is null or id < :after) and (:order is null or orderId = :order) "
                                + "and (:status is null or status = :status) and " + VISIBLE + " order by id desc",
                        parameters)
                .page(0, limit)
                .list();
    }

    /** The order alone, so that it can be locked before the refund is read; none where it is of money that is for no order. */
    Optional<UUID> orderOf(UUID id) {
        return entities.createQuery("select orderId from Refund where id = :id and orderId is not null", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    private Map<String, Object> visibility() {
        boolean all = caller.has(Role.CASHIER, Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", all);
        parameters.put("customer", caller.customerId().orElse(NOBODY));
        parameters.put("user", caller.has(Role.CUSTOMER) ? "" : caller.name());
        return parameters;
    }
}
