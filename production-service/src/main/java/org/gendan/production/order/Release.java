package org.gendan.production.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.language.FinanceEvent.DepositConfirmed;
import org.gendan.kernel.language.FinanceEvent.DepositRevoked;
import org.gendan.kernel.language.OrderEvent.OrderConfirmed;
import org.gendan.kernel.language.OrderEvent.OrderHandedOver;
import org.gendan.kernel.language.ProductionEvent.ProductionReleased;
import org.gendan.kernel.time.BusinessClock;

/**
 * Joins what order-service and finance-service announce of an order, in whatever order it comes, and releases production
 * when both are there (S1.9). Runs in the transaction that takes note of the event.
 */
@ApplicationScoped
public class Release {
    private final ProductionOrders orders;
    private final Outbox outbox;
    private final BusinessClock clock;

    Release(ProductionOrders orders, Outbox outbox, BusinessClock clock) {
        this.orders = orders;
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

    /** An order that is not confirmed yet tells its merchandiser when it is. */
    public void record(OrderHandedOver fact) {
        orders.known(fact.orderId()).filter(ProductionOrder::isOrdered).ifPresent(order -> {
            order.record(fact);
            orders.flush();
        });
    }

    private void record(UUID orderId, Consumer<ProductionOrder> fact) {
        ProductionOrder order = orders.known(orderId).orElseGet(() -> new ProductionOrder(orderId, clock.now()));
        fact.accept(order);
        Optional<ProductionReleased> released = order.releaseIfOpen(clock.today(), clock.now());
        // Here and not at the commit, so that the trail names the event, and a lost race announces nothing.
        orders.persistAndFlush(order);
        released.ifPresent(outbox::announce);
    }
}
