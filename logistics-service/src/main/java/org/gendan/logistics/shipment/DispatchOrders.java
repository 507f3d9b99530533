package org.gendan.logistics.shipment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;

/**
 * All orders that were announced, as far as the caller may see them: a merchandiser the own ones, a salesperson those that
 * name them, a customer its own, the others of design §4 all.
 */
@ApplicationScoped
class DispatchOrders implements PanacheRepositoryBase<DispatchOrder, UUID> {
    static final String MINE =
            "(:all = true or o.merchandiser = :user or o.salesperson = :user or o.customerId = :customer)";

    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final EntityManager entities;

    DispatchOrders(Caller caller, EntityManager entities) {
        this.caller = caller;
        this.entities = entities;
    }

    /**
     * The order for the recording of a fact, locked. Where there is none yet, nobody else creates it until the transaction
     * under way ends.
     */
    Optional<DispatchOrder> known(UUID orderId) {
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
        return count("from DispatchOrder o where o.id = :id and o.revision > 0 and " + MINE, visibility("id", id)) > 0;
    }

    Optional<DispatchOrder> visible(UUID id) {
        return find("from DispatchOrder o where o.id = :id and o.revision > 0 and " + MINE, visibility("id", id))
                .firstResultOptional();
    }

    List<DispatchOrder> of(List<UUID> ids) {
        return list("id in ?1", ids);
    }

    Map<String, Object> visibility(String name, Object value) {
        boolean customer = caller.has(Role.CUSTOMER);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "all",
                caller.has(Role.WAREHOUSE, Role.FOLLOW_UP_CLERK, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR));
        parameters.put("user", customer ? "" : caller.name());
        parameters.put("customer", customer ? caller.customerId().orElse(NOBODY) : NOBODY);
        parameters.put(name, value);
        return parameters;
    }
}
