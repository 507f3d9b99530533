package org.gendan.order.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;

/** What all services announced about each order: the evidence that its course can be told from again (S4.1). */
@ApplicationScoped
public class History {
    /** Beyond what people can do to one order; reports that replace each other are not among the facts that stand. */
    private static final int MOST = 5_000;

    private static final Map<Class<?>, String> TYPES =
            EventTypes.all().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final OrderFacts facts;

    History(OrderFacts facts) {
        this.facts = facts;
    }

    /** Records a fact in the transaction that takes note of it. */
    public void record(UUID orderId, DomainEvent event, Envelope envelope) {
        facts.persist(new OrderFact(orderId, event, envelope));
    }

    /** Every fact that no later report has replaced, in the order in which they were recorded. */
    public List<OrderFact> standing(UUID orderId) {
        return facts.standing(orderId, MOST);
    }

    /** The facts of one type that no later report has replaced, in the order in which their service announced them. */
    public <E extends DomainEvent> List<E> standing(UUID orderId, Class<E> type) {
        return standing(orderId, type, List.of(type));
    }

    /** As above, of several types of one service's language. */
    public <E extends DomainEvent> List<E> standing(UUID orderId, Class<E> language, List<Class<? extends E>> types) {
        return facts.standing(orderId, types.stream().map(TYPES::get).toList(), MOST).stream()
                .map(fact -> language.cast(fact.event()))
                .toList();
    }

    /** Those of the orders of which a fact of this type stands; not for reports that replace each other. */
    public Set<UUID> holding(Collection<UUID> orders, Class<? extends DomainEvent> type) {
        return facts.holding(orders, TYPES.get(type));
    }

    /** The last facts, replaced ones included, oldest first. */
    public List<OrderFact> last(UUID orderId, int most) {
        return facts.last(orderId, most);
    }
}
