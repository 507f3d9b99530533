package org.gendan.production.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.language.ProductionEvent.WorkAssigned;

/**
 * Joins what order-service and finance-service announce of an order, in whatever order it comes, and releases production
 * when both are there (S1.9). Runs in the transaction that takes note of the event.
 */
@ApplicationScoped
public class Release {
    private final ProductionOrders orders;
    private final Lots lots;
    private final ShopFloor floor;
    private final Forecasting forecasting;
    private final Outbox outbox;
    private final BusinessClock clock;

    Release(
            ProductionOrders orders,
            Lots lots,
            ShopFloor floor,
            Forecasting forecasting,
            Outbox outbox,
            BusinessClock clock) {
        this.orders = orders;
        this.lots = lots;
        this.floor = floor;
        this.forecasting = forecasting;
        this.outbox = outbox;
        this.clock = clock;
    }

    public void record(OrderConfirmed fact) {
        record(fact.orderId(), order -> order.record(fact));
    }

    public void record(DepositConfirmed fact) {
        record(fact.orderId(), order -> order.record(fact));
    }

    public void record(DepositRevoked fact) {
        record(fact.orderId(), order -> order.record(fact));
    }

    public void record(OrderHeld fact) {
        record(fact.orderId(), order -> order.record(fact, clock.now()));
    }

    public void record(OrderHoldLifted fact) {
        record(fact.orderId(), order -> order.record(fact));
    }

    public void record(RequirementsStated fact) {
        record(fact.orderId(), order -> order.record(fact));
    }

    public void record(OrderCancelled fact) {
        record(fact.orderId(), order -> order.record(fact, clock.now()));
    }

    /** What the amendment does to the lots, to the forecast and to an order that was complete is told at once. */
    public void record(OrderAmended fact) {
        List<WorkAssigned> changed = new ArrayList<>();
        ProductionOrder amended =
                record(fact.orderId(), order -> changed.addAll(order.record(fact, lots.made(order), clock.now())));
        changed.forEach(outbox::announce);
        forecasting.update(amended);
        floor.settle(amended, fact.occurredOn(), fact.by());
    }

    /** An order that is not confirmed yet tells its merchandiser when it is. */
    public void record(OrderHandedOver fact) {
        orders.announced(fact.orderId()).filter(ProductionOrder::isOrdered).ifPresent(order -> {
            order.record(fact);
            orders.flush();
        });
    }

    private ProductionOrder record(UUID orderId, Consumer<ProductionOrder> fact) {
        ProductionOrder order = orders.announced(orderId).orElseGet(() -> new ProductionOrder(orderId, clock.now()));
        fact.accept(order);
        Optional<ProductionReleased> released = order.releaseIfOpen(clock.today(), clock.now());
        // Here and not at the commit, so that the trail names the event, and a lost race announces nothing.
        orders.persistAndFlush(order);
        released.ifPresent(outbox::announce);
        return order;
    }
}
