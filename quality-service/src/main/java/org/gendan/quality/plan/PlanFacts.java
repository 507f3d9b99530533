package org.gendan.quality.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionScheduled;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.ProductionEvent.WorkHeld;
import org.gendan.language.ProductionEvent.WorkHoldLifted;

/**
 * Takes note of what order-service and production-service announce of an order and its lots, in whatever order it comes.
 * Runs in the transaction that takes note of the event; orders are held before their plans, as everywhere.
 */
@ApplicationScoped
public class PlanFacts {
    private final InspectedOrders orders;
    private final InspectionPlans plans;
    private final ReportBands bands;

    PlanFacts(InspectedOrders orders, InspectionPlans plans, ReportBands bands) {
        this.orders = orders;
        this.plans = plans;
        this.bands = bands;
    }

    public void record(OrderConfirmed fact) {
        agree(ofOrder(fact.orderId(), order -> order.record(fact)));
    }

    public void record(OrderAmended fact) {
        agree(ofOrder(fact.orderId(), order -> order.record(fact)));
    }

    public void record(RequirementsStated fact) {
        ofOrder(fact.orderId(), order -> order.record(fact));
    }

    /** An order that is not confirmed yet tells its merchandiser when it is. */
    public void record(OrderHandedOver fact) {
        orders.announced(fact.orderId()).filter(InspectedOrder::isOrdered).ifPresent(order -> {
            order.record(fact);
            orders.flush();
        });
    }

    public void record(OrderHeld fact) {
        ofOrder(fact.orderId(), order -> order.record(fact));
    }

    public void record(OrderHoldLifted fact) {
        ofOrder(fact.orderId(), order -> order.record(fact));
    }

    public void record(OrderCancelled fact) {
        ofOrder(fact.orderId(), order -> order.record(fact));
    }

    public void record(ProductionCompleted fact) {
        ofOrder(fact.orderId(), order -> order.record(fact));
    }

    public void record(WorkAssigned fact) {
        InspectedOrder order = ofOrder(fact.orderId(), _ -> {});
        ofPlan(fact.assignmentId(), fact.orderId(), plan -> {
            plan.record(fact);
            plan.agree(order.quantity(), bands.inForce());
        });
    }

    public void record(ProductionScheduled fact) {
        ofPlan(fact.assignmentId(), fact.orderId(), plan -> plan.record(fact));
    }

    public void record(ProductionStarted fact) {
        ofPlan(fact.assignmentId(), fact.orderId(), plan -> plan.record(fact));
    }

    public void record(ProductionProgressed fact) {
        ofPlan(fact.assignmentId(), fact.orderId(), plan -> plan.record(fact));
    }

    public void record(AssignmentCompleted fact) {
        ofPlan(fact.assignmentId(), fact.orderId(), plan -> plan.record(fact));
    }

    public void record(WorkHeld fact) {
        ofPlan(fact.assignmentId(), fact.orderId(), plan -> plan.record(fact));
    }

    public void record(WorkHoldLifted fact) {
        ofPlan(fact.assignmentId(), fact.orderId(), InspectionPlan::holdLifted);
    }

    private void agree(InspectedOrder order) {
        for (InspectionPlan each : plans.of(order.id())) {
            plans.locked(each.id()).orElseThrow().agree(order.quantity(), bands.inForce());
        }
        plans.flush();
    }

    private InspectedOrder ofOrder(UUID orderId, Consumer<InspectedOrder> fact) {
        InspectedOrder order = orders.announced(orderId).orElseGet(() -> new InspectedOrder(orderId));
        fact.accept(order);
        // Here and not at the commit, so that the trail names the event.
        orders.persistAndFlush(order);
        return order;
    }

    private void ofPlan(UUID assignmentId, UUID orderId, Consumer<InspectionPlan> fact) {
        InspectionPlan plan = plans.locked(assignmentId).orElseGet(() -> new InspectionPlan(assignmentId, orderId));
        fact.accept(plan);
        plans.persistAndFlush(plan);
    }
}
