package org.gendan.order.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.StateOf;
import org.gendan.language.DomainEvent;
import org.gendan.language.OrderEvent.ProductChanged;
import org.gendan.language.state.ProductState;

/** Products as other systems have them. */
@ApplicationScoped
class ProductStates implements StateOf<ProductState> {
    private final Products products;

    ProductStates(Products products) {
        this.products = products;
    }

    @Override
    public Class<ProductState> record() {
        return ProductState.class;
    }

    @Override
    public boolean isTouchedBy(DomainEvent event) {
        return event instanceof ProductChanged;
    }

    @Override
    public Map<UUID, ProductState> of(Collection<UUID> ids) {
        return products.list("id in ?1", ids).stream().collect(Collectors.toMap(Product::id, Product::state));
    }

    @Override
    public List<UUID> after(UUID id, int limit) {
        return products.idsAfter(id, limit);
    }
}
