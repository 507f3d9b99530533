package org.gendan.production.factory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.StateOf;
import org.gendan.language.DomainEvent;
import org.gendan.language.ProductionEvent.FactoryChanged;
import org.gendan.language.state.FactoryState;

/** Factories as other systems have them. */
@ApplicationScoped
class FactoryStates implements StateOf<FactoryState> {
    private final Factories factories;

    FactoryStates(Factories factories) {
        this.factories = factories;
    }

    @Override
    public Class<FactoryState> record() {
        return FactoryState.class;
    }

    @Override
    public boolean isTouchedBy(DomainEvent event) {
        return event instanceof FactoryChanged;
    }

    @Override
    public Map<UUID, FactoryState> of(Collection<UUID> ids) {
        return factories.list("id in ?1", ids).stream().collect(Collectors.toMap(Factory::id, Factory::state));
    }

    @Override
    public List<UUID> after(UUID id, int limit) {
        return factories.idsAfter(id, limit);
    }
}
