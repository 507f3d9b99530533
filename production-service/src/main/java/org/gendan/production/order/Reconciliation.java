package org.gendan.production.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.time.BusinessClock;

/**
 * Watches for orders that are paid and not made (rule 26): a deposit that was confirmed while nothing was released, and a
 * release for which nobody gave work to a factory. Each is shown and counted for the alarm.
 */
@ApplicationScoped
public class Reconciliation {
    private static final int MOST = 200;

    private final ProductionOrders orders;
    private final BusinessClock clock;
    private final Duration unreleased;
    private final Duration unassigned;
    private volatile long idle;

    Reconciliation(
            ProductionOrders orders,
            BusinessClock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "gendan.idle.unreleased") Duration unreleased,
            @ConfigProperty(name = "gendan.idle.unassigned") Duration unassigned) {
        this.orders = orders;
        this.clock = clock;
        this.unreleased = unreleased;
        this.unassigned = unassigned;
        meters.gauge("gendan.production.idle.orders", this, each -> each.idle);
    }

    /** The longest idle first, at most 200; one that order-service never announced has no number. */
    @Transactional
    public List<ProductionOrder> idle() {
        Instant now = clock.now();
        return orders.idle(now.minus(unreleased), now.minus(unassigned), MOST);
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        idle = idle().size();
        if (idle > 0) {
            Log.warnf("%d orders are paid and idle; see /api/production-orders/idle", idle);
        }
    }
}
