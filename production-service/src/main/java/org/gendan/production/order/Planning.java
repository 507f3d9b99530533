package org.gendan.production.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.production.factory.FactoryRegister;
import org.gendan.production.routing.Routes;

/** What the planner does with a released production order: gives its lots to factories, and plans them. */
@ApplicationScoped
public class Planning {
    /** Behind all that are due. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    public static final Listing<ProductionOrder> LISTING = Listing.of(ProductionOrder.class, "id", ProductionOrder::id)
            .text("orderNumber", "it.orderNumber", ProductionOrder::orderNumber)
            .on(
                    "dueOn",
                    "coalesce(it.dueOn, local date 9999-12-31)",
                    order -> order.dueOn() == null ? NEVER : order.dueOn());

    private final ProductionOrders orders;
    private final Lots lots;
    private final FactoryRegister factories;
    private final Routes routes;
    private final Forecasting forecasting;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    Planning(
            ProductionOrders orders,
            Lots lots,
            FactoryRegister factories,
            Routes routes,
            Forecasting forecasting,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.orders = orders;
        this.lots = lots;
        this.factories = factories;
        this.routes = routes;
        this.forecasting = forecasting;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    /** A production order with its lots. */
    public record Sheet(ProductionOrder order, List<Lot> lots) {}

    /** What somebody looks for among the production orders; null is whatever there is. */
    public record Wanted(
            ProductionOrderStatus status,
            String orderNumber,
            String words,
            UUID factoryId,
            String merchandiser,
            LocalDate dueFrom,
            LocalDate dueTo) {}

    @Transactional
    public Lot assign(UUID orderId, NewAssignment work) {
        ProductionOrder order = orders.visible(orderId);
        expected.ifStated(order.version());
        factories.requireActive(work.factoryId());
        WorkAssigned assigned = order.assign(work, routes, clock.dateOf(work.occurredOn()), clock.now(), caller.name());
        // Another planner's lot makes this one fail here: together they might make more than was ordered.
        outbox.announce(assigned);
        return lots.visible(assigned.assignmentId());
    }

    /** Keeps one more plan of a lot (rule 28). */
    @Transactional
    public Lot plan(UUID assignmentId, NewPlan plan) {
        Lot lot = lots.locked(assignmentId);
        outbox.announce(
                lot.assignment().schedule(plan, lot.calendar(), clock.dateOf(plan.occurredOn()), caller.name()));
        forecasting.update(lot.order());
        return lot;
    }

    /** Those that are paid and idle since these instants, the longest first, whoever asks. */
    @Transactional
    public List<ProductionOrder> idle(Instant unreleased, Instant unassigned, int most) {
        return orders.idle(unreleased, unassigned, most);
    }

    @Transactional
    public Sheet get(UUID orderId) {
        return sheet(orders.visible(orderId));
    }

    @Transactional
    public List<ProductionOrder> page(Wanted wanted, Search<ProductionOrder> search) {
        return orders.page(wanted, search);
    }

    private Sheet sheet(ProductionOrder order) {
        order.lines();
        return new Sheet(order, lots.of(order));
    }
}
