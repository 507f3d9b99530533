package org.gendan.logistics.shipment;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.DispatchedWhileRevoked;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.GoodsReleased;
import org.jboss.logging.Logger;

/**
 * Joins what order, finance and quality announce of an order, in whatever order it comes, tells what that makes of goods
 * that have left, and raises the alarm when a revocation finds goods outside that were let out after it was announced
 * (design §6). Runs in the transaction that takes note of the event.
 */
@ApplicationScoped
public class Clearance {
    /** What can be revoked of goods that are gone already, in the words of the published language. */
    enum Revocation {
        HOLD,
        ORDER_CANCELLED,
        ORDER_AMENDED,
        BALANCE,
        GOODS_RELEASE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Logger LOG = Logger.getLogger(Clearance.class);
    /** Nobody's command stands behind what is told here: it follows from two facts. */
    private static final String SERVICE = "logistics-service";
    /** A gate-out commits a little after its time was taken, and two servers' clocks are never quite the same. */
    private static final Duration SKEW = Duration.ofSeconds(1);

    private final DispatchOrders orders;
    private final Shipments shipments;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final MeterRegistry meters;

    Clearance(DispatchOrders orders, Shipments shipments, Outbox outbox, BusinessClock clock, MeterRegistry meters) {
        this.orders = orders;
        this.shipments = shipments;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    public void record(OrderConfirmed fact) {
        record(fact.orderId(), order -> order.record(fact));
    }

    /** What the older revision let out after this one was announced left without its money and goods being asked for. */
    public void record(OrderAmended fact, Instant announcedAt) {
        record(fact.orderId(), order -> order.record(fact));
        raiseAlarm(
                fact.orderId(),
                Revocation.ORDER_AMENDED,
                fact.reason(),
                announcedAt,
                shipment -> shipment.leftUnawareOf(fact.revision(), announcedAt));
    }

    public void record(OrderHoldLifted fact) {
        record(fact.orderId(), order -> order.record(fact));
    }

    public void record(BalanceConfirmed fact) {
        record(fact.orderId(), order -> order.record(fact));
    }

    public void record(GoodsReleased fact) {
        record(fact.orderId(), order -> order.record(fact));
    }

    /** An order that is not confirmed yet tells its merchandiser when it is. */
    public void record(OrderHandedOver fact) {
        orders.announced(fact.orderId()).filter(DispatchOrder::isOrdered).ifPresent(order -> {
            order.record(fact);
            orders.flush();
        });
    }

    public void record(OrderHeld fact, Instant announcedAt) {
        record(fact.orderId(), order -> order.record(fact));
        raiseAlarm(fact.orderId(), Revocation.HOLD, fact.reason(), announcedAt);
    }

    public void record(OrderCancelled fact, Instant announcedAt) {
        record(fact.orderId(), order -> order.record(fact));
        raiseAlarm(fact.orderId(), Revocation.ORDER_CANCELLED, fact.reason(), announcedAt);
    }

    public void record(BalanceRevoked fact, Instant announcedAt) {
        record(fact.orderId(), order -> order.record(fact));
        raiseAlarm(fact.orderId(), Revocation.BALANCE, fact.reason(), announcedAt);
    }

    public void record(GoodsReleaseRevoked fact, Instant announcedAt) {
        record(fact.orderId(), order -> order.record(fact));
        raiseAlarm(fact.orderId(), Revocation.GOODS_RELEASE, fact.reason(), announcedAt);
    }

    private void record(UUID orderId, Consumer<DispatchOrder> fact) {
        DispatchOrder order = orders.announced(orderId).orElseGet(() -> new DispatchOrder(orderId));
        Movements movements = new Movements(shipments.of(orderId));
        Moment now = new Moment(clock.today(), clock.now(), SERVICE);
        Optional<DeliveryReassessed> before = order.weigh(movements, now);
        fact.accept(order);
        // Here and not at the commit, so that the trail names the event.
        orders.persistAndFlush(order);
        order.weigh(movements, now)
                .filter(after -> !before.equals(Optional.of(after)))
                .ifPresent(outbox::announce);
    }

    private void raiseAlarm(UUID orderId, Revocation revoked, String reason, Instant announcedAt) {
        raiseAlarm(orderId, revoked, reason, announcedAt, shipment -> shipment.leftAfter(announcedAt.minus(SKEW)));
    }

    private void raiseAlarm(
            UUID orderId, Revocation revoked, String reason, Instant announcedAt, Predicate<Shipment> isCrossed) {
        shipments.of(orderId).stream().filter(isCrossed).forEach(shipment -> {
            LOG.errorf(
                    "ALARM: shipment %s of order %s left although %s was revoked at %s: %s",
                    shipment.shipmentNumber(), orderId, revoked.word(), announcedAt, reason);
            meters.counter("gendan.dispatched.while.revoked", "revoked", revoked.word())
                    .increment();
            outbox.announce(
                    new DispatchedWhileRevoked(orderId, shipment.id(), revoked.word(), reason, clock.today(), SERVICE));
        });
    }
}
