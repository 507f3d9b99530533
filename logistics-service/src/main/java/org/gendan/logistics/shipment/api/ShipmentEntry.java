package org.gendan.logistics.shipment.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.LogisticsEvent.Mode;
import org.gendan.logistics.shipment.Goods;
import org.gendan.logistics.shipment.Pieces;
import org.gendan.logistics.shipment.Shipment;
import org.gendan.logistics.shipment.ShipmentStatus;
import org.gendan.logistics.shipment.ShippingDesk.Consignment;

/** A shipment in a list. */
@Schema(description = "A shipment in short; quantity in sets: counted where somebody counted, else planned.")
@MayLack({"orderNumber", "forwarder", "readyOn", "dispatchedOn", "trackingNumber", "signedOn"})
record ShipmentEntry(
        UUID id,
        Instant createdAt,
        Instant updatedAt,
        String shipmentNumber,
        UUID orderId,
        String orderNumber,
        ShipmentStatus status,
        Mode mode,
        String forwarder,
        int quantity,
        LocalDate plannedOn,

        @Schema(description = "Of a pickup: since when it waits for the customer.")
        LocalDate readyOn,

        LocalDate dispatchedOn,
        String trackingNumber,
        LocalDate signedOn) {

    static ShipmentEntry of(Consignment consignment) {
        Shipment shipment = consignment.shipment();
        return new ShipmentEntry(
                shipment.id(),
                shipment.createdAt(),
                shipment.updatedAt(),
                shipment.shipmentNumber(),
                shipment.orderId(),
                consignment.order().orderNumber(),
                shipment.status(),
                shipment.arrangement().mode(),
                shipment.arrangement().forwarder(),
                shipment.goods().isEmpty()
                        ? shipment.planned().stream().mapToInt(Pieces::quantity).sum()
                        : shipment.goods().stream().mapToInt(Goods::quantity).sum(),
                shipment.arrangement().plannedOn(),
                shipment.readyOn(),
                shipment.dispatchedOn(),
                shipment.courier() == null ? null : shipment.courier().trackingNumber(),
                shipment.signature() == null ? null : shipment.signature().on());
    }
}
