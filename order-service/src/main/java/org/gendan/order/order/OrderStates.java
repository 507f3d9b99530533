package org.gendan.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.StateOf;
import org.gendan.language.DomainEvent;
import org.gendan.language.OrderEvent.Draft;
import org.gendan.language.OrderEvent.Standing;
import org.gendan.language.state.OrderState;

/** Orders as other systems have them, from the draft on. */
@ApplicationScoped
class OrderStates implements StateOf<OrderState> {
    private final Orders orders;

    OrderStates(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Class<OrderState> record() {
        return OrderState.class;
    }

    @Override
    public boolean isTouchedBy(DomainEvent event) {
        return event instanceof Draft || event instanceof Standing;
    }

    @Override
    public Map<UUID, OrderState> of(Collection<UUID> ids) {
        return orders.list("id in ?1", ids).stream().collect(Collectors.toMap(CustomerOrder::id, CustomerOrder::state));
    }

    @Override
    public List<UUID> after(UUID id, int limit) {
        return orders.idsAfter(id, limit);
    }
}
