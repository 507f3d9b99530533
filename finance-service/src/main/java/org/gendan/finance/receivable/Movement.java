package org.gendan.finance.receivable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gendan.finance.journal.Entry;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.language.FinanceEvent;

/**
 * One movement of the money of some orders, or of none, on one occasion. It begins with their locks and where they stand;
 * what is posted stands in the journal at once; then each order is followed: what must be settled is set aside, the gates
 * that it opened or closed are announced, the settlement when nothing is open any more, whoever watches is told, and the
 * fact itself. All in the transaction under way, in this order, whoever moves it.
 */
public final class Movement {
    private final Bookkeeping books;
    private final Occasion occasion;
    private final Map<UUID, Receivable> orders;
    private final Map<UUID, Position> before;
    private final List<Posting> postings = new ArrayList<>();

    Movement(Bookkeeping books, Occasion occasion, Map<UUID, Receivable> orders, Map<UUID, Position> before) {
        this.books = books;
        this.occasion = occasion;
        this.orders = orders;
        this.before = before;
    }

    /** Where the one order stood. */
    public Position before() {
        return before(one());
    }

    public Position before(UUID orderId) {
        return before.get(orderId);
    }

    /** Writes an entry about the document for the reason of the occasion; one that moves nothing is not written. */
    public Movement post(EntryKind kind, UUID document, List<Posting> moved) {
        return post(kind, document, occasion.reason(), moved);
    }

    public Movement post(EntryKind kind, UUID document, String text, List<Posting> moved) {
        books.append(Entry.of(kind, document, occasion.on(), occasion.by(), text, moved));
        postings.addAll(moved);
        return this;
    }

    /** Follows the one order, and tells the fact. */
    public Position tell(Function<Position, FinanceEvent> fact) {
        return tell(one(), fact);
    }

    /**
     * Follows one of the orders, and tells what the movement is to it. What it means for the gates goes first: another
     * service waits for that, and only the history for the fact.
     */
    public Position tell(UUID orderId, Function<Position, FinanceEvent> fact) {
        Position after = follow(orderId);
        books.announce(orders.get(orderId), fact.apply(after));
        return after;
    }

    /**
     * As {@link #tell}, with the fact first: who hears of a credit note takes the order for unsettled, so that the
     * settlement which it may bring comes after it.
     */
    public void tellFirst(FinanceEvent fact) {
        books.announce(orders.get(one()), fact);
        follow();
    }

    /** Follows the one order, where the fact is somebody else's and needs no announcement of ours. */
    public Position follow() {
        return follow(one());
    }

    /** What is posted before anything else moves: where the order stood includes it. */
    void restate(EntryKind kind, List<Posting> moved) {
        books.append(Entry.of(kind, one(), occasion.on(), occasion.by(), occasion.reason(), moved));
        before.put(one(), before().after(moved));
    }

    /** Where the order stands after what was posted, with what must be settled set aside. */
    Position setAside(UUID orderId) {
        Position moved =
                orders.get(orderId).position(before.get(orderId).balances().after(postings));
        List<Posting> aside = moved.setAside(before.get(orderId));
        books.append(Entry.of(EntryKind.SET_ASIDE, orderId, occasion.on(), occasion.by(), occasion.reason(), aside));
        return moved.after(aside);
    }

    /**
     * Announces the settlement when the last thing that was open is not any more, and anew after something was: goods that
     * came back, money that the bank took back, or another revision end the one before.
     */
    void settle(UUID orderId, Position now) {
        Receivable receivable = orders.get(orderId);
        boolean nothingOpen =
                receivable.isDispatched() && receivable.settlementGate(now).isOpen();
        if (!nothingOpen) {
            receivable.unsettle();
        } else if (!receivable.isSettled()) {
            books.announce(receivable, receivable.settle(now, now.balances().credit(LedgerAccount.REVENUE), occasion));
        }
    }

    private Position follow(UUID orderId) {
        Receivable receivable = orders.get(orderId);
        Position after = setAside(orderId);
        receivable
                .crossings(before.get(orderId), after, occasion, () -> books.witness(receivable, occasion))
                .forEach(event -> books.announce(receivable, event));
        settle(orderId, after);
        books.watch(receivable);
        return after;
    }

    private UUID one() {
        if (orders.size() != 1) {
            throw new IllegalStateException("a movement of " + orders.size() + " orders");
        }
        return orders.keySet().iterator().next();
    }
}
