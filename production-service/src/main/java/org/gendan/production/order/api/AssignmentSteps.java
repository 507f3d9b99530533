package org.gendan.production.order.api;

import java.time.LocalDate;
import java.util.List;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Role;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.Lot;
import org.gendan.production.order.WorkAssignment;

/** What a person may do with a work assignment now. */
final class AssignmentSteps {
    private AssignmentSteps() {}

    static List<String> of(Lot lot, boolean checkable, Caller caller, LocalDate today) {
        WorkAssignment made = lot.assignment();
        boolean assigned = made.status() == AssignmentStatus.ASSIGNED;
        boolean started = made.status() == AssignmentStatus.STARTED;
        boolean held = made.hold() != null;
        return Steps.of(caller)
                .step("schedule", made.isUnderWay(), Role.PLANNER)
                .step("materials-check", assigned && checkable, Role.MERCHANDISER, Role.INSPECTOR)
                .step(
                        "materials-override",
                        assigned && made.isShortageOverridableBy(caller.name()),
                        Role.PRODUCTION_MANAGER)
                .step("start", assigned && lot.startGate(today).isOpen(), Role.FACTORY)
                .step("progress", started && !held, Role.FACTORY)
                .step("completion", started && lot.completionGate().isOpen(), Role.FACTORY)
                .step("short-closures", started && made.hasOpenLine(), Role.PRODUCTION_MANAGER)
                .step("cancellation", started && lot.isGivenUp(), Role.PRODUCTION_MANAGER)
                .step(held ? "hold-lifting" : "hold", made.isUnderWay(), Role.PRODUCTION_MANAGER)
                .names();
    }
}
