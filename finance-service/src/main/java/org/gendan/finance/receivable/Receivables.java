package org.gendan.finance.receivable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.Role;

/**
 * All receivables, as far as the caller may see them: a merchandiser those of the own orders, a salesperson those of the
 * orders that name them, a customer its own, the others of design §4 all.
 */
@ApplicationScoped
public class Receivables implements PanacheRepositoryBase<Receivable, UUID> {
    private static final String VISIBLE =
            "(:all = true or merchandiser = :user or salesperson = :user or customerId = :customer)";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;

    Receivables(Caller caller) {
        this.caller = caller;
    }

    Optional<Receivable> visible(UUID orderId) {
        return find("orderId = :order and " + VISIBLE, visibility("order", orderId))
                .singleResultOptional();
    }

    List<Receivable> page(UUID after, int limit) {
        return find(
                        "(:after is null or orderId < :after) and " + VISIBLE + " order by orderId desc",
                        visibility("after", after))
                .page(0, limit)
                .list();
    }

    /** Locked until the transaction ends, so that what arrives for one order is judged one after the other. */
    public Receivable locked(UUID orderId) {
        return find("orderId", orderId).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
    }

    private Map<String, Object> visibility(String name, UUID value) {
        boolean all = caller.has(Role.CASHIER, Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", all);
        parameters.put("user", caller.has(Role.CUSTOMER) ? "" : caller.name());
        parameters.put("customer", caller.customerId().orElse(NOBODY));
        parameters.put(name, value);
        return parameters;
    }
}
