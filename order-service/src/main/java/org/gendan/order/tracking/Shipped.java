package org.gendan.order.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.LogisticsEvent.CourierNumberGiven;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.DispatchedWhileRevoked;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsInspected;
import org.gendan.language.LogisticsEvent.GoodsLoaded;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.language.LogisticsEvent.ShipmentArranged;
import org.gendan.language.LogisticsEvent.ShipmentCancelled;
import org.gendan.language.LogisticsEvent.StockPrepared;
import org.gendan.language.Missing;
import org.gendan.language.Role;

/** The order's way to the customer, as logistics tells it: shipment by shipment, and as a whole. */
final class Shipped {
    private final Map<UUID, Consignment> shipments = new LinkedHashMap<>();
    private int dispatchedRevision = 1;
    private Instant dispatchedAt;
    private LocalDate shippedOn;
    private LocalDate lastLeftOn;
    private Instant signedAt;

    void apply(LogisticsEvent event, Instant at) {
        Consignment shipment = shipments.computeIfAbsent(event.shipmentId(), _ -> new Consignment());
        switch (event) {
            case ShipmentArranged fact -> shipment.record(fact, at);
            case StockPrepared _ -> shipment.prepared(at);
            case GoodsInspected fact -> shipment.record(fact, at);
            case GoodsLoaded _ -> shipment.loaded(at);
            case GoodsDispatched fact -> {
                shipment.record(fact, at);
                lastLeftOn = fact.occurredOn();
                if (fact.complete()) {
                    dispatchedAt = at;
                    dispatchedRevision = fact.revision();
                    shippedOn = lastLeftOn;
                }
            }
            case GoodsSigned fact -> {
                shipment.signed(at);
                signedAt = fact.complete() ? at : signedAt;
            }
            case GoodsReturned fact -> {
                shipment.record(fact, at);
                signedAt = null;
            }
            case DeliveryReassessed fact -> record(fact, at);
            case ShipmentCancelled _ -> shipment.cancelled();
            case DispatchedWhileRevoked fact -> shipment.record(fact);
            case CourierNumberGiven _ -> {
                // on its way already
            }
        }
    }

    /** What was all of the order before and still is, is so since then. */
    private void record(DeliveryReassessed fact, Instant at) {
        if (!fact.complete()) {
            dispatchedAt = null;
        } else {
            dispatchedRevision = fact.revision();
            if (dispatchedAt == null) {
                dispatchedAt = at;
                shippedOn = lastLeftOn;
            }
        }
        if (!fact.signed()) {
            signedAt = null;
        } else if (signedAt == null) {
            signedAt = at;
        }
    }

    /** Shipments hold all that may leave, or all of the order has left. */
    Finding arranged(Ordered ordered, int releasedPieces) {
        Instant last = shipments().stream()
                .map(Consignment::arrangedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        int left = (releasedPieces > 0 ? releasedPieces : ordered.quantity())
                - shipments().stream().mapToInt(Consignment::pieces).sum();
        if (dispatchedAt(ordered) != null || last != null && left <= 0) {
            return new Finding.Done(last == null ? dispatchedAt : last);
        }
        return last == null
                ? Finding.open()
                : Finding.open(new Missing("shipment-rest", List.of(Role.MERCHANDISER), Map.of("pieces", left)));
    }

    /** When all that is ordered now had left the gate; null while it has not. */
    Instant dispatchedAt(Ordered ordered) {
        return ordered.isCoveredBy(dispatchedRevision) ? dispatchedAt : null;
    }

    /** When the last stock of all that has left was prepared; null while not all of it has left. */
    Instant preparedAt(Ordered ordered) {
        return lastBefore(dispatchedAt(ordered), Consignment::preparedAt);
    }

    /** When the last of all that has left was loaded; null while not all of it has left. */
    Instant loadedAt(Ordered ordered) {
        return lastBefore(dispatchedAt(ordered), Consignment::loadedAt);
    }

    /** What a later shipment does, of goods that came back, is no part of it; a step that was never told is taken as then. */
    private Instant lastBefore(Instant dispatched, Function<Consignment, Instant> step) {
        return dispatched == null
                ? null
                : shipments().stream()
                        .map(step)
                        .filter(at -> at != null && !at.isAfter(dispatched))
                        .max(Comparator.naturalOrder())
                        .orElse(dispatched);
    }

    /** When all that is ordered now was signed for; null while it is not, and again when goods came back. */
    Instant signedAt(Ordered ordered) {
        return ordered.isCoveredBy(dispatchedRevision) ? signedAt : null;
    }

    List<Consignment> shipments() {
        return shipments.values().stream().filter(Consignment::isUnderWay).toList();
    }

    LocalDate shippedOn(Ordered ordered) {
        return dispatchedAt(ordered) == null ? null : shippedOn;
    }
}
