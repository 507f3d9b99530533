package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.journal.Entry;
import org.gendan.finance.journal.Journal;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.delivery.States;
import org.gendan.language.FinanceEvent;
import org.gendan.language.state.ReceivableState;

/** Says where the money of orders stands by agreement and journal, and begins each movement of it. */
@ApplicationScoped
public class Bookkeeping {
    /** Nobody's command stands behind what follows from a fact. */
    public static final String SELF = "finance-service";

    private final Journal journal;
    private final Receivables receivables;
    private final Payments payments;
    private final Milestones milestones;
    private final MoneyWatch watch;
    private final Outbox outbox;
    private final States states;

    Bookkeeping(
            Journal journal,
            Receivables receivables,
            Payments payments,
            Milestones milestones,
            MoneyWatch watch,
            Outbox outbox,
            States states) {
        this.journal = journal;
        this.receivables = receivables;
        this.payments = payments;
        this.milestones = milestones;
        this.watch = watch;
        this.outbox = outbox;
        this.states = states;
    }

    public Position of(Receivable receivable) {
        return receivable.position(journal.of(receivable.orderId(), receivable.currency()));
    }

    /** Of orders in one currency, by order id, with one question to the journal. */
    public Map<UUID, Position> of(Collection<Receivable> receivables) {
        Map<UUID, Position> positions = new HashMap<>();
        if (!receivables.isEmpty()) {
            var balances = journal.of(
                    receivables.stream().map(Receivable::orderId).toList(),
                    receivables.iterator().next().currency());
            receivables.forEach(one -> positions.put(one.orderId(), one.position(balances.get(one.orderId()))));
        }
        return positions;
    }

    /** Begins a movement of one order's money. */
    public Movement on(Receivable order, Occasion occasion) {
        return on(List.of(order), occasion);
    }

    /** Begins a movement of the money of some orders in one currency, or of money that is no order's where there are none. */
    public Movement on(Collection<Receivable> orders, Occasion occasion) {
        receivables.hold(orders);
        Map<UUID, Receivable> byId = new LinkedHashMap<>();
        orders.forEach(order -> byId.put(order.orderId(), order));
        touch(byId.keySet());
        return new Movement(this, occasion, byId, of(byId.values()));
    }

    /** What these owe or have is about to be another, or when it is due, whether anything is announced of it or not. */
    public void touch(Collection<UUID> orders) {
        states.touch(ReceivableState.class, orders);
    }

    void append(Entry entry) {
        journal.append(entry);
    }

    /** Announces, and keeps what the announcement is to the order's deposit and balance. */
    void announce(Receivable receivable, FinanceEvent event) {
        outbox.announce(event);
        milestones.persist(Milestone.of(event, receivable.revision()));
    }

    void watch(Receivable receivable) {
        watch.moved(receivable);
    }

    /** What a gate of the order needs to know of who stands behind its money. */
    Payments.Witness witness(Receivable receivable, Occasion occasion) {
        return occasion.witness() == null
                ? payments.lastOf(receivable.orderId()).orElse(null)
                : occasion.witness();
    }
}
