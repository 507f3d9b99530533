package org.gendan.production.order;

import static org.gendan.production.order.AnOrder.NOW;
import static org.gendan.production.order.AnOrder.TODAY;
import static org.gendan.production.order.AnOrder.USUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.WorkProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What amendments and cancellations do to lots that are cut already. */
class AmendmentTest {
    private final AnOrder order = AnOrder.of(100, 50).tolerating("5");
    private final ProductionOrder production = order.released();

    @Test
    @Tag("rule-25")
    void theOrderStaysOneProductionOrderAndTheOneLotOfALineGrowsWithIt() {
        assign("A", 100);
        List<WorkAssigned> changed = production.record(order.amendedTo(120, 50), Map.of(), NOW);
        assertEquals(2, production.revision());
        assertEquals(List.of(120), changed.stream().map(WorkAssigned::quantity).toList());
        assertEquals(2, changed.getFirst().revision());
    }

    @Test
    void whatIsLessNowIsTakenFromUntouchedLotsFirst() {
        WorkAssignment started = assign("A", 60);
        started.start(1, TODAY, NOW, "factory");
        WorkAssignment untouched = assign("B", 40);
        production.record(order.amendedTo(70, 50), Map.of(), NOW);
        assertEquals(60, started.of(order.line(1)));
        assertEquals(10, untouched.of(order.line(1)));
        production.record(order.amendedTo(60, 50), Map.of(), NOW);
        assertEquals(AssignmentStatus.CANCELLED, untouched.status());
    }

    @Test
    @Tag("rule-20")
    void anAmendmentThatCrossedProgressIsRecordedAndShownAsAConflict() {
        WorkAssignment started = assign("A", 100);
        started.start(1, TODAY, NOW, "factory");
        Map<UUID, Made> made = Map.of(started.id(), cut(80));
        production.record(order.amendedTo(50, 50), made, NOW);
        assertEquals(80, started.of(order.line(1)));
        assertEquals(List.of(new ProductionOrder.Conflict(order.line(1), 50, 80, 80)), production.conflicts(made));
        production.record(order.amendedTo(80, 50), made, NOW);
        assertEquals(List.of(), production.conflicts(made));
    }

    @Test
    @Tag("rule-20")
    void whatALotEndedWithIsNoConflictAsLongAsThatManyAreOrdered() {
        WorkAssignment whole = assign("A", 100);
        whole.start(1, TODAY, NOW, "factory");
        whole.complete(96, 1, TODAY, NOW, "factory");
        Map<UUID, Made> made = Map.of(whole.id(), packed(order.line(1), 96));
        production.record(order.amendedTo(96, 50), made, NOW);
        assertEquals(List.of(), production.conflicts(made));
        production.record(order.amendedTo(95, 50), made, NOW);
        assertEquals(List.of(new ProductionOrder.Conflict(order.line(1), 95, 100, 96)), production.conflicts(made));
    }

    @Test
    void aLineThatIsGoneHasNothingLeftToMake() {
        production.record(order.amendedTo(100), Map.of(), NOW);
        assertEquals(100, production.quantity());
        assertEquals(2, production.lines().size());
    }

    @Test
    @Tag("rule-19")
    void aCancellationEndsWhatNobodyTouchedAndLetsTheRestGoOn() {
        WorkAssignment started = assign("A", 60);
        started.start(1, TODAY, NOW, "factory");
        WorkAssignment untouched = assign("B", 40);
        production.record(order.cancelled(), NOW);
        assertEquals(AssignmentStatus.STARTED, started.status());
        assertEquals(AssignmentStatus.CANCELLED, untouched.status());
        assertThrows(Refused.class, () -> assign("C", 1));
    }

