package org.gendan.order.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.StateOf;
import org.gendan.language.DomainEvent;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.state.CustomerState;

/** Customers as other systems have them. */
@ApplicationScoped
class CustomerStates implements StateOf<CustomerState> {
    private final Customers customers;

    CustomerStates(Customers customers) {
        this.customers = customers;
    }

    @Override
    public Class<CustomerState> record() {
        return CustomerState.class;
    }

    @Override
    public boolean isTouchedBy(DomainEvent event) {
        return event instanceof CustomerChanged;
    }

    @Override
    public Map<UUID, CustomerState> of(Collection<UUID> ids) {
        return customers.list("id in ?1", ids).stream().collect(Collectors.toMap(Customer::id, Customer::state));
    }

    @Override
    public List<UUID> after(UUID id, int limit) {
        return customers.idsAfter(id, limit);
    }
}
