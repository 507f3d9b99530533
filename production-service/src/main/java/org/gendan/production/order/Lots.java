package org.gendan.production.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.production.factory.FactoryCalendar;
import org.gendan.production.factory.FactoryRegister;
import org.gendan.production.inspection.QualityFacts;
import org.gendan.production.inspection.QualityRecord;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.Progress;

/** Finds work assignments with all that their gates rest on, as far as the caller may see them. */
@ApplicationScoped
public class Lots {
    public static final Listing<Lot> LISTING =
            Listing.of(WorkAssignment.class, "id", WorkAssignment::id).in(Lot::assignment);

    /** What somebody looks for among the lots; null is whatever there is. The start is that of the plan that holds. */
    public record Wanted(
            UUID factoryId, UUID orderId, AssignmentStatus status, LocalDate startFrom, LocalDate startTo) {}

    private final WorkAssignments assignments;
    private final ProductionOrders orders;
    private final Progress progress;
    private final QualityFacts quality;
    private final FactoryRegister factories;
    private final ExpectedVersion expected;

    Lots(
            WorkAssignments assignments,
            ProductionOrders orders,
            Progress progress,
            QualityFacts quality,
            FactoryRegister factories,
            ExpectedVersion expected) {
        this.assignments = assignments;
        this.orders = orders;
        this.progress = progress;
        this.quality = quality;
        this.factories = factories;
        this.expected = expected;
    }

    @Transactional
    public Lot visible(UUID assignmentId) {
        return of(List.of(assignments.visible(assignmentId))).getFirst();
    }

    @Transactional
    public boolean isVisible(UUID assignmentId) {
        return assignments.orderOf(assignmentId).isPresent();
    }

    /**
     * For a command: nothing of the order is changed by anybody else until the transaction under way ends, so that what the
     * gates say still holds when the step is taken.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Lot locked(UUID assignmentId) {
        Lot lot = lockedFor(assignmentId);
        expected.ifStated(lot.assignment().version());
        return lot;
    }

    /** As {@link #locked}, for a command on something else that belongs to the assignment. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Lot lockedFor(UUID assignmentId) {
        orders.known(assignments.orderOf(assignmentId).orElseThrow(() -> Refused.unknown("assignment", assignmentId)));
        return of(List.of(assignments.findById(assignmentId))).getFirst();
    }

    @Transactional
    public List<Lot> page(Wanted wanted, Search<Lot> search) {
        return of(assignments.page(wanted, search));
    }

    /** All lots of an order, whoever may see them: for what is computed over the whole order. */
    @Transactional
    public List<Lot> of(ProductionOrder order) {
        return of(order.assignments());
    }

    /** What the daily report tells of, whoever may see it: under way, or with something new since. */
    @Transactional
    public List<Lot> reportable(Instant since, UUID after, int limit) {
        return of(assignments.reportable(since, after, limit));
    }

    /** What else a factory has to make, whoever asks: its capacity is one. */
    @Transactional
    public List<WorkAssignment> alsoAt(UUID factoryId, UUID exceptAssignmentId) {
        List<WorkAssignment> others = assignments.underWay(factoryId, exceptAssignmentId);
        others.forEach(Lots::whole);
        return others;
    }

    /** How many of those come after that id. */
    @Transactional
    public long countReportable(Instant since, UUID after) {
        return assignments.countReportable(since, after);
    }

    /** What was made of each lot of an order. */
    Map<UUID, Made> made(ProductionOrder order) {
        return made(order.assignments());
    }

    private Map<UUID, Made> made(List<WorkAssignment> found) {
        Map<UUID, Made> reported =
                progress.of(found.stream().map(WorkAssignment::id).toList());
        return found.stream().collect(Collectors.toMap(WorkAssignment::id, assignment -> reported.getOrDefault(
                        assignment.id(), Made.NOTHING)
                .along(assignment.route())));
    }

    private List<Lot> of(List<WorkAssignment> found) {
        List<UUID> ids = found.stream().map(WorkAssignment::id).toList();
        Map<UUID, Made> made = made(found);
        Map<UUID, QualityRecord> announced = quality.of(ids);
        Map<UUID, FactoryCalendar> calendars = factories.calendars(
                found.stream().map(WorkAssignment::factoryId).distinct().toList());
        return found.stream()
                .map(assignment -> new Lot(
                        whole(assignment),
                        whole(orders.findById(assignment.productionOrderId())),
                        made.get(assignment.id()),
                        announced.get(assignment.id()),
                        calendars.get(assignment.factoryId())))
                .toList();
    }

    private static WorkAssignment whole(WorkAssignment assignment) {
        assignment.quantity();
        assignment.openShortages();
        assignment.closures();
        assignment.plans().forEach(PlanRevision::processes);
        return assignment;
    }

    private static ProductionOrder whole(ProductionOrder order) {
        order.lines();
        return order;
    }
}
