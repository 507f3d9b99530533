package org.gendan.production.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.language.OrderEvent.OrderAmended;

/**
 * What an amendment of one line does to the lots that make it. Too much is taken back, from lots that nobody touched first
 * and then from the newest, and never below what is begun. More goes to the one lot that makes the whole line as long as
 * that one is not started; otherwise the planner gives it out.
 */
final class Reallotment {
    private final ProductionOrder order;
    private final OrderedLine line;
    private final Map<UUID, Made> made;

    Reallotment(ProductionOrder order, OrderedLine line, Map<UUID, Made> made) {
        this.order = order;
        this.line = line;
        this.made = made;
    }

    /** The lots that changed; before is what was ordered of the line until now. */
    List<WorkAssignment> of(int before, OrderAmended fact, Instant at) {
        List<WorkAssignment> lots = order.assignments().stream()
                .filter(assignment -> assignment.of(line.id()) > 0)
                .toList();
        if (lots.size() == 1
                && line.quantity() > before
                && lots.getFirst().status() == AssignmentStatus.ASSIGNED
                && lots.getFirst().of(line.id()) == before) {
            lots.getFirst().change(line.id(), line.quantity());
            return lots;
        }
        return takeBack(lots, fact, at);
    }

    private List<WorkAssignment> takeBack(List<WorkAssignment> lots, OrderAmended fact, Instant at) {
        List<WorkAssignment> changed = new ArrayList<>();
        int tooMuch = -order.left(line);
        List<WorkAssignment> open = lots.stream()
                .filter(WorkAssignment::isUnderWay)
                .sorted(Comparator.comparing(WorkAssignment::status)
                        .thenComparing(WorkAssignment::id, Comparator.reverseOrder()))
                .toList();
        for (WorkAssignment lot : open) {
            int begun = made.getOrDefault(lot.id(), Made.NOTHING).begun(line.id());
            int back = Math.min(tooMuch, lot.of(line.id()) - begun);
            if (back > 0) {
                lot.change(line.id(), lot.of(line.id()) - back);
                lot.cancelIfEmpty(new Cancellation(fact.reason(), fact.by(), fact.occurredOn()), at);
                tooMuch -= back;
                changed.add(lot);
            }
        }
        return changed;
    }
}
