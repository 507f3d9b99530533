package org.gendan.logistics.paper;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.LogisticsEvent.Mode;
import org.gendan.logistics.shipment.Contract;
import org.gendan.logistics.shipment.DispatchOrder;
import org.gendan.logistics.shipment.Goods;
import org.gendan.logistics.shipment.OrderedLine;
import org.gendan.logistics.shipment.Shipment;
import org.gendan.logistics.shipment.ShipmentStatus;
import org.gendan.logistics.shipment.ShippingDesk;
import org.gendan.logistics.shipment.ShippingDesk.Consignment;
import org.gendan.office.paper.Paper;

/** The packing list of a shipment, in Chinese and English on one paper (decision 13): what is in it as it was counted. */
@ApplicationScoped
public class PackingList {
    private static final List<ShipmentStatus> PACKED = List.of(
            ShipmentStatus.PREPARED,
            ShipmentStatus.INSPECTED,
            ShipmentStatus.LOADED,
            ShipmentStatus.DISPATCHED,
            ShipmentStatus.SIGNED);

    private final ShippingDesk desk;
    private final Consignees consignees;

    PackingList(ShippingDesk desk, Consignees consignees) {
        this.desk = desk;
        this.consignees = consignees;
    }

    /** A line of the paper; quantity in sets. */
    public record Row(
            int line, String series, String model, String specification, String colour, String size, int quantity) {}

    /** What the paper says. */
    public record Content(
            String shipmentNumber,
            String orderNumber,
            String consignee,
            Contract contract,
            String place,
            String mode,
            String forwarder,
            String vehicle,
            LocalDate date,
            int cartons,
            List<Row> rows,
            int total) {}

    /** The paper, and the name under which it is filed. */
    public record Printed(String name, byte[] pdf) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance packingList(Content list);
    }

    @Transactional
    public Printed print(UUID shipmentId) {
        Consignment consignment = desk.get(shipmentId);
        Content content = content(consignment);
        return new Printed(
                "packing-list-%s.pdf".formatted(content.shipmentNumber()),
                Paper.pdf(Templates.packingList(content).render()));
    }

    private Content content(Consignment consignment) {
        Shipment shipment = consignment.shipment();
        DispatchOrder order = consignment.order();
        if (!PACKED.contains(shipment.status())) {
            throw Refused.wrongState(shipment.status(), PACKED);
        }
        List<Row> rows = shipment.goods().stream()
                .map(goods -> row(order.line(goods.lineId()), goods))
                .sorted(Comparator.comparing(Row::line))
                .toList();
        return new Content(
                shipment.shipmentNumber(),
                order.orderNumber(),
                consignees
                        .findByIdOptional(order.customerId())
                        .map(Consignee::name)
                        .orElse(null),
                order.contract().orElse(null),
                shipment.arrangement().place(),
                inBothLanguages(shipment.arrangement().mode()),
                shipment.arrangement().forwarder(),
                shipment.vehicle(),
                shipment.dispatchedOn() == null ? consignment.today() : shipment.dispatchedOn(),
                shipment.cartons(),
                rows,
                rows.stream().mapToInt(Row::quantity).sum());
    }

    private static String inBothLanguages(Mode mode) {
        return switch (mode) {
            case SEA -> "海运 By sea";
            case AIR -> "空运 By air";
            case RAIL -> "铁路 By rail";
            case ROAD -> "公路 By road";
            case COURIER -> "快递 By courier";
            case PICKUP -> "自取 Picked up";
        };
    }

    private static Row row(OrderedLine line, Goods goods) {
        return new Row(
                line.number(),
                line.series(),
                line.model(),
                line.specification(),
                goods.colour(),
                goods.size(),
                goods.quantity());
    }
}
