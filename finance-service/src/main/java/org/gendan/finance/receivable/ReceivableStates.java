package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.StateOf;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent;
import org.gendan.language.state.ReceivableState;

/** Receivables as other systems have them: what is agreed, beside what the journal comes to. */
@ApplicationScoped
class ReceivableStates implements StateOf<ReceivableState> {
    private final Receivables receivables;
    private final Bookkeeping books;

    ReceivableStates(Receivables receivables, Bookkeeping books) {
        this.receivables = receivables;
        this.books = books;
    }

    @Override
    public Class<ReceivableState> record() {
        return ReceivableState.class;
    }

    @Override
    public boolean isTouchedBy(DomainEvent event) {
        return event instanceof FinanceEvent.OfOrder;
    }

    @Override
    public Map<UUID, ReceivableState> of(Collection<UUID> ids) {
        Map<UUID, ReceivableState> states = new HashMap<>();
        Map<Currency, List<Receivable>> byCurrency =
                receivables.list("orderId in ?1", ids).stream().collect(Collectors.groupingBy(Receivable::currency));
        byCurrency.values().forEach(some -> {
            Map<UUID, Position> positions = books.of(some);
            some.forEach(one -> states.put(one.orderId(), one.state(positions.get(one.orderId()))));
        });
        return states;
    }

    @Override
    public List<UUID> after(UUID id, int limit) {
        return receivables.idsAfter(id, limit);
    }
}
