package org.gendan.production.order.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.Lot;
import org.gendan.production.order.Materials;

/** Shows work assignments to the caller, with what the caller may do with them today. */
@ApplicationScoped
public class AssignmentViews {
    private final Materials materials;
    private final Caller caller;
    private final BusinessClock clock;

    AssignmentViews(Materials materials, Caller caller, BusinessClock clock) {
        this.materials = materials;
        this.caller = caller;
        this.clock = clock;
    }

    public AssignmentView of(Lot lot) {
        return of(List.of(lot)).apply(lot);
    }

    /** The view of each of these lots, of which the materials are looked up at once. */
    Function<Lot, AssignmentView> of(List<Lot> lots) {
        Set<UUID> checkable = checkable(lots);
        LocalDate today = clock.today();
        return lot -> AssignmentView.of(
                lot, AssignmentSteps.of(lot, checkable.contains(lot.assignment().id()), caller, today), caller, today);
    }

    private Set<UUID> checkable(List<Lot> lots) {
        return caller.has(Role.MERCHANDISER, Role.INSPECTOR)
                ? materials.checkable(lots.stream()
                        .map(Lot::assignment)
                        .filter(assignment -> assignment.status() == AssignmentStatus.ASSIGNED)
                        .map(assignment -> assignment.id())
                        .toList())
                : Set.of();
    }
}
