package org.gendan.order.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.FinanceEvent.CreditNoteIssued;
import org.gendan.language.FinanceEvent.OrderSettled;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsLoaded;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.language.LogisticsEvent.ShipmentCancelled;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.ProductionEvent;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.order.history.History;

/** How far the other services are with an order, as far as the order's own commands depend on it; computed each time. */
@ApplicationScoped
public class Fulfilment {
    private static final String LAST_PROCESS = "PACKING";

    private final History history;

    Fulfilment(History history) {
        this.history = history;
    }

    /** What is made of each line, and what of it came back. */
    public Map<UUID, Output> made(UUID orderId) {
        Map<UUID, Output> made = new HashMap<>();
        for (ProductionProgressed lot : history.standing(orderId, ProductionProgressed.class)) {
            Map<UUID, Output> ofLot = new HashMap<>();
            for (ProductionEvent.Output done : lot.outputs()) {
                ofLot.merge(
                        done.lineId(),
                        new Output(done.quantity(), LAST_PROCESS.equals(done.process()) ? done.quantity() : 0, 0, 0),
                        (one, other) -> new Output(
                                Math.max(one.produced(), other.produced()),
                                Math.max(one.packed(), other.packed()),
                                0,
                                0));
            }
            ofLot.forEach((line, output) -> made.merge(line, output, Output::plus));
        }
        shipped(orderId).values().stream()
                .flatMap(List::stream)
                .forEach(line -> made.merge(line.lineId(), new Output(0, 0, line.quantity(), 0), Output::plus));
        history.standing(orderId, GoodsReturned.class).stream()
                .flatMap(back -> back.lines().stream())
                .forEach(line -> made.merge(line.lineId(), new Output(0, 0, 0, line.quantity()), Output::plus));
        return made;
    }

    /** The goods of each shipment that is on a vehicle or has left, by shipment. */
    private Map<UUID, List<ShippedLine>> shipped(UUID orderId) {
        Map<UUID, List<ShippedLine>> shipments = new HashMap<>();
        history.standing(orderId, GoodsLoaded.class)
                .forEach(loaded -> shipments.put(loaded.shipmentId(), loaded.lines()));
        history.standing(orderId, ShipmentCancelled.class)
                .forEach(cancelled -> shipments.remove(cancelled.shipmentId()));
        history.standing(orderId, GoodsDispatched.class)
                .forEach(gone -> shipments.put(gone.shipmentId(), gone.lines()));
        return shipments;
    }

    /** How far each of the orders has begun, by its id. */
    public Map<UUID, Begun> begun(List<UUID> orders) {
        Set<UUID> started = history.holding(orders, ProductionStarted.class);
        Set<UUID> dispatched = history.holding(orders, GoodsDispatched.class);
        return orders.stream()
                .collect(Collectors.toMap(
                        Function.identity(), order -> new Begun(started.contains(order), dispatched.contains(order))));
    }

    /** How many work assignments were started and are not completed. */
    public int assignmentsGoingOn(UUID orderId) {
        Set<UUID> goingOn = new HashSet<>();
        history.standing(orderId, ProductionStarted.class).forEach(started -> goingOn.add(started.assignmentId()));
        history.standing(orderId, AssignmentCompleted.class)
                .forEach(completed -> goingOn.remove(completed.assignmentId()));
        return goingOn.size();
    }

    /**
     * The revision of which all goods are signed for; 0 while they are not, and again after a return until the customer signs
     * anew, or logistics weighs what is outside against another revision.
     */
    public int signedRevision(UUID orderId) {
        int revision = 1;
        int signed = 0;
        for (LogisticsEvent fact : history.standing(
                orderId,
                LogisticsEvent.class,
                List.of(GoodsDispatched.class, GoodsSigned.class, GoodsReturned.class, DeliveryReassessed.class))) {
            if (fact instanceof GoodsDispatched gone && gone.complete()) {
                revision = gone.revision();
            } else if (fact instanceof GoodsSigned delivered && delivered.complete()) {
                signed = revision;
            } else if (fact instanceof GoodsReturned) {
                signed = 0;
            } else if (fact instanceof DeliveryReassessed anew) {
                revision = anew.complete() ? anew.revision() : revision;
                signed = anew.signed() ? anew.revision() : 0;
            }
        }
        return signed;
    }

    /** The revision that finance announced as settled last; 0 while money is open. */
    public int settledRevision(UUID orderId) {
        int settled = 0;
        for (FinanceEvent fact : history.standing(
                orderId,
                FinanceEvent.class,
                List.of(OrderSettled.class, BalanceRevoked.class, CreditNoteIssued.class))) {
            settled = fact instanceof OrderSettled done ? done.revision() : 0;
        }
        return settled;
    }
}