    @Test
    void aLineOfAnotherColourAsksForItsMaterialsAgainAndConcernsNoOtherLot() {
        WorkAssignment ofTheLine = assign("A", 100);
        ofTheLine.check(List.of(), 1, TODAY, "merchandiser");
        NewAssignment second =
                new NewAssignment(ofTheLine.factoryId(), "B", List.of(new Share(order.line(2), 50)), null);
        UUID id = production.assign(second, USUAL, TODAY, NOW, "planner").assignmentId();
        WorkAssignment other = production.assignments().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        other.check(List.of(), 1, TODAY, "merchandiser");
        List<WorkAssigned> changed = production.record(order.inColour(1, "黑").amendedTo(100, 50), Map.of(), NOW);
        assertEquals(
                List.of(ofTheLine.id()),
                changed.stream().map(WorkAssigned::assignmentId).toList());
        assertEquals(null, ofTheLine.materials());
        assertEquals(List.of(true), otherArticle(ofTheLine));
        assertEquals("merchandiser", other.materials().checkedBy());
        assertEquals(List.of(), production.record(order.amendedTo(100, 50), Map.of(), NOW));
    }

    private static List<Boolean> otherArticle(WorkAssignment lot) {
        return lot.changes().stream().map(LotChange::otherArticle).toList();
    }

    @Test
    @Tag("rule-20")
    void anIncreaseOpensACompletedOrderAgainAndItCompletesForItsNewRevision() {
        ProductionOrder whole = AnOrderOfOneLine.COMPLETE.production();
        Map<UUID, Made> made = AnOrderOfOneLine.COMPLETE.made();
        assertEquals(1, whole.settle(made, TODAY, NOW, "factory").orElseThrow().revision());
        assertEquals(ProductionOrderStatus.COMPLETED, whole.status());
        whole.record(AnOrderOfOneLine.COMPLETE.order().amendedTo(200), made, NOW);
        assertEquals(Optional.empty(), whole.settle(made, TODAY, NOW, "merchandiser"));
        assertEquals(ProductionOrderStatus.RELEASED, whole.status());
        whole.record(AnOrderOfOneLine.COMPLETE.order().amendedTo(100), made, NOW);
        assertEquals(
                3, whole.settle(made, TODAY, NOW, "merchandiser").orElseThrow().revision());
    }

    @Test
    void anOrderOfWhichPiecesAreNotGivenOutIsNotComplete() {
        WorkAssignment only = assign("A", 100);
        only.start(1, TODAY, NOW, "factory");
        only.complete(100, 1, TODAY, NOW, "factory");
        assertEquals(
                Optional.empty(),
                production.settle(Map.of(only.id(), packed(order.line(1), 100)), TODAY, NOW, "factory"));
    }

    /** An order of one line with its one lot complete. */
    private record AnOrderOfOneLine(AnOrder order, ProductionOrder production, Map<UUID, Made> made) {
        static final AnOrderOfOneLine COMPLETE = complete();

        private static AnOrderOfOneLine complete() {
            AnOrder order = AnOrder.of(100);
            ProductionOrder production = order.released();
            production.assign(order.lot("A", 100), USUAL, TODAY, NOW, "planner");
            WorkAssignment lot = production.assignments().getFirst();
            lot.start(1, TODAY, NOW, "factory");
            lot.complete(100, 1, TODAY, NOW, "factory");
            return new AnOrderOfOneLine(order, production, Map.of(lot.id(), packed(order.line(1), 100)));
        }
    }

    private WorkAssignment assign(String name, int pieces) {
        UUID id = production
                .assign(order.lot(name, pieces), USUAL, TODAY, NOW, "planner")
                .assignmentId();
        return production.assignments().stream()
                .filter(assignment -> assignment.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Made cut(int pieces) {
        return new Made(List.of(new Made.Output(order.line(1), WorkProcess.CUTTING, pieces, 0, 0)));
    }

    private static Made packed(UUID line, int pieces) {
        return new Made(List.of(new Made.Output(line, WorkProcess.PACKING, pieces, 0, 0)));
    }
}
