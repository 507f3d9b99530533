package org.gendan.production.material;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.ProductionEvent.MaterialsCounted;
import org.gendan.production.order.Lot;
import org.gendan.production.order.Lots;
import org.gendan.production.order.ShopFloor;

/** Registers, counts, confirms and replenishes what arrives at factories, and checks whether a lot has all it needs (S3.1). */
@ApplicationScoped
public class MaterialDesk {
    public static final Listing<Delivery> LISTING = Listing.of(Delivery.class, "id", Delivery::id);

    private final Deliveries deliveries;
    private final Lots lots;
    private final ShopFloor floor;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;
    private final CountResult result;
    private final MaterialsGate gate;
    private final FourPointSystem fourPoints;

    MaterialDesk(
            Deliveries deliveries,
            Lots lots,
            ShopFloor floor,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected,
            CountResult result,
            MaterialsGate gate) {
        this.deliveries = deliveries;
        this.lots = lots;
        this.floor = floor;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
        this.result = result;
        this.gate = gate;
        this.fourPoints = gate.fourPoints();
    }

    @Transactional
    public Delivery register(NewDelivery list) {
        Lot lot = lots.locked(list.assignmentId());
        if (deliveries.of(list.assignmentId()).size() >= Deliveries.MOST) {
            throw Refused.conflict("too-many-deliveries", Map.of("most", Deliveries.MOST));
        }
        Delivery delivery = new Delivery(lot.order().id(), list, clock.now(), caller.name());
        deliveries.persistAndFlush(delivery);
        return delivery;
    }

    @Transactional
    public Delivery count(UUID deliveryId, Count count) {
        Delivery delivery = visible(deliveryId);
        Lot lot = lots.lockedFor(delivery.assignmentId());
        expected.ifStated(delivery.version());
        MaterialsCounted counted =
                delivery.count(count, fourPoints, clock.now(), clock.dateOf(count.occurredOn()), caller.name());
        floor.counted(lot);
        outbox.announce(counted);
        return whole(delivery);
    }

    @Transactional
    public Delivery confirm(UUID deliveryId, String remark) {
        Delivery delivery = visible(deliveryId);
        Lot lot = lots.lockedFor(delivery.assignmentId());
        expected.ifStated(delivery.version());
        delivery.confirm(remark, clock.now(), caller.name());
        deliveries.flush();
        if (!delivery.anomalies(fourPoints).isEmpty()) {
            result.report(delivery, lot, fourPoints);
        }
        return whole(delivery);
    }

    @Transactional
    public Delivery replenish(UUID deliveryId, Replenished more) {
        Delivery delivery = visible(deliveryId);
        Lot lot = lots.lockedFor(delivery.assignmentId());
        expected.ifStated(delivery.version());
        delivery.replenish(more, clock.dateOf(more.occurredOn()), caller.name());
        floor.counted(lot);
        deliveries.flush();
        return whole(delivery);
    }

    /** Everything arrived, was counted, and where something was wrong, confirmed; announced with what is still missing. */
    @Transactional
    public Lot check(UUID assignmentId, LocalDate occurredOn) {
        Lot lot = lots.locked(assignmentId);
        List<Delivery> all = deliveries.of(assignmentId);
        gate.of(all).orRefuse();
        return floor.check(
                lot,
                all.stream()
                        .flatMap(delivery -> delivery.openShortages().stream())
                        .toList(),
                occurredOn);
    }

    @Transactional
    public Delivery get(UUID deliveryId) {
        return whole(visible(deliveryId));
    }

    @Transactional
    public List<Delivery> page(UUID assignmentId, Boolean counted, Search<Delivery> search) {
        if (!lots.isVisible(assignmentId)) {
            throw Refused.unknown("assignment", assignmentId);
        }
        List<Delivery> page = deliveries.page(assignmentId, counted, search);
        page.forEach(MaterialDesk::whole);
        return page;
    }

    public FourPointSystem fourPoints() {
        return fourPoints;
    }

    private Delivery visible(UUID id) {
        return deliveries
                .findByIdOptional(id)
                .filter(delivery -> lots.isVisible(delivery.assignmentId()))
                .orElseThrow(() -> Refused.unknown("delivery", id));
    }

    private static Delivery whole(Delivery delivery) {
        delivery.items();
        delivery.replenishments();
        return delivery;
    }
}
