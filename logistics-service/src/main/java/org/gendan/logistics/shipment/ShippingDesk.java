package org.gendan.logistics.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.Role;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;

/**
 * What merchandiser and warehouse do with shipments, from the arrangement to the customer's signature. Each step locks the
 * order first: of two steps at once, or of a step and a fact, the later one sees what the earlier one did.
 */
@ApplicationScoped
public class ShippingDesk {
    public static final Listing<Consignment> LISTING = Listing.<Shipment>from(
                    "select s from Shipment s, DispatchOrder o", "s.id", Shipment::id)
            .at("createdAt", "s.createdAt", Shipment::createdAt)
            .at("updatedAt", "s.updatedAt", Shipment::updatedAt)
            .on("plannedOn", "s.arrangement.plannedOn", shipment -> shipment.arrangement()
                    .plannedOn())
            .in(Consignment::shipment);

    private final DispatchOrders orders;
    private final Shipments shipments;
    private final Attachments attachments;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    ShippingDesk(
            DispatchOrders orders,
            Shipments shipments,
            Attachments attachments,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.orders = orders;
        this.shipments = shipments;
        this.attachments = attachments;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    /** A shipment with its order and all that left or leaves with it, on the present business date. */
    public record Consignment(Shipment shipment, DispatchOrder order, Movements movements, LocalDate today) {}

    /** An order with all its shipments. */
    public record Dispatch(DispatchOrder order, Movements movements) {}

    @Transactional
    public Consignment arrange(NewShipment request) {
        if (!orders.isVisible(request.orderId())) {
            throw Refused.unknown("order", request.orderId());
        }
        DispatchOrder order = orders.locked(request.orderId()).orElseThrow();
        Moment now = now(request.occurredOn());
        if (request.plannedOn().isBefore(clock.today())) {
            throw Refused.invalid("plannedOn", "lies in the past; today is " + clock.today());
        }
        List<Pieces> pieces = order.plan(request.lines(), movements(order));
        Shipment shipment = new Shipment(shipments.nextNumber(clock.today()), request, order, pieces, now);
        shipments.persist(shipment);
        return announce(shipment, order, shipment.arranged(order));
    }

    @Transactional
    public Consignment prepare(UUID id, int cartons, Packing packing, List<Goods> found, LocalDate occurredOn) {
        return step(id, each -> each.shipment().prepare(each.order(), cartons, packing, found, now(occurredOn)));
    }

    @Transactional
    public Consignment inspect(UUID id, boolean accepted, String remark, LocalDate occurredOn) {
        return step(id, each -> each.shipment().inspect(accepted, remark, now(occurredOn)));
    }

    @Transactional
    public Consignment load(UUID id, String vehicle, List<Goods> loaded, LocalDate occurredOn) {
        return step(id, each -> each.shipment().load(each.order(), vehicle, loaded, now(occurredOn)));
    }

    @Transactional
    public Consignment passGate(UUID id, LocalDate occurredOn) {
        return step(id, each -> {
            Instant realTime = shipments.realTime();
            return each.shipment().passGate(each.order(), each.movements(), realTime, now(occurredOn));
        });
    }

    @Transactional
    public Consignment give(UUID id, String carrier, String trackingNumber, LocalDate occurredOn) {
        return step(id, each -> each.shipment().give(carrier, trackingNumber, now(occurredOn)));
    }

    @Transactional
    public Attachment prove(UUID id, Upload upload) {
        Consignment each = held(id);
        Attachment paper = attachments.store(id, upload, UploadCheck.DOCUMENTS, caller.name());
        each.shipment().prove(paper);
        shipments.flush();
        return paper;
    }

    @Transactional
    public Consignment sign(UUID id, String signedBy, LocalDate occurredOn) {
        boolean customer = caller.has(Role.CUSTOMER);
        return step(
                id, each -> each.shipment().sign(each.order(), each.movements(), signedBy, customer, now(occurredOn)));
    }

    @Transactional
    public Consignment takeBack(UUID id, List<Pieces> pieces, String reason, LocalDate occurredOn) {
        caller.because(reason);
        return step(id, each -> each.shipment().takeBack(each.order(), pieces, reason, now(occurredOn)));
    }

    @Transactional
    public Consignment cancel(UUID id, String reason) {
        caller.because(reason);
        return step(id, each -> each.shipment().cancel(reason, now(null)));
    }

    /** The shipment while it is talked about: an agreement that crosses a step of the warehouse would make one of them fail. */
    @Transactional
    public Shipment discuss(UUID id) {
        return shipments.locked(id).orElseThrow(() -> Refused.unknown("shipment", id));
    }

    /** What the salesperson says of how it travels (S1.12). */
    @Transactional
    public void agree(Shipment shipment, boolean agreed) {
        if (!caller.has(Role.SALESPERSON)) {
            throw Refused.invalid("agreed", "is the salesperson's to say");
        }
        shipment.agree(agreed, now(null));
    }

    @Transactional
    public Consignment get(UUID id) {
        Shipment shipment = shipments.visible(id).orElseThrow(() -> Refused.unknown("shipment", id));
        return whole(shipment, orders.findById(shipment.orderId()));
    }

    @Transactional
    public Dispatch order(UUID orderId) {
        DispatchOrder order = orders.visible(orderId).orElseThrow(() -> Refused.unknown("order", orderId));
        return new Dispatch(loaded(order), loaded(movements(order)));
    }

    /** Each shipment with its order; what else left of the order is not looked up. */
    @Transactional
    public List<Consignment> page(ShipmentSearch wanted, Search<Consignment> search) {
        List<Shipment> page = shipments.page(wanted, search);
        Map<UUID, DispatchOrder> known = orders
                .of(page.stream().map(Shipment::orderId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(DispatchOrder::id, Function.identity()));
        LocalDate today = clock.today();
        return page.stream()
                .map(each ->
                        new Consignment(each, known.get(each.orderId()), loaded(new Movements(List.of(each))), today))
                .toList();
    }

    @Transactional
    public Delivered delivered(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw Refused.invalid("to", "lies before from");
        }
        return shipments.delivered(from, to);
    }

    private Consignment step(UUID id, Function<Consignment, LogisticsEvent> verb) {
        Consignment each = held(id);
        return announce(each.shipment(), each.order(), verb.apply(each));
    }

    private Consignment held(UUID id) {
        Shipment shipment = shipments.locked(id).orElseThrow(() -> Refused.unknown("shipment", id));
        expected.ifStated(shipment.version());
        return whole(shipment, orders.findById(shipment.orderId()));
    }

    private Consignment announce(Shipment shipment, DispatchOrder order, LogisticsEvent event) {
        shipments.flush();
        outbox.announce(event);
        return whole(shipment, order);
    }

    private Consignment whole(Shipment shipment, DispatchOrder order) {
        return new Consignment(shipment, loaded(order), loaded(movements(order)), clock.today());
    }

    private Movements movements(DispatchOrder order) {
        return new Movements(shipments.of(order.id()));
    }

    /** Views are made after the transaction: what they show is read before its end. */
    private static DispatchOrder loaded(DispatchOrder order) {
        order.lines().forEach(order::released);
        return order;
    }

    private static Movements loaded(Movements movements) {
        movements.shipments().forEach(shipment -> {
            shipment.planned();
            shipment.goods();
            shipment.records();
            shipment.returned();
        });
        return movements;
    }

    private Moment now(LocalDate occurredOn) {
        return new Moment(clock.dateOf(occurredOn), clock.now(), caller.name());
    }
}
