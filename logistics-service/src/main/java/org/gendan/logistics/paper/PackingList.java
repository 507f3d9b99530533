package org.gendan.logistics.paper;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.LogisticsEvent.Mode;
import org.gendan.logistics.shipment.Contract;
import org.gendan.logistics.shipment.DispatchOrder;
import org.gendan.logistics.shipment.Goods;
import org.gendan.logistics.shipment.OrderedLine;
import org.gendan.logistics.shipment.Packing;
import org.gendan.logistics.shipment.Shipment;
import org.gendan.logistics.shipment.ShipmentStatus;
import org.gendan.logistics.shipment.ShippingDesk;
import org.gendan.logistics.shipment.ShippingDesk.Consignment;
import org.gendan.office.paper.Figures;
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
    private final String seller;
    private final Optional<String> sellerAddress;

    PackingList(
            ShippingDesk desk,
            Consignees consignees,
            @ConfigProperty(name = "gendan.logistics.seller") String seller,
            @ConfigProperty(name = "gendan.logistics.seller-address") Optional<String> sellerAddress) {
        this.desk = desk;
        this.consignees = consignees;
        this.seller = seller;
        this.sellerAddress = sellerAddress;
    }

    /** A line of the paper; quantity in sets, cartons empty where nobody counted them by line. */
    public record Row(
            int line,
            String series,
            String model,
            String specification,
            String colour,
            String size,
            String quantity,
            String cartons) {}

    /** What the paper says. */
    public record Content(
            String shipmentNumber,
            String orderNumber,
            String seller,
            String sellerAddress,
            String consignee,
            String consigneeAddress,
            Contract contract,
            String destination,
            String mode,
            String forwarder,
            String vehicle,
            LocalDate date,
            String cartons,
            String netKg,
            String grossKg,
            String cubicMetres,
            String marks,
            String origin,
            String hsCode,
            List<Row> rows,
            String total) {}

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
        Optional<Consignee> consignee = consignees.findByIdOptional(order.customerId());
        Optional<Packing> packing = shipment.packing();
        return new Content(
                shipment.shipmentNumber(),
                order.orderNumber(),
                seller,
                sellerAddress.orElse(null),
                consignee.map(Consignee::name).orElse(null),
                consignee.map(Consignee::address).orElse(null),
                order.contract().orElse(null),
                order.contract()
                        .map(Contract::destination)
                        .orElse(shipment.arrangement().place()),
                inBothLanguages(shipment.arrangement().mode()),
                shipment.arrangement().forwarder(),
                shipment.vehicle(),
                shipment.dispatchedOn() == null ? consignment.today() : shipment.dispatchedOn(),
                Figures.of(shipment.cartons()),
                packing.map(Packing::netKg).map(Figures::measured).orElse(null),
                packing.map(Packing::grossKg).map(Figures::measured).orElse(null),
                packing.map(Packing::cubicMetres).map(Figures::measured).orElse(null),
                packing.map(Packing::marks).orElse(null),
                packing.map(Packing::origin).orElse(null),
                packing.map(Packing::hsCode).orElse(null),
                rows,
                Figures.of(shipment.goods().stream().mapToInt(Goods::quantity).sum()));
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
                Figures.of(goods.quantity()),
                goods.cartons() == null ? "" : Figures.of(goods.cartons()));
    }
}
