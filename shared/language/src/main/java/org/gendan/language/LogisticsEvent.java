package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.language.bound.Exact;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Most;
import org.gendan.language.bound.OneOf;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

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
    record ShippedLine(
            UUID lineId,
            @Text(60) String colour,
            @Text(60) String size,
            @Whole int quantity) {}

    /**
     * How goods are packed, as papers of the trade state it: cartons, weights in kg, volume in m³, the shipping marks (唛头),
     * the country of origin and the number of the Harmonized System.
     */
    record Packing(
            @Whole(min = 1, max = 100_000) int cartons,
            @MayBeAbsent @Exact(max = "1000000000") BigDecimal netKg,
            @MayBeAbsent @Exact(max = "1000000000") BigDecimal grossKg,
            @MayBeAbsent @Exact(max = "1000000000") BigDecimal cubicMetres,
            @MayBeAbsent @Text(400) String marks,
            @MayBeAbsent @Text(100) String origin,
            @MayBeAbsent @Text(20) String hsCode) {}

    /** The shipment is agreed with the salesperson: what, how, by whom, when (S1.12). */
    record ShipmentArranged(
            UUID orderId,
            UUID shipmentId,
            @Text(40) String shipmentNumber,
            @Whole(min = 1) int revision,
            @Most(2000) List<ShippedLine> lines,
            Mode mode,
            @MayBeAbsent @Text(100) String forwarder,
            LocalDate plannedOn,
            LocalDate occurredOn,
            @Text(255) String by)
            implements BeforeGate {}

    /** The warehouse has the goods ready in so many cartons (S1.13, 仓库备货). */
    record StockPrepared(
            UUID orderId,
            UUID shipmentId,
            @Most(2000) List<ShippedLine> lines,
            @Whole(min = 1, max = 100_000) int cartons,
            LocalDate occurredOn,
            @Text(255) String by)
            implements BeforeGate {}

    /** The prepared goods were compared with the order (S1.13, 验货). */
    record GoodsInspected(
            UUID orderId,
            UUID shipmentId,
            boolean accepted,
            @MayBeAbsent @Text(1000) String remark,
            LocalDate occurredOn,
            @Text(255) String by)
            implements BeforeGate {}

    /** The goods are on the vehicle (S1.13, 装车). */
    record GoodsLoaded(
            UUID orderId,
            UUID shipmentId,
            @Most(2000) List<ShippedLine> lines,
            @Text(60) String vehicle,
            LocalDate occurredOn,
            @Text(255) String by)
            implements BeforeGate {}

    /** The goods left the gate (S1.13, 出厂). Complete: with them all of the order is on its way. */
    record GoodsDispatched(
            UUID orderId,
            UUID shipmentId,
            @Text(40) String shipmentNumber,
            @Whole(min = 1) int revision,
            @Most(2000) List<ShippedLine> lines,
            boolean complete,
            @MayBeAbsent Packing packing,
            LocalDate occurredOn,
            @Text(255) String by)
            implements OutOfGate {

        /** Goods of which nobody stated how they are packed. */
        public GoodsDispatched(
                UUID orderId,
                UUID shipmentId,
                String shipmentNumber,
                int revision,
                List<ShippedLine> lines,
                boolean complete,
                LocalDate occurredOn,
                String by) {
            this(orderId, shipmentId, shipmentNumber, revision, lines, complete, null, occurredOn, by);
        }
    }

    /** The carrier's number by which the shipment is followed up (S2.1a). */
    record CourierNumberGiven(
            UUID orderId,
            UUID shipmentId,
            @Text(100) String carrier,
            @Text(60) String trackingNumber,
            LocalDate occurredOn,
            @Text(255) String by)
            implements OutOfGate {}

    /** The customer signed for the goods. Complete: all of the order is signed for (S2.9a). */
    record GoodsSigned(
            UUID orderId,
            UUID shipmentId,
            @Text(255) String signedBy,
            boolean complete,
            LocalDate occurredOn,
            @Text(255) String by)
            implements OutOfGate {}

    /** Goods came back (decision 24). */
    record GoodsReturned(
            UUID orderId,
            UUID shipmentId,
            @Most(2000) List<ShippedLine> lines,
            @Text(400) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements OutOfGate {}

    /**
     * What left, weighed anew: an amendment or a release changed how much is all of the order. Complete: all of it as it
     * stands in this revision has left and did not come back; signed: and all of that is signed for. The shipment is the
     * last one that left (S1.19).
     */
    record DeliveryReassessed(
            UUID orderId,
            UUID shipmentId,
            @Whole(min = 1) int revision,
            boolean complete,
            boolean signed,
            LocalDate occurredOn,
            @Text(255) String by)
            implements OutOfGate {}

    /** A shipment that had not left the gate was given up (S1.12). */
    record ShipmentCancelled(
            UUID orderId,
            UUID shipmentId,
            @Text(400) String reason,
            LocalDate occurredOn,
            @Text(255) String by) implements BeforeGate {}

    /** The goods had left when a revocation of money, release or order arrived that was announced before; an alarm (design §6, rule 18). */
    record DispatchedWhileRevoked(
            UUID orderId,
            UUID shipmentId,

            @OneOf({"hold", "order-cancelled", "order-amended", "balance", "goods-release"})
            String revoked,

            @Text(1000) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements OutOfGate {}
}
