package org.gendan.quality.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.quality.factory.Factories;

/** What is decided about an inspection plan itself: who inspects, how many mid reports, which points are difficult. */
@ApplicationScoped
public class PlanDesk {
    public static final Listing<Listed> LISTING = Listing.<InspectionPlan>from(
                    "select p from InspectionPlan p, InspectedOrder o", "p.id", InspectionPlan::id)
            .at("createdAt", "p.createdAt", InspectionPlan::createdAt)
            .at("updatedAt", "p.updatedAt", InspectionPlan::updatedAt)
            .in(Listed::plan);

    private final InspectionPlans plans;
    private final InspectedOrders orders;
    private final ReportBands bands;
    private final Factories factories;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    PlanDesk(
            InspectionPlans plans,
            InspectedOrders orders,
            ReportBands bands,
            Factories factories,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.plans = plans;
        this.orders = orders;
        this.bands = bands;
        this.factories = factories;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public PlannedLot appoint(UUID id, String inspector) {
        PlannedLot lot = stated(id);
        InspectorAssigned assigned = lot.plan().give(inspector, clock.today(), caller.name());
        plans.flush();
        outbox.announce(assigned);
        return lot;
    }

    @Transactional
    public PlannedLot setMidReports(UUID id, int required, String reason) {
        InspectionPlan plan = stated(id).plan();
        caller.because(reason);
        plan.setMidReports(required, reason, order(plan).quantity(), bands.inForce(), caller.name());
        plans.flush();
        return lot(plan);
    }

    @Transactional
    public PlannedLot stateDifficulties(UUID id, List<String> points) {
        PlannedLot lot = stated(id);
        lot.plan().stateDifficulties(points);
        plans.flush();
        return lot;
    }

    @Transactional
    public PlannedLot get(UUID id) {
        return lot(plans.visible(id).orElseThrow(() -> Refused.unknown("inspection-plan", id)));
    }

    /** As {@link #get}; nobody else changes the plan or what belongs to it until the transaction ends. */
    @Transactional
    public PlannedLot locked(UUID id) {
        plans.locked(id);
        return get(id);
    }

    /** As {@link #locked}, of a plan whose id stands in something that the caller was seen to see. */
    @Transactional
    public PlannedLot behind(UUID id) {
        return lot(plans.locked(id).orElseThrow());
    }

    /** As {@link #behind}, to read it alone. */
    @Transactional
    public PlannedLot find(UUID id) {
        return lot(plans.findById(id));
    }

    /** The lot, if its meeting lies not 1 to 3 working days before the start that is planned now (rule 30). */
    @Transactional
    public Optional<PlannedLot> withMeetingOutOfTime(UUID id) {
        return plans.findByIdOptional(id)
                .filter(plan -> plan.meeting() != null && !plan.isStarted())
                .map(this::lot)
                .filter(lot -> !lot.isMeetingInTime(lot.plan().meeting().on()));
    }

    /** A plan as a list shows it: with its order and with what it requires, without the calendar. */
    public record Listed(InspectionPlan plan, InspectedOrder order, OptionalInt requiredMidReports) {}

    /** What somebody looks for among the plans; null is whatever there is. The start is the planned one. */
    public record Wanted(
            UUID orderId,
            String orderNumber,
            UUID factoryId,
            String inspector,
            Boolean completed,
            LocalDate startFrom,
            LocalDate startTo) {}

    @Transactional
    public List<Listed> page(Wanted wanted, Search<Listed> search) {
        MidReportPolicy policy = bands.inForce();
        return plans.page(wanted, search).stream()
                .map(plan -> new Listed(
                        plan, order(plan), plan.requiredMidReports(order(plan).quantity(), policy)))
                .toList();
    }

    @Transactional
    public InspectedOrder order(UUID orderId) {
        return orders.visible(orderId).orElseThrow(() -> Refused.unknown("order", orderId));
    }

    /** As {@link #order(UUID)}; nobody else changes it until the transaction ends. */
    @Transactional
    public InspectedOrder lockedOrder(UUID orderId) {
        orders.announced(orderId);
        return order(orderId);
    }

    /** The lots of an order, oldest first. */
    @Transactional
    public List<PlannedLot> lotsOf(UUID orderId) {
        return plans.of(orderId).stream().map(this::lot).toList();
    }

    /** The next lots that somebody still has to see to, whoever asks; oldest first. */
    @Transactional
    public List<PlannedLot> underWay(UUID after, int limit) {
        return plans.underWay(after, limit).stream().map(this::lot).toList();
    }

    private PlannedLot stated(UUID id) {
        PlannedLot lot = locked(id);
        expected.ifStated(lot.plan().version());
        return lot;
    }

    private PlannedLot lot(InspectionPlan plan) {
        InspectedOrder order = order(plan);
        return new PlannedLot(
                plan,
                order,
                plan.requiredMidReports(order.quantity(), bands.inForce()),
                factories.daysOf(plan.factoryId()),
                clock.today());
    }

    private InspectedOrder order(InspectionPlan plan) {
        return orders.findById(plan.orderId());
    }
}
