package org.gendan.logistics.shipment.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Missing;
import org.gendan.language.Role;
import org.gendan.logistics.shipment.Contract;
import org.gendan.logistics.shipment.DispatchOrder;
import org.gendan.logistics.shipment.Movements;
import org.gendan.logistics.shipment.OrderedLine;
import org.gendan.logistics.shipment.Shipment;
import org.gendan.logistics.shipment.ShipmentStatus;
import org.gendan.logistics.shipment.ShippingDesk.Dispatch;

/** What of an order may be shipped, and what was. */
@Schema(name = "LogisticsOrderView", description = "An order as logistics knows it; quantities in sets.")
@MayLack({
    "orderNumber",
    "merchandiser",
    "salesperson",
    "tolerancePercent",
    "dueOn",
    "incoterm",
    "incotermPlace",
    "destination"
})
record OrderView(
        UUID orderId,
        String orderNumber,
        int revision,
        String merchandiser,
        String salesperson,

        @Schema(description = "Per line, either way, the limit itself allowed (rule 21).")
        BigDecimal tolerancePercent,

        @Schema(description = "The date of the contract, by which the goods are due.")
        LocalDate dueOn,

        String incoterm,
        String incotermPlace,
        String destination,
        List<LineView> lines,
        List<ShipmentRef> shipments,

        @Schema(description = "What the next shipment waits for; empty while the gate is open.")
        List<Missing> missing,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps) {

    @Schema(
            name = "LogisticsLineView",
            description =
                    "claimed: by shipments, planned or gone; outside: gone and not returned; left: to be shipped.")
    @MayLack({})
    record LineView(
            UUID lineId,
            int number,
            String colour,
            String size,
            int ordered,
            int released,
            int claimed,
            int outside,
            int left) {
        static LineView of(DispatchOrder order, OrderedLine line, Movements movements) {
            return new LineView(
                    line.id(),
                    line.number(),
                    line.colour(),
                    line.size(),
                    line.quantity(),
                    order.released(line),
                    movements.claimed(line.id()),
                    movements.outside(line.id()),
                    order.left(line, movements));
        }
    }

    @MayLack({})
    record ShipmentRef(UUID id, String shipmentNumber, ShipmentStatus status) {
        static ShipmentRef of(Shipment shipment) {
            return new ShipmentRef(shipment.id(), shipment.shipmentNumber(), shipment.status());
        }
    }

    static OrderView of(Dispatch dispatch, Caller caller) {
        DispatchOrder order = dispatch.order();
        Movements movements = dispatch.movements();
        boolean open = order.arrangement().isOpen()
                && order.lines().stream().anyMatch(line -> order.left(line, movements) > 0);
        return new OrderView(
                order.id(),
                order.orderNumber(),
                order.revision(),
                order.merchandiser(),
                order.salesperson(),
                order.tolerancePercent(),
                order.contract().map(Contract::deliverBy).orElse(null),
                order.contract().map(Contract::incoterm).orElse(null),
                order.contract().map(Contract::place).orElse(null),
                order.contract().map(Contract::destination).orElse(null),
                order.lines().stream()
                        .map(line -> LineView.of(order, line, movements))
                        .toList(),
                movements.shipments().stream().map(ShipmentRef::of).toList(),
                order.arrangement().missing(),
                Steps.of(caller).step("shipments", open, Role.MERCHANDISER).names());
    }
}
