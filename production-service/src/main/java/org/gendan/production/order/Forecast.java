package org.gendan.production.order;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.gendan.kernel.rule.Texts;
import org.gendan.production.routing.Route;
import org.gendan.production.routing.WorkProcess;

/**
 * When something will be complete as things go, by how many working days that is later than the contract's delivery date, and why.
 * The reason is a code whose text says it in both languages.
 */
public record Forecast(LocalDate expectedOn, int lateDays, String because, Map<String, Object> facts) {
    /**
     * Until so many days went by, or so much of the run lies behind, the pace says less than the plan: the first process is
     * always the fastest, and the first day of none is like the others.
     */
    private static final int TRUSTED_PERCENT = 50;

    private static final int TRUSTED_DAYS = 3;
    private static final int LONGEST_REST = 1_000;

    /**
     * Of one lot: its last day once it is complete; the pace so far along its route, once enough was done; until then its
     * plan, moved by the working days that the start is late, and from today on where days went by and nothing was done.
     * Empty as long as it has no plan.
     */
    static Optional<Forecast> of(Lot lot, LocalDate today) {
        WorkAssignment assignment = lot.assignment();
        return switch (assignment.status()) {
            case COMPLETED -> Optional.of(of(lot, assignment.completedOn(), "completed", Map.of()));
            case ASSIGNED -> assignment.plan().map(plan -> byPlan(lot, plan, today));
            case STARTED -> assignment.plan().map(plan -> underWay(lot, plan, today));
            case CANCELLED -> Optional.empty();
        };
    }

    private static Forecast byPlan(Lot lot, PlanRevision plan, LocalDate today) {
        return plan.startOn().isBefore(today)
                ? movedPlan(lot, plan, today, "start-late")
                : of(lot, plan.completeOn(), "plan", Map.of("plan", plan.number()));
    }

    /** The planned run, begun on another day. */
    private static Forecast movedPlan(Lot lot, PlanRevision plan, LocalDate start, String because) {
        int run = lot.calendar().run(plan.startOn(), plan.completeOn());
        LocalDate end = lot.calendar()
                .add(lot.calendar().atOrAfter(start), Math.max(0, run - 1))
                .date();
        return of(lot, end, because, Map.of("plan", plan.number(), "startOn", start));
    }

    private static Forecast underWay(Lot lot, PlanRevision plan, LocalDate today) {
        WorkAssignment assignment = lot.assignment();
        int due = lot.due();
        Route route = assignment.route();
        ToIntFunction<WorkProcess> made = process -> Math.min(due, lot.made().good(process));
        if (route.processes().stream().allMatch(process -> made.applyAsInt(process) == due)) {
            return of(lot, today, "all-made", Map.of());
        }
        int elapsed = Math.max(1, lot.calendar().run(assignment.startedOn(), today));
        int percent = route.percentBehind(due, made);
        if (percent == 0 && elapsed > TRUSTED_DAYS) {
            return movedPlan(lot, plan, today, "nothing-done");
        }
        if (percent == 0 || elapsed < TRUSTED_DAYS && percent < TRUSTED_PERCENT) {
            Forecast planned = movedPlan(lot, plan, assignment.startedOn(), "plan-from-start");
            return planned.expectedOn().isBefore(today)
                    ? of(lot, lot.calendar().atOrAfter(today), "overdue", Map.of("plan", plan.number()))
                    : planned;
        }
        int rest = Math.min(LONGEST_REST, Math.max(1, Math.ceilDiv((100 - percent) * elapsed, percent)));
        LocalDate end =
                lot.calendar().add(lot.calendar().atOrBefore(today), rest).date();
        return of(lot, end, "pace", Map.of("percent", percent, "days", elapsed, "rest", rest));
    }

    private static Forecast of(Lot lot, LocalDate expectedOn, String because, Map<String, Object> facts) {
        LocalDate due = lot.order().dueOn();
        // Also a day of rest behind the contract's delivery date is late.
        int late = due == null || !expectedOn.isAfter(due)
                ? 0
                : Math.max(1, lot.calendar().between(due, expectedOn));
        return new Forecast(expectedOn, late, because, facts);
    }

    /** Of an order: the latest of its lots; empty while one of them says nothing or pieces are left that no factory has. */
    static Optional<Forecast> of(ProductionOrder order, List<Lot> lots, LocalDate today) {
        List<Lot> live = lots.stream()
                .filter(lot -> lot.assignment().status() != AssignmentStatus.CANCELLED)
                .toList();
        boolean isWhole = order.lines().stream().noneMatch(line -> order.left(line) > 0);
        List<Forecast> each =
                live.stream().flatMap(lot -> of(lot, today).stream()).toList();
        return isWhole && !live.isEmpty() && each.size() == live.size()
                ? each.stream().max(Comparator.comparing(Forecast::expectedOn).thenComparing(Forecast::lateDays))
                : Optional.empty();
    }

    public String reason() {
        return Texts.english("forecast." + because, facts);
    }

    public String reasonZh() {
        return Texts.chinese("forecast." + because, facts);
    }
}
