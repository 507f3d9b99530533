package org.gendan.production.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.rule.Gate;
import org.gendan.language.Missing;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.Role;
import org.gendan.production.factory.FactoryCalendar;
import org.gendan.production.inspection.QualityRecord;
import org.gendan.production.routing.Made;

/**
 * A work assignment with all that its gates are computed from: the order that it is a lot of, what its factory counted,
 * what quality announced of it (null as long as that is nothing), and the days on which the factory works.
 */
public record Lot(
        WorkAssignment assignment, ProductionOrder order, Made made, QualityRecord quality, FactoryCalendar calendar) {
    /** The meeting comes one to three working days before the start (S3.5, rule 30). */
    private static final int EARLIEST_MEETING = 3;

    private static final int LATEST_MEETING = 1;
    private static final List<String> CHECKERS = List.of(Role.MERCHANDISER, Role.INSPECTOR);

    /**
     * What bulk production waits for if it is to start on that day (design §6). Of the deposit it says no amount, since the
     * factory asks.
     */
    public Gate startGate(LocalDate on) {
        Deposit deposit = order.deposit();
        int revision = order.revision();
        boolean isApproved = quality != null && quality.isApproved();
        boolean isChecked = assignment.materials() != null;
        Gate gate = Gate.named("production-not-startable")
                .needs(order.isOrdered(), "order-confirmation", Role.MERCHANDISER)
                .needs(deposit != null && deposit.covers(revision), Deposit.unsaid(revision))
                .needs(
                        order.cancelled() == null,
                        "order-cancelled",
                        Role.BUSINESS_MANAGER,
                        ProductionOrder.facts(order.cancelled()))
                .needs(order.hold() == null, "hold", Role.MERCHANDISER, ProductionOrder.facts(order.hold()))
                .needs(assignment.hold() == null, workHold())
                .needs(assignment.plan().isPresent(), "schedule", Role.PLANNER)
                .needs(isChecked, new Missing("materials-check", CHECKERS, Map.of()))
                .needs(
                        !isChecked
                                || assignment.openShortages().isEmpty()
                                || assignment.materials().isOverridden(),
                        "material-shortage",
                        Role.PRODUCTION_MANAGER,
                        Map.of("shortages", assignment.openShortages()))
                .needs(isApproved, "pre-production-approval", Role.QUALITY_MANAGER);
        if (isApproved) {
            int days = calendar.between(quality.meetingOn(), on);
            gate.needs(
                    isMeetingInTime(days),
                    "meeting-days",
                    Role.INSPECTOR,
                    Map.of("meetingOn", quality.meetingOn(), "startOn", on, "workingDays", days));
        }
        return gate;
    }

    /** Whether a meeting so many working days before the start is neither too early nor too late. */
    public static boolean isMeetingInTime(int workingDays) {
        return workingDays >= LATEST_MEETING && workingDays <= EARLIEST_MEETING;
    }

    /** A line that is neither packed nor closed short; pieces. */
    public record Open(UUID lineId, int share, int packed, int needed) {}

    /** What the completion of the assignment waits for: every line packed, less tolerance, or closed short. */
    public Gate completionGate() {
        List<Open> open = assignment.shares().stream()
                .filter(share -> !assignment.isClosedShort(share.lineId()))
                .map(share -> new Open(
                        share.lineId(),
                        share.quantity(),
                        made.packed(share.lineId()),
                        order.tolerance().least(share.quantity())))
                .filter(line -> line.packed() < line.needed())
                .toList();
        return Gate.named("assignment-not-complete")
                .needs(assignment.hold() == null, workHold())
                .needs(open.isEmpty(), unpacked(open));
    }

    /** Whether its order was cancelled, so that it may end as it is (rule 19). */
    public boolean isGivenUp() {
        return order.cancelled() != null;
    }

    private static Missing unpacked(List<Open> lines) {
        return new Missing(
                "packing",
                List.of(Role.FACTORY, Role.PRODUCTION_MANAGER),
                Map.of("lines", lines, "openLines", lines.size()));
    }

    private Missing workHold() {
        return new Missing("work-hold", List.of(Role.PRODUCTION_MANAGER), ProductionOrder.facts(assignment.hold()));
    }

    /** The progress as it is announced: cumulative, whoever reported it. */
    ProductionProgressed progressed(LocalDate on, String by) {
        return new ProductionProgressed(
                order.id(),
                assignment.id(),
                assignment.revision(),
                assignment.quantity(),
                made.produced(),
                made.packed(),
                made.outputs().stream().map(Made.Output::announced).toList(),
                on,
                by);
    }

    /** Sets that it is to end with: of a line that was closed short what is packed of it, the others whole. */
    int due() {
        return assignment.shares().stream()
                .mapToInt(share -> assignment.isClosedShort(share.lineId())
                        ? Math.min(share.quantity(), made.packed(share.lineId()))
                        : share.quantity())
                .sum();
    }

    /** When it will be complete as things go; empty as long as it has no plan. */
    public Optional<Forecast> forecast(LocalDate today) {
        return Forecast.of(this, today);
    }

    /** The lot with what its factory has counted by now. */
    public Lot with(Made now) {
        return new Lot(assignment, order, now.along(assignment.route()), quality, calendar);
    }
}
