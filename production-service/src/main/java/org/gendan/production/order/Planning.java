package org.gendan.production.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.language.ProductionEvent.WorkAssigned;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.ExpectedVersion;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.production.factory.FactoryRegister;

/** What the planner does with a released production order: gives its lots to factories. */
@ApplicationScoped
public class Planning {
    private final ProductionOrders orders;
    private final WorkAssignments assignments;
    private final FactoryRegister factories;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    Planning(
            ProductionOrders orders,
            WorkAssignments assignments,
            FactoryRegister factories,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.orders = orders;
        this.assignments = assignments;
        this.factories = factories;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    /** A work assignment with the order that it is a lot of. */
    public record Lot(WorkAssignment assignment, ProductionOrder order) {}

    @Transactional
    public Lot assign(UUID orderId, NewAssignment work) {
        ProductionOrder order = get(orderId);
        expected.ifStated(order.version());
        factories.requireActive(work.factoryId());
        WorkAssigned assigned = order.assign(work, clock.dateOf(work.occurredOn()), clock.now(), caller.name());
        // Another planner's lot makes this one fail here: together they might make more than was ordered.
        orders.flush();
        outbox.announce(assigned);
        return new Lot(assignments.findById(assigned.assignmentId()), order);
    }

    @Transactional
    public ProductionOrder get(UUID orderId) {
        ProductionOrder order = orders.visible(orderId).orElseThrow(() -> Refusal.unknown("production-order", orderId));
        return whole(order);
    }

    @Transactional
    public List<ProductionOrder> page(UUID after, int limit) {
        List<ProductionOrder> page = orders.page(after, limit);
        page.forEach(Planning::whole);
        return page;
    }

    @Transactional
    public Lot assignment(UUID id) {
        return lot(assignments.visible(id).orElseThrow(() -> Refusal.unknown("assignment", id)));
    }

    @Transactional
    public List<Lot> assignments(UUID after, int limit) {
        return assignments.page(after, limit).stream().map(this::lot).toList();
    }

    private Lot lot(WorkAssignment assignment) {
        return new Lot(assignment, whole(orders.findById(assignment.productionOrderId())));
    }

    private static ProductionOrder whole(ProductionOrder order) {
        order.lines().size();
        order.assignments().forEach(WorkAssignment::quantity);
        return order;
    }
}
