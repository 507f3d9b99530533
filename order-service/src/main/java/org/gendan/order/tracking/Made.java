package org.gendan.order.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gendan.language.Missing;
import org.gendan.language.ProductionEvent;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.CalendarYearPublished;
import org.gendan.language.ProductionEvent.CompletionForecast;
import org.gendan.language.ProductionEvent.FactoryChanged;
import org.gendan.language.ProductionEvent.LineShortClosed;
import org.gendan.language.ProductionEvent.MaterialsChecked;
import org.gendan.language.ProductionEvent.MaterialsCounted;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.language.ProductionEvent.ProductionScheduled;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.language.ProductionEvent.Share;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.ProductionEvent.WorkHeld;
import org.gendan.language.ProductionEvent.WorkHoldLifted;
import org.gendan.language.Role;

/** The order's production, as production tells it: lot by lot, and as a whole. */
final class Made {
    private final Map<UUID, Lot> lots = new LinkedHashMap<>();
    private Instant releasedAt;
    private Instant completedAt;
    private int completedRevision;
    private CompletionForecast forecast;

    void apply(ProductionEvent event, Instant at) {
        switch (event) {
            case ProductionReleased _ -> releasedAt = releasedAt == null ? at : releasedAt;
            case WorkAssigned fact -> lot(fact.assignmentId()).record(fact, at);
            case ProductionScheduled fact -> lot(fact.assignmentId()).record(fact);
            case MaterialsCounted fact -> lot(fact.assignmentId()).record(fact);
            case MaterialsChecked fact -> lot(fact.assignmentId()).record(fact, at);
            case ProductionStarted fact -> lot(fact.assignmentId()).record(fact, at);
            case ProductionProgressed fact -> lot(fact.assignmentId()).record(fact);
            case WorkHeld fact -> lot(fact.assignmentId()).record(fact, at);
            case WorkHoldLifted fact -> lot(fact.assignmentId()).holdLifted();
            case AssignmentCompleted fact -> lot(fact.assignmentId()).record(fact, at);
            case CompletionForecast fact -> forecast = fact;
            case ProductionCompleted fact -> {
                completedAt = at;
                completedRevision = fact.revision();
            }
            case LineShortClosed _, FactoryChanged _, CalendarYearPublished _ -> {
                // tells of no stage
            }
        }
    }

    private Lot lot(UUID assignmentId) {
        return lots.computeIfAbsent(assignmentId, Lot::new);
    }

    Finding released() {
        return releasedAt == null ? Finding.open() : new Finding.Done(releasedAt);
    }

    /** All that is ordered now was given to factories; an amendment that adds pieces asks for it again. */
    Finding assigned(Ordered ordered) {
        int left = unassigned(ordered);
        Optional<Instant> last = lots().stream().map(Lot::assignedAt).max(Comparator.naturalOrder());
        if (last.isEmpty()) {
            return Finding.open();
        }
        return left == 0
                ? new Finding.Done(last.get())
                : Finding.open(new Missing("work-assignment-rest", List.of(Role.PLANNER), Map.of("pieces", left)));
    }

    /** Pieces that no lot has, line by line where the lots name their lines. */
    int unassigned(Ordered ordered) {
        Map<UUID, Integer> assigned = new HashMap<>();
        lots.values().stream()
                .flatMap(lot -> lot.shares().stream())
                .forEach((Share share) -> assigned.merge(share.lineId(), share.quantity(), Integer::sum));
        if (assigned.isEmpty()) {
            return Math.max(
                    0,
                    ordered.quantity()
                            - lots.values().stream().mapToInt(Lot::quantity).sum());
        }
        return ordered.pieces().entrySet().stream()
                .mapToInt(line -> Math.max(0, line.getValue() - assigned.getOrDefault(line.getKey(), 0)))
                .sum();
    }

    /** When all that is ordered now was completed; null while it is not. */
    Instant completedAt(Ordered ordered) {
        return completedAt != null && ordered.isCoveredBy(completedRevision) ? completedAt : null;
    }

    /** The lots that were given out, in the order in which they were. */
    List<Lot> lots() {
        return lots.values().stream().filter(Lot::isAssigned).toList();
    }

    /** The last planned day of shipment over all lots; null before there is a plan. */
    LocalDate plannedShipOn() {
        return lots().stream()
                .map(Lot::plan)
                .filter(Objects::nonNull)
                .map(plan -> plan.shipOn() == null ? plan.completeOn() : plan.shipOn())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    CompletionForecast forecast() {
        return forecast;
    }
}
