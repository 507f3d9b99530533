package org.gendan.logistics.shipment.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.LogisticsEvent.Mode;
import org.gendan.language.Missing;
import org.gendan.language.Role;
import org.gendan.logistics.shipment.Agreement;
import org.gendan.logistics.shipment.Cancellation;
import org.gendan.logistics.shipment.Contract;
import org.gendan.logistics.shipment.Courier;
import org.gendan.logistics.shipment.DispatchOrder;
import org.gendan.logistics.shipment.DispatchRecord;
import org.gendan.logistics.shipment.DispatchStep;
import org.gendan.logistics.shipment.Goods;
import org.gendan.logistics.shipment.Packing;
import org.gendan.logistics.shipment.Proof;
import org.gendan.logistics.shipment.Returned;
import org.gendan.logistics.shipment.Shipment;
import org.gendan.logistics.shipment.ShipmentStatus;
import org.gendan.logistics.shipment.ShippingDesk.Consignment;
import org.gendan.logistics.shipment.Signature;

/** A shipment as staff, its customer and the ERP see it; these two see neither staff nor what they said to each other. */
@Schema(description = "Goods of one order that leave together; quantities in sets.")
@MayLack({
    "orderNumber",
    "forwarder",
    "dueOn",
    "place",
    "remark",
    "arrangedBy",
    "agreement",
    "cartons",
    "packing",
    "vehicle",
    "readyOn",
    "waitingDays",
    "dispatchedOn",
    "onTime",
    "courier",
    "proofOfDelivery",
    "signature",
    "cancelledBecause",
    "cancelledOn",
    "cancelledBy"
})
record ShipmentView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String shipmentNumber,
        UUID orderId,
        String orderNumber,

        @Schema(description = "The order's revision: at the arrangement, and from the gate-out on the one that left.")
        int revision,

        ShipmentStatus status,
        Mode mode,
        String forwarder,
        LocalDate plannedOn,

        @Schema(description = "The date of the contract, by which the goods are due.")
        LocalDate dueOn,

        String place,
        String remark,

        @Schema(description = "The business date on which it was arranged.")
        LocalDate arrangedOn,

        String arrangedBy,

        @Schema(description = "What the salesperson said last; absent until then.")
        AgreementView agreement,

        @Schema(description = "What is to leave, as it was ordered.")
        List<Goods> planned,

        @Schema(description = "What the warehouse counted last: prepared, then loaded.")
        List<Goods> goods,

        Integer cartons,
        Packing packing,
        String vehicle,

        @Schema(description = "The dispatch chain, a record per step (S1.13): cashier and finance from the balance.")
        List<RecordView> chain,

        @Schema(description = "Of a pickup: since when it waits for the customer.")
        LocalDate readyOn,

        @Schema(description = "Of a pickup that nobody signed for: calendar days since it was ready.")
        Long waitingDays,

        LocalDate dispatchedOn,

        @Schema(description = "Whether it left on or before the planned date; absent until it left.")
        Boolean onTime,

        CourierView courier,
        ProofView proofOfDelivery,
        SignatureView signature,
        List<ReturnView> returns,
        String cancelledBecause,
        LocalDate cancelledOn,
        String cancelledBy,

        @Schema(
                description =
                        "What the gate-out waits for, besides the steps before it; empty once it left. A customer is shown "
                                + "what the customer can do.")
        List<Missing> missing,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(description = "The salesperson's word on how the goods travel (S1.12).")
    @MayLack({"by", "on"})
    record AgreementView(boolean agreed, String by, LocalDate on) {
        static AgreementView of(Agreement said) {
            return new AgreementView(said.agreed(), said.by(), said.on());
        }
    }

    @Schema(description = "A step that was taken; pieces are sets.")
    @MayLack({"occurredOn", "by", "accepted", "pieces", "remark"})
    record RecordView(
            DispatchStep step,
            LocalDate occurredOn,

            @Schema(description = "Business time; UTC.") Instant recordedAt,

            String by,
            Boolean accepted,
            Integer pieces,
            String remark) {
        static RecordView of(DispatchRecord taken, boolean staff) {
            return new RecordView(
                    taken.step(),
                    taken.on(),
                    taken.recordedAt(),
                    staff ? taken.by() : null,
                    taken.accepted(),
                    taken.pieces(),
                    staff ? taken.remark() : null);
        }
    }

    @Schema(description = "The carrier and its number for the shipment.")
    @MayLack({"carrier", "trackingNumber", "occurredOn", "by"})
    record CourierView(
            @Schema(examples = "顺丰速运") String carrier,
            @Schema(examples = "SF1420185507123") String trackingNumber,
            LocalDate occurredOn,
            String by) {
        static CourierView of(Courier given, boolean staff) {
            return given == null
                    ? null
                    : new CourierView(given.carrier(), given.trackingNumber(), given.on(), staff ? given.by() : null);
        }
    }

    @Schema(description = "The signed paper; download it by its id.")
    @MayLack("by")
    record ProofView(UUID id, String sha256, Instant uploadedAt, String by) {
        static ProofView of(Proof proof, boolean staff) {
            return proof == null
                    ? null
                    : new ProofView(proof.id(), proof.sha256(), proof.at(), staff ? proof.by() : null);
        }
    }

    @Schema(name = "DeliverySignatureView")
    @MayLack({"signedBy", "signedOn", "recordedBy"})
    record SignatureView(String signedBy, LocalDate signedOn, String recordedBy) {
        static SignatureView of(Signature signature, boolean staff) {
            return signature == null
                    ? null
                    : new SignatureView(signature.signedBy(), signature.on(), staff ? signature.by() : null);
        }
    }

    @MayLack({"reason", "occurredOn", "by"})
    record ReturnView(UUID lineId, int quantity, String reason, LocalDate occurredOn, String by) {
        static ReturnView of(Returned back, boolean staff) {
            return new ReturnView(back.lineId(), back.quantity(), back.reason(), back.on(), staff ? back.by() : null);
        }
    }

    static ShipmentView of(Consignment consignment, Caller caller) {
        Shipment shipment = consignment.shipment();
        DispatchOrder order = consignment.order();
        boolean staff = !caller.has(Role.CUSTOMER, Role.ERP);
        return new ShipmentView(
                shipment.id(),
                shipment.version(),
                shipment.createdAt(),
                shipment.updatedAt(),
                shipment.shipmentNumber(),
                shipment.orderId(),
                order.orderNumber(),
                shipment.revision(),
                shipment.status(),
                shipment.arrangement().mode(),
                shipment.arrangement().forwarder(),
                shipment.arrangement().plannedOn(),
                order.contract().map(Contract::deliverBy).orElse(null),
                shipment.arrangement().place(),
                staff ? shipment.arrangement().remark() : null,
                shipment.arrangement().on(),
                staff ? shipment.arrangement().by() : null,
                staff ? shipment.agreement().map(AgreementView::of).orElse(null) : null,
                shipment.plan(order),
                shipment.goods(),
                shipment.cartons(),
                shipment.packing().orElse(null),
                shipment.vehicle(),
                shipment.records().stream()
                        .map(taken -> RecordView.of(taken, staff))
                        .toList(),
                shipment.readyOn(),
                waitingDays(shipment, consignment.today()),
                shipment.dispatchedOn(),
                shipment.dispatchedOn() == null
                        ? null
                        : !shipment.dispatchedOn()
                                .isAfter(shipment.arrangement().plannedOn()),
                CourierView.of(shipment.courier(), staff),
                ProofView.of(shipment.proof(), staff),
                SignatureView.of(shipment.signature(), staff),
                shipment.returned().stream()
                        .map(back -> ReturnView.of(back, staff))
                        .toList(),
                staff ? shipment.cancellation().map(Cancellation::reason).orElse(null) : null,
                shipment.cancellation().map(Cancellation::on).orElse(null),
                staff ? shipment.cancellation().map(Cancellation::by).orElse(null) : null,
                missing(consignment).stream()
                        .filter(each -> staff || each.who().contains(Role.CUSTOMER))
                        .toList(),
                nextSteps(consignment, caller));
    }

    private static Long waitingDays(Shipment shipment, LocalDate today) {
        return shipment.readyOn() == null
                        || shipment.status() == ShipmentStatus.SIGNED
                        || shipment.status() == ShipmentStatus.CANCELLED
                ? null
                : ChronoUnit.DAYS.between(shipment.readyOn(), today);
    }

    private static List<Missing> missing(Consignment each) {
        return switch (each.shipment().status()) {
            case ARRANGED, PREPARED, INSPECTED, LOADED ->
                each.shipment()
                        .gateOut(each.order(), each.movements(), each.today())
                        .missing();
            case DISPATCHED, SIGNED, CANCELLED -> List.of();
        };
    }

    private static List<String> nextSteps(Consignment each, Caller caller) {
        Shipment shipment = each.shipment();
        ShipmentStatus status = shipment.status();
        boolean proven = shipment.proof() != null || caller.has(Role.CUSTOMER);
        boolean away = status == ShipmentStatus.DISPATCHED;
        boolean loaded = status == ShipmentStatus.LOADED;
        return Steps.of(caller)
                .step("stock-preparation", status == ShipmentStatus.ARRANGED, Role.WAREHOUSE)
                .step("goods-inspection", status == ShipmentStatus.PREPARED, Role.WAREHOUSE)
                .step("gate-out", loaded && missing(each).isEmpty(), Role.WAREHOUSE)
                .step("loading", loaded || status == ShipmentStatus.INSPECTED, Role.WAREHOUSE)
                .step("courier-number", away && shipment.arrangement().mode() != Mode.PICKUP, Role.WAREHOUSE)
                .step("proof-of-delivery", away, Role.WAREHOUSE, Role.FOLLOW_UP_CLERK)
                .step("signature", away && proven, Role.CUSTOMER, Role.WAREHOUSE, Role.FOLLOW_UP_CLERK)
                .step("returns", status.hasLeft() && shipment.isAnythingOutside(), Role.WAREHOUSE)
                .step("cancellation", !status.hasLeft() && status != ShipmentStatus.CANCELLED, Role.MERCHANDISER)
                .step("messages", true, Role.MERCHANDISER, Role.SALESPERSON, Role.WAREHOUSE)
                .names();
    }
}
