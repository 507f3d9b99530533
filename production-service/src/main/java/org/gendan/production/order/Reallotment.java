package org.gendan.production.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.production.routing.Made;

/**
 * What an amendment does to the lots of an order. Too much of a line is taken back, from lots that nobody touched first and
 * then from the newest, and never below what is begun. More goes to the one lot that makes the whole line as long as that one
 * is not started; otherwise the planner gives it out. A line that is another article now concerns every lot that makes it.
 */
final class Reallotment {
    private final ProductionOrder order;
    private final Map<UUID, Made> made;
    private final Map<UUID, Integer> orderedBefore;
    private final Map<UUID, List<String>> articlesBefore;
    private final Map<UUID, Integer> lotsBefore;

    /** Of an order as it stands before the amendment. */
    Reallotment(ProductionOrder order, Map<UUID, Made> made) {
        this.order = order;
        this.made = made;
        this.orderedBefore = each(order.lines(), OrderedLine::id, OrderedLine::quantity);
        this.articlesBefore = each(order.lines(), OrderedLine::id, OrderedLine::article);
        this.lotsBefore = each(order.assignments(), WorkAssignment::id, WorkAssignment::quantity);
    }

    private static <T, V> Map<UUID, V> each(List<T> all, Function<T, UUID> id, Function<T, V> value) {
        return all.stream().collect(Collectors.toMap(id, value));
    }

    /** The lots that changed, once the order stands as it was amended. */
    List<WorkAssigned> by(OrderAmended fact, Instant at) {
        Set<WorkAssignment> changed = new LinkedHashSet<>();
        Set<WorkAssignment> ofAnotherArticle = new HashSet<>();
        for (OrderedLine line : order.lines()) {
            changed.addAll(reallotted(line, fact, at));
            if (isAnotherArticle(line)) {
                lotsOf(line).filter(WorkAssignment::isUnderWay).forEach(ofAnotherArticle::add);
            }
        }
        changed.addAll(ofAnotherArticle);
        return changed.stream()
                .map(lot -> lot.amended(fact, lotsBefore.get(lot.id()), ofAnotherArticle.contains(lot)))
                .toList();
    }

    private boolean isAnotherArticle(OrderedLine line) {
        List<String> before = articlesBefore.get(line.id());
        return before != null && !before.equals(line.article());
    }

    private Stream<WorkAssignment> lotsOf(OrderedLine line) {
        return order.assignments().stream().filter(assignment -> assignment.of(line.id()) > 0);
    }

    private List<WorkAssignment> reallotted(OrderedLine line, OrderAmended fact, Instant at) {
        int before = orderedBefore.getOrDefault(line.id(), 0);
        List<WorkAssignment> lots = lotsOf(line).toList();
        if (lots.size() == 1
                && line.quantity() > before
                && lots.getFirst().status() == AssignmentStatus.ASSIGNED
                && lots.getFirst().of(line.id()) == before) {
            lots.getFirst().change(line.id(), line.quantity());
            return lots;
        }
        return takeBack(line, lots, fact, at);
    }

    private List<WorkAssignment> takeBack(OrderedLine line, List<WorkAssignment> lots, OrderAmended fact, Instant at) {
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
