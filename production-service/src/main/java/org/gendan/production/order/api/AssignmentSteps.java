package org.gendan.production.order.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.production.order.Lot;

/** What a person may do with a work assignment now. */
final class AssignmentSteps {
    private final Lot lot;
    private final Caller caller;
    private final List<String> steps = new ArrayList<>();

    private AssignmentSteps(Lot lot, Caller caller) {
        this.lot = lot;
        this.caller = caller;
    }

    static List<String> of(Lot lot, Caller caller, LocalDate today) {
        AssignmentSteps steps = new AssignmentSteps(lot, caller);
        switch (lot.assignment().status()) {
            case ASSIGNED -> steps.beforeTheStart(today);
            case STARTED -> steps.underWay();
            case COMPLETED, CANCELLED -> {
                // its life is over
            }
        }
        return List.copyOf(steps.steps);
    }

    private void beforeTheStart(LocalDate today) {
        offer(true, "schedule", Role.PLANNER);
        offer(true, "materials-check", Role.MERCHANDISER, Role.INSPECTOR);
        offer(
                !lot.assignment().openShortages().isEmpty()
                        && lot.assignment().materials().overriddenBy() == null,
                "materials-override",
                Role.PRODUCTION_MANAGER);
        offer(lot.startGate(today).isOpen(), "start", Role.FACTORY);
        holds();
    }

    private void underWay() {
        boolean held = lot.assignment().hold() != null;
        offer(true, "schedule", Role.PLANNER);
        offer(!held, "progress", Role.FACTORY);
        offer(lot.completionGate().isOpen(), "completion", Role.FACTORY);
        offer(
                lot.assignment().closures().size() < lot.assignment().shares().size(),
                "short-closures",
                Role.PRODUCTION_MANAGER);
        offer(lot.order().cancelled() != null, "cancellation", Role.PRODUCTION_MANAGER);
        holds();
    }

    private void holds() {
        offer(true, lot.assignment().hold() == null ? "hold" : "hold-lifting", Role.PRODUCTION_MANAGER);
    }

    private void offer(boolean open, String step, String... roles) {
        if (open && caller.has(roles)) {
            steps.add(step);
        }
    }
}
