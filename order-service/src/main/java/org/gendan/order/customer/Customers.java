package org.gendan.order.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;

/** All customers; a customer itself sees itself alone. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, UUID> {
    private final Caller caller;

    Customers(Caller caller) {
        this.caller = caller;
    }

    Optional<Customer> visible(UUID id) {
        return isOther(id) ? Optional.empty() : findByIdOptional(id);
    }

    List<Customer> page(UUID after, int limit) {
        return find("(?1 is null or id < ?1) order by id desc", after)
                .page(0, limit)
                .list();
    }

    private boolean isOther(UUID id) {
        return caller.has(Role.CUSTOMER)
                && !caller.customerId().filter(id::equals).isPresent();
    }
}
