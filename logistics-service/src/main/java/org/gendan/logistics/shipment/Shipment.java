package org.gendan.logistics.shipment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.LogisticsEvent.CourierNumberGiven;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsInspected;
import org.gendan.language.LogisticsEvent.GoodsLoaded;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.language.LogisticsEvent.ShipmentArranged;
import org.gendan.language.LogisticsEvent.ShipmentCancelled;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.LogisticsEvent.StockPrepared;
import org.gendan.language.Role;
import org.gendan.office.attachment.Attachments.Attachment;

/**
 * Goods of one order that leave together. A shipment is arranged once money and goods are there, then its stock is
 * prepared, inspected and loaded, in this order and each on record; at the gate everything is weighed once more. Outside it
 * is followed by its courier number and ends with the customer's signature.
 */
@Entity
public class Shipment extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID orderId;
    private String shipmentNumber;
    private int revision;

    @Enumerated(EnumType.STRING)
    private ShipmentStatus status;

    @Embedded
    private Arrangement arrangement;

    @Embedded
    private Agreement agreement;

    @ElementCollection
    @CollectionTable(name = "planned_pieces", joinColumns = @JoinColumn(name = "shipment_id"))
    private List<Pieces> planned = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "shipment_goods", joinColumns = @JoinColumn(name = "shipment_id"))
    private List<Goods> goods = new ArrayList<>();

    @ElementCollection
    @OrderColumn(name = "position")
    @CollectionTable(name = "dispatch_record", joinColumns = @JoinColumn(name = "shipment_id"))
    private List<DispatchRecord> records = new ArrayList<>();

    @ElementCollection
    @OrderColumn(name = "position")
    @CollectionTable(name = "returned_pieces", joinColumns = @JoinColumn(name = "shipment_id"))
    private List<Returned> returned = new ArrayList<>();

    private LocalDate readyOn;
    private Integer cartons;

    @Embedded
    private Packing packing;

    private String vehicle;
    private LocalDate dispatchedOn;
    private Instant dispatchedAt;

    @Embedded
    private Courier courier;

    @Embedded
    private Proof proof;

    @Embedded
    private Signature signature;

    @Embedded
    private Cancellation cancellation;

    protected Shipment() {}

    Shipment(String number, NewShipment request, DispatchOrder order, List<Pieces> pieces, Moment now) {
        id = Ids.next();
        orderId = order.id();
        shipmentNumber = number;
        revision = order.revision();
        status = ShipmentStatus.ARRANGED;
        arrangement = Arrangement.of(request, order.placeOf(request), now);
        planned.addAll(pieces);
        Balance balance = order.balance().orElseThrow();
        if (request.occurredOn() != null) {
            notBefore(balance.on(), now.on());
        }
        records.addAll(balance.records(now.at()));
    }

    ShipmentArranged arranged(DispatchOrder order) {
        return new ShipmentArranged(
                orderId,
                id,
                shipmentNumber,
                revision,
                plan(order).stream().map(Goods::announced).toList(),
                arrangement.mode(),
                arrangement.forwarder(),
                arrangement.plannedOn(),
                arrangement.on(),
                arrangement.by());
    }

    /** What is planned, in the colours and sizes that were ordered. */
    public List<Goods> plan(DispatchOrder order) {
        return planned.stream()
                .map(pieces -> goods(order.line(pieces.lineId()), pieces.quantity()))
                .toList();
    }

    private static Goods goods(OrderedLine line, int quantity) {
        return new Goods(line.id(), line.colour(), line.size(), quantity);
    }

    StockPrepared prepare(DispatchOrder order, int inCartons, Packing stated, List<Goods> found, Moment now) {
        in(ShipmentStatus.ARRANGED);
        Packing.require(stated);
        count(order, found == null ? plan(order) : found, List.of());
        cartons = inCartons;
        packing = stated;
        take(DispatchStep.STOCK_PREPARATION, null, pieces(), null, now);
        advanceTo(ShipmentStatus.PREPARED);
        return new StockPrepared(orderId, id, announcedGoods(), inCartons, now.on(), now.by());
    }

    GoodsInspected inspect(boolean accepted, String found, Moment now) {
        in(ShipmentStatus.PREPARED);
        take(DispatchStep.GOODS_INSPECTION, accepted, pieces(), found, now);
        advanceTo(accepted ? ShipmentStatus.INSPECTED : ShipmentStatus.ARRANGED);
        if (accepted && arrangement.isPickup()) {
            readyOn = now.on();
        }
        return new GoodsInspected(orderId, id, accepted, found, now.on(), now.by());
    }

    GoodsLoaded load(DispatchOrder order, String onVehicle, List<Goods> loaded, Moment now) {
        in(ShipmentStatus.INSPECTED, ShipmentStatus.LOADED);
        count(order, loaded, List.copyOf(goods));
        vehicle = onVehicle;
        take(DispatchStep.LOADING, null, pieces(), onVehicle, now);
        advanceTo(ShipmentStatus.LOADED);
        return new GoodsLoaded(orderId, id, announcedGoods(), onVehicle, now.on(), now.by());
    }

    private void count(DispatchOrder order, List<Goods> found, List<Goods> packed) {
        found.forEach(each -> order.line(each.lineId()));
        long kinds = found.stream()
                .map(each -> List.of(each.lineId(), each.colour(), each.size()))
                .distinct()
                .count();
        if (kinds != found.size()) {
            throw Refused.invalid("lines", "the same line, colour and size stand twice");
        }
        if (found.stream().mapToLong(Goods::quantity).sum() > Integer.MAX_VALUE) {
            throw Refused.invalid("lines", "are together more than " + Integer.MAX_VALUE + " sets");
        }
        goods.clear();
        found.forEach(each -> goods.add(each.inCartonsOf(packed)));
    }

    /** What the gate-out of this shipment on that day waits for: the conditions of its order, and the right goods (S1.19). */
    public Gate gateOut(DispatchOrder order, Movements movements, LocalDate on) {
        Gate gate = order.conditions(Gate.named("gate-out-refused"));
        return status == ShipmentStatus.LOADED ? new Check(order, movements).of(this, on, gate) : gate;
    }

    /** The instant is real time: it is held against that of revocations that other services announced. */
    GoodsDispatched passGate(DispatchOrder order, Movements movements, Instant realTime, Moment now) {
        in(ShipmentStatus.LOADED);
        gateOut(order, movements, now.on()).orRefuse();
        take(DispatchStep.GATE_OUT, null, pieces(), null, now);
        advanceTo(ShipmentStatus.DISPATCHED);
        revision = order.revision();
        dispatchedOn = now.on();
        dispatchedAt = realTime;
        return new GoodsDispatched(
                orderId,
                id,
                shipmentNumber,
                revision,
                announcedGoods(),
                order.isComplete(movements),
                packing == null ? packedIn(cartons) : packing.announced(cartons),
                now.on(),
                now.by());
    }

    private static LogisticsEvent.Packing packedIn(int cartons) {
        return new LogisticsEvent.Packing(cartons, null, null, null, null, null, null);
    }

    CourierNumberGiven give(String carrier, String trackingNumber, Moment now) {
        in(ShipmentStatus.DISPATCHED);
        if (arrangement.isPickup()) {
            throw Refused.conflict("pickup-has-no-courier", Map.of());
        }
        notBefore(dispatchedOn, now.on());
        courier = new Courier(carrier, trackingNumber, now.on(), now.by());
        return new CourierNumberGiven(orderId, id, carrier, trackingNumber, now.on(), now.by());
    }

    void prove(Attachment paper) {
        in(ShipmentStatus.DISPATCHED);
        proof = new Proof(paper.id(), paper.sha256(), paper.uploadedAt(), paper.uploadedBy());
    }

    /** The customer signs itself; for anybody else the signed paper must be there (S2.6, rule 57). */
    GoodsSigned sign(DispatchOrder order, Movements movements, String name, boolean byCustomer, Moment now) {
        in(ShipmentStatus.DISPATCHED);
        notBefore(dispatchedOn, now.on());
        Gate.named("signature-not-proven")
                .needs(byCustomer || proof != null, "proof-of-delivery", Role.FOLLOW_UP_CLERK)
                .orRefuse();
        signature = new Signature(name, now.on(), now.by());
        advanceTo(ShipmentStatus.SIGNED);
        return new GoodsSigned(orderId, id, name, order.isSignedFor(movements), now.on(), now.by());
    }

    /** Goods that come back are never refused for money, a hold or a release (rule 18). */
    GoodsReturned takeBack(DispatchOrder order, List<Pieces> pieces, String reason, Moment now) {
        in(ShipmentStatus.DISPATCHED, ShipmentStatus.SIGNED);
        notBefore(dispatchedOn, now.on());
        pieces.forEach(each -> order.line(each.lineId()));
        for (Pieces each : pieces) {
            if (each.quantity() > outside(each.lineId())) {
                throw Refused.conflict(
                        "more-than-dispatched",
                        Map.of(
                                "lineId",
                                each.lineId(),
                                "outside",
                                outside(each.lineId()),
                                "returned",
                                each.quantity()));
            }
            returned.add(new Returned(each.lineId(), each.quantity(), reason, now.on(), now.by()));
        }
        List<ShippedLine> lines = pieces.stream()
                .map(each -> goods(order.line(each.lineId()), each.quantity()).announced())
                .toList();
        return new GoodsReturned(orderId, id, lines, reason, now.on(), now.by());
    }

    ShipmentCancelled cancel(String reason, Moment now) {
        advanceTo(ShipmentStatus.CANCELLED);
        cancellation = new Cancellation(reason, now.on(), now.by());
        return new ShipmentCancelled(orderId, id, reason, now.on(), now.by());
    }

    void agree(boolean agreed, Moment now) {
        agreement = new Agreement(now.by(), now.on(), agreed);
    }

    private void take(DispatchStep step, Boolean accepted, int pieces, String found, Moment now) {
        notBefore(lastStepOn(), now.on());
        records.add(new DispatchRecord(step, now.on(), now.at(), now.by(), accepted, pieces, found));
    }

    private LocalDate lastStepOn() {
        return records.stream()
                .filter(record -> record.step().compareTo(DispatchStep.FINANCE) > 0)
                .map(DispatchRecord::on)
                .reduce(arrangement.on(), (_, later) -> later);
    }

    private static void notBefore(LocalDate step, LocalDate next) {
        if (next.isBefore(step)) {
            throw Refused.invalid("occurredOn", "lies before the step before it, which was on " + step);
        }
    }

    private void in(ShipmentStatus... allowed) {
        if (!List.of(allowed).contains(status)) {
            throw Refused.wrongState(status, List.of(allowed));
        }
    }

    private void advanceTo(ShipmentStatus next) {
        if (!status.next().contains(next)) {
            throw Refused.wrongState(
                    status,
                    Arrays.stream(ShipmentStatus.values())
                            .filter(from -> from.next().contains(next))
                            .toList());
        }
        status = next;
    }

    /** Sets of a line that this shipment takes from what may leave. */
    int claimed(UUID lineId) {
        return switch (status) {
            case ARRANGED, PREPARED, INSPECTED, LOADED -> planned(lineId);
            case DISPATCHED, SIGNED -> outside(lineId);
            case CANCELLED -> 0;
        };
    }

    /** Sets of a line that left with this shipment and did not come back. */
    int outside(UUID lineId) {
        return status.hasLeft()
                ? counted(lineId)
                        - returned.stream()
                                .filter(each -> each.lineId().equals(lineId))
                                .mapToInt(Returned::quantity)
                                .sum()
                : 0;
    }

    /** Whether what is outside left, in real time, after an amendment was announced that was not known here yet. */
    boolean leftUnawareOf(int amendedTo, Instant announcedAt) {
        return revision < amendedTo && leftAfter(announcedAt);
    }

    /** Whether it left after the instant, in real time, though nothing announced before that may have been known here. */
    boolean leftAfter(Instant instant) {
        return dispatchedAt != null && dispatchedAt.isAfter(instant);
    }

    /** When it left, in real time. */
    Instant dispatchedAt() {
        return dispatchedAt;
    }

    /** Whether anything of it left and did not come back. */
    public boolean isAnythingOutside() {
        return goods.stream().map(Goods::lineId).anyMatch(lineId -> outside(lineId) > 0);
    }

    /** Sets of a line as the warehouse counted them last. */
    int counted(UUID lineId) {
        return goods.stream()
                .filter(each -> each.lineId().equals(lineId))
                .mapToInt(Goods::quantity)
                .sum();
    }

    int planned(UUID lineId) {
        return planned.stream()
                .filter(each -> each.lineId().equals(lineId))
                .mapToInt(Pieces::quantity)
                .sum();
    }

    private int pieces() {
        return goods.stream().mapToInt(Goods::quantity).sum();
    }

    private List<ShippedLine> announcedGoods() {
        return goods.stream().map(Goods::announced).toList();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID orderId() {
        return orderId;
    }

    public String shipmentNumber() {
        return shipmentNumber;
    }

    public int revision() {
        return revision;
    }

    public ShipmentStatus status() {
        return status;
    }

    public Arrangement arrangement() {
        return arrangement;
    }

    public Optional<Agreement> agreement() {
        return Optional.ofNullable(agreement);
    }

    public List<Pieces> planned() {
        return List.copyOf(planned);
    }

    public List<Goods> goods() {
        return List.copyOf(goods);
    }

    public List<DispatchRecord> records() {
        return List.copyOf(records);
    }

    public List<Returned> returned() {
        return List.copyOf(returned);
    }

    /** Since when a pickup waits for its customer. */
    public LocalDate readyOn() {
        return readyOn;
    }

    public Integer cartons() {
        return cartons;
    }

    public Optional<Packing> packing() {
        return Optional.ofNullable(packing);
    }

    public String vehicle() {
        return vehicle;
    }

    public LocalDate dispatchedOn() {
        return dispatchedOn;
    }

    public Courier courier() {
        return courier;
    }

    public Proof proof() {
        return proof;
    }

    public Signature signature() {
        return signature;
    }

    public Optional<Cancellation> cancellation() {
        return Optional.ofNullable(cancellation);
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
