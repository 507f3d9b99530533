package org.gendan.production.factory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.Ids;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.ExpectedVersion;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.time.BusinessClock;

/** Keeps the factories and announces each change of them. */
@ApplicationScoped
public class FactoryRegister {
    private final Factories factories;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    FactoryRegister(Factories factories, Outbox outbox, BusinessClock clock, Caller caller, ExpectedVersion expected) {
        this.factories = factories;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Factory add(UUID id, FactoryDetails details) {
        if (id != null && factories.findByIdOptional(id).isPresent()) {
            throw Refusal.conflict("already-exists", Map.of("id", id.toString()));
        }
        Factory factory = new Factory(id == null ? Ids.next() : id, details);
        factories.persist(factory);
        return announce(factory);
    }

    @Transactional
    public Factory change(UUID id, FactoryDetails details) {
        Factory factory = get(id);
        expected.required(factory.version());
        factory.change(details);
        return announce(factory);
    }

    @Transactional
    public Factory get(UUID id) {
        return factories.visible(id).orElseThrow(() -> Refusal.unknown("factory", id));
    }

    @Transactional
    public List<Factory> page(UUID after, int limit) {
        return factories.page(after, limit);
    }

    /** Refuses a factory that does not exist, or that takes no work. */
    @Transactional
    public void requireActive(UUID id) {
        Factory factory = get(id);
        if (!factory.isActive()) {
            throw Refusal.conflict(
                    "factory-inactive",
                    Map.of("factoryId", id.toString(), "name", factory.details().name()));
        }
    }

    private Factory announce(Factory factory) {
        factories.flush();
        outbox.announce(factory.announced(clock.today(), caller.name()));
        return factory;
    }
}
