package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What logistics-service announces on {@code gendan.logistics.events}; every event is about an order. */
public sealed interface LogisticsEvent extends DomainEvent {
    UUID orderId();

    UUID shipmentId();

    @Override
    @JsonIgnore
    default String key() {
        return orderId().toString();
    }

    /** As long as the goods are in the house. */
    sealed interface BeforeGate extends LogisticsEvent {}

    /** From the gate on. */
    sealed interface OutOfGate extends LogisticsEvent {}

    /** How goods travel; PICKUP is the customer's own collection (S2.6). */
    enum Mode {
        SEA,
        AIR,
        RAIL,
        ROAD,
        COURIER,
        PICKUP
    }

    /** Pieces (sets) of one order line. */
    record ShippedLine(UUID lineId, String colour, String size, int quantity) {}

    /** The shipment is agreed with the salesperson: what, how, by whom, when (S1.12). */
    record ShipmentArranged(
            UUID orderId,
            UUID shipmentId,
            String shipmentNumber,
            int revision,
            List<ShippedLine> lines,
            Mode mode,
            String forwarder,
            LocalDate plannedOn,
            LocalDate occurredOn,
            String by)
            implements BeforeGate {}

    /** The warehouse has the goods ready in so many cartons (S1.13, 仓库备货). */
    record StockPrepared(
            UUID orderId, UUID shipmentId, List<ShippedLine> lines, int cartons, LocalDate occurredOn, String by)
            implements BeforeGate {}

    /** The prepared goods were compared with the order (S1.13, 验货). */
    record GoodsInspected(
            UUID orderId, UUID shipmentId, boolean accepted, String remark, LocalDate occurredOn, String by)
            implements BeforeGate {}

    /** The goods are on the vehicle (S1.13, 装车). */
    record GoodsLoaded(
            UUID orderId, UUID shipmentId, List<ShippedLine> lines, String vehicle, LocalDate occurredOn, String by)
            implements BeforeGate {}

    /** The goods left the gate (S1.13, 出厂). Complete: with them all of the order is on its way. */
    record GoodsDispatched(
            UUID orderId,
            UUID shipmentId,
            String shipmentNumber,
            int revision,
            List<ShippedLine> lines,
            boolean complete,
            LocalDate occurredOn,
            String by)
            implements OutOfGate {}

    /** The carrier's number by which the shipment is followed up. */
    record CourierNumberGiven(
            UUID orderId, UUID shipmentId, String carrier, String trackingNumber, LocalDate occurredOn, String by)
            implements OutOfGate {}

    /** The customer signed for the goods. Complete: all of the order is signed for. */
    record GoodsSigned(
            UUID orderId, UUID shipmentId, String signedBy, boolean complete, LocalDate occurredOn, String by)
            implements OutOfGate {}

    /** Goods came back. */
    record GoodsReturned(
            UUID orderId, UUID shipmentId, List<ShippedLine> lines, String reason, LocalDate occurredOn, String by)
            implements OutOfGate {}

    /**
     * What left, weighed anew: an amendment or a release changed how much is all of the order. Complete: all of it as it
     * stands in this revision has left and did not come back; signed: and all of that is signed for. The shipment is the
     * last one that left.
     */
    record DeliveryReassessed(
            UUID orderId,
            UUID shipmentId,
            int revision,
            boolean complete,
            boolean signed,
            LocalDate occurredOn,
            String by)
            implements OutOfGate {}

    /** A shipment that had not left the gate was given up. */
    record ShipmentCancelled(UUID orderId, UUID shipmentId, String reason, LocalDate occurredOn, String by)
            implements BeforeGate {}

    /** The goods had left when a revocation of money, release or order arrived that was announced before; an alarm (design §6). */
    record DispatchedWhileRevoked(
            UUID orderId, UUID shipmentId, String revoked, String reason, LocalDate occurredOn, String by)
            implements OutOfGate {}
}
