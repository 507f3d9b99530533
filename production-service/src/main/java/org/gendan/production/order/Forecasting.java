package org.gendan.production.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.time.BusinessClock;

/** Tells when orders will be complete as things go, whenever that changes (S4.3). */
@ApplicationScoped
public class Forecasting {
    /** A forecast follows from what others did. */
    private static final String BY = "production-service";

    private final Lots lots;
    private final ProductionOrders orders;
    private final Outbox outbox;
    private final BusinessClock clock;

    Forecasting(Lots lots, ProductionOrders orders, Outbox outbox, BusinessClock clock) {
        this.lots = lots;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Of one lot; empty as long as it has no plan. */
    @Transactional
    public Optional<Forecast> of(UUID assignmentId) {
        return Forecast.of(lots.visible(assignmentId), clock.today());
    }

    /** Announces when the order will be complete if that is another day than was announced last. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void update(ProductionOrder order) {
        update(order, clock.today());
    }

    /** As it looks on that day; nobody else changes the order until the transaction under way ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void update(UUID orderId, LocalDate day) {
        update(orders.known(orderId), day);
    }

    /** The orders of which a lot is still to be made, in the order of their ids, whoever may see them. */
    @Transactional
    public List<UUID> underWay(UUID after, int limit) {
        return orders.underWay(after, limit);
    }

    private void update(ProductionOrder order, LocalDate day) {
        Forecast.of(order, lots.of(order), day)
                .flatMap(forecast -> order.forecast(forecast, day, BY))
                .ifPresent(outbox::announce);
    }

    /** Announces how far a lot is by now, and what that means for its order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void progressed(Lot lot, LocalDate on, String by) {
        outbox.announce(lot.progressed(on, by));
        update(lot.order());
    }
}
