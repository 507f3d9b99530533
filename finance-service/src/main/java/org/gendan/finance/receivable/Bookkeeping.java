package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gendan.finance.journal.Entry;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.Journal;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.language.FinanceEvent;

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

    Bookkeeping(
            Journal journal,
            Receivables receivables,
            Payments payments,
            Milestones milestones,
            MoneyWatch watch,
            Outbox outbox) {
        this.journal = journal;
        this.receivables = receivables;
        this.payments = payments;
        this.milestones = milestones;
        this.watch = watch;
        this.outbox = outbox;
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
        return new Movement(this, occasion, byId, of(byId.values()));
    }

    public void append(Entry entry) {
        journal.append(entry);
    }

    /** Books an entry that is about one order alone, and follows it. */
    public Position book(
            Receivable receivable,
            Position before,
            Entry entry,
            Occasion occasion,
            Function<Position, FinanceEvent> fact) {
        journal.append(entry);
        return follow(receivable, before, entry.postings(), occasion, fact);
    }

    /**
     * As {@link #book}, with the fact first: who hears of a credit note takes the order for unsettled, so that the settlement
     * which it may bring comes after it.
     */
    public void bookAfter(FinanceEvent fact, Receivable receivable, Position before, Entry entry, Occasion occasion) {
        announce(receivable, fact);
        bookQuietly(receivable, before, entry, occasion);
    }

    /** Follows an entry that is booked already, for one of the orders that it is about. */
    public Position follow(
            Receivable receivable,
            Position before,
            List<Posting> postings,
            Occasion occasion,
            Function<Position, FinanceEvent> fact) {
        Position after = moved(receivable, before, postings, occasion);
        // What it means for the gates goes first: another service waits for that, and only the history for the fact.
        cross(receivable, before, after, occasion);
        announce(receivable, fact.apply(after));
        return after;
    }

    /** As {@link #book}, where the fact is somebody else's and needs no announcement of ours. */
    public Position bookQuietly(Receivable receivable, Position before, Entry entry, Occasion occasion) {
        journal.append(entry);
        return cross(receivable, before, moved(receivable, before, entry.postings(), occasion), occasion);
    }

    /** Where the order stands after the postings, with what must be settled set aside. */
    Position moved(Receivable receivable, Position before, List<Posting> postings, Occasion occasion) {
        Position moved = receivable.position(before.balances().after(postings));
        List<Posting> aside = moved.setAside(before);
        journal.append(Entry.of(
                EntryKind.SET_ASIDE, receivable.orderId(), occasion.on(), occasion.by(), occasion.reason(), aside));
        return moved.after(aside);
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

    /**
     * Announces the settlement when the last thing that was open is not any more, and anew after something was: goods that
     * came back, money that the bank took back, or another revision end the one before.
     */
    public void settle(Receivable receivable, Position now, Occasion occasion) {
        boolean nothingOpen =
                receivable.isDispatched() && receivable.settlementGate(now).isOpen();
        if (!nothingOpen) {
            receivable.unsettle();
        } else if (!receivable.isSettled()) {
            announce(receivable, receivable.settle(now, now.balances().credit(LedgerAccount.REVENUE), occasion));
        }
    }

    private Position cross(Receivable receivable, Position before, Position after, Occasion occasion) {
        receivable
                .crossings(before, after, occasion, () -> witness(receivable, occasion))
                .forEach(event -> announce(receivable, event));
        settle(receivable, after, occasion);
        watch.moved(receivable);
        return after;
    }
}
