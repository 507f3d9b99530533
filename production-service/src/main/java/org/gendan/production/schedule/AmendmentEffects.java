package org.gendan.production.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.Lot;
import org.gendan.production.order.LotChange;
import org.gendan.production.order.Planning;
import org.gendan.production.order.WorkAssignment;

/**
 * What the amendments of an order did to its lots: to their plans, which were made for other quantities or another contract
 * date, to their materials, and to the inspections that they need. It is computed as things stand each time it is asked.
 */
@ApplicationScoped
public class AmendmentEffects {
    private final Planning planning;
    private final Scheduling scheduling;
    private final ReportBands bands;

    AmendmentEffects(Planning planning, Scheduling scheduling, ReportBands bands) {
        this.planning = planning;
        this.scheduling = scheduling;
        this.bands = bands;
    }

    /** What changed of a lot, and what has to be seen to because of it. */
    public record OfLot(Lot lot, List<LotChange> changes, List<Warning> effects) {}

    /** Of each lot that is still made, whether or not an amendment changed its quantity. */
    @Transactional
    public List<OfLot> of(UUID orderId) {
        return planning.get(orderId).lots().stream()
                .filter(lot -> lot.assignment().isUnderWay())
                .map(lot -> new OfLot(lot, lot.assignment().changes(), effects(lot)))
                .toList();
    }

    private List<Warning> effects(Lot lot) {
        List<Warning> effects = new ArrayList<>();
        List<LotChange> changes = lot.assignment().changes();
        if (!changes.isEmpty()) {
            ofLast(lot, changes.getLast(), effects);
        }
        materialsToCheck(lot, changes).ifPresent(effects::add);
        changes.stream()
                .filter(LotChange::otherArticle)
                .forEach(change -> effects.add(new Warning("other-article", Map.of("revision", change.revision()))));
        effects.addAll(scheduling.warnings(lot));
        return effects;
    }

    private static Optional<Warning> materialsToCheck(Lot lot, List<LotChange> changes) {
        WorkAssignment assignment = lot.assignment();
        return assignment.status() == AssignmentStatus.ASSIGNED
                        && assignment.materials() == null
                        && changes.stream().anyMatch(LotChange::asksForMaterials)
                ? Optional.of(new Warning(
                        "materials-to-check",
                        Map.of("before", changes.getFirst().before(), "after", assignment.quantity())))
                : Optional.empty();
    }

    private void ofLast(Lot lot, LotChange last, List<Warning> effects) {
        lot.assignment()
                .plan()
                .filter(plan -> Integer.valueOf(plan.number()).equals(last.plan()) && last.before() != last.after())
                .ifPresent(plan -> effects.add(new Warning(
                        "plan-not-moved",
                        Map.of("plan", plan.number(), "before", last.before(), "after", last.after()))));
        OptionalInt before = bands.required(last.before(), lot.order().quantity());
        OptionalInt now = bands.required(last.after(), lot.order().quantity());
        if (before.isPresent() && now.isPresent() && before.getAsInt() != now.getAsInt()) {
            effects.add(new Warning(
                    "mid-reports-changed", Map.of("reportsBefore", before.getAsInt(), "reports", now.getAsInt())));
        }
    }
}
