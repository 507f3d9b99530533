package org.gendan.production.order;

import static org.gendan.production.order.AnOrder.NOW;
import static org.gendan.production.order.AnOrder.TODAY;
import static org.gendan.production.order.AnOrder.USUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.language.Missing;
import org.gendan.production.factory.FactoryCalendar;
import org.gendan.production.inspection.AQualityRecord;
import org.gendan.production.inspection.QualityRecord;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.WorkProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start gate and the completion gate of a lot, each condition missing alone. */
class LotTest {
    private static final LocalDate START = LocalDate.of(2026, 2, 25);
    private static final FactoryCalendar CALENDAR = FactoryCalendar.of(WorkingDays.of(List.of(WorkingDays.Year.of(
            2026,
            LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)).toList(),
            List.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)),
            false))));

    private final AnOrder order = AnOrder.of(100).tolerating("5");
    private final ProductionOrder production = order.released();
    private final WorkAssignment assignment = assigned();
    private QualityRecord quality = approvedOn(LocalDate.of(2026, 2, 14));
    private Made made = Made.NOTHING;

    private WorkAssignment assigned() {
        production.assign(order.lot("A", 100), USUAL, TODAY, NOW, "planner");
        WorkAssignment lot = production.assignments().getFirst();
        lot.schedule(new NewPlan(START, START.plusDays(20), null, null, null), CALENDAR, TODAY, "planner");
        lot.check(List.of(), 1, TODAY, "merchandiser");
        return lot;
    }

    private QualityRecord approvedOn(LocalDate meeting) {
        return AQualityRecord.approved(order.approved(order.id(), meeting));
    }

    @Test
    void aLotThatHasEverythingMayStart() {
        assertEquals(List.of(), missing());
    }

    @Test
    @Tag("S1.9")
    void theDepositMustStillBeThereForTheRevisionThatIsMade() {
        production.record(order.depositRevoked());
        assertEquals(List.of("deposit"), missing());
        production.record(order.depositConfirmed());
        production.record(order.amendedTo(100), Map.of(), NOW);
        assertEquals(List.of("deposit"), missing());
    }

    @Test
    void aHoldOfOrderOrAssignmentStopsTheStartUntilItIsLifted() {
        production.record(order.held(), NOW);
        assignment.hold("the needle is broken", TODAY, NOW, "production-manager");
        assertEquals(List.of("hold", "work-hold"), missing());
        production.record(order.holdLifted());
        assignment.liftHold("it is replaced", TODAY, "production-manager");
        assertEquals(List.of(), missing());
    }

    @Test
    @Tag("rule-19")
    void anOrderThatWasCancelledStartsNothing() {
        production.record(order.cancelled(), NOW);
        assertEquals(List.of("order-cancelled"), missing());
    }

    @Test
    void aLotWithoutAPlanDoesNotStart() {
        ProductionOrder unplanned = order.released();
        unplanned.assign(order.lot("B", 100), USUAL, TODAY, NOW, "planner");
        WorkAssignment lot = unplanned.assignments().getFirst();
        lot.check(List.of(), 1, TODAY, "merchandiser");
        assertEquals(List.of("schedule"), codes(new Lot(lot, unplanned, made, quality, CALENDAR).startGate(START)));
    }

    @Test
    @Tag("S3.1a")
    void whatWasCountedSinceTheCheckAsksForAnother() {
        assignment.materialsChanged();
        assertEquals(List.of("materials-check"), missing());
    }

    @Test
    @Tag("rule-27")
    void anOpenShortageBlocksUnlessItWasOverriddenAndAnOverrideHoldsForItsCheckAlone() {
        OpenShortage fabric = new OpenShortage("FAB-01", new BigDecimal("30.5"), "m");
        assignment.check(List.of(fabric), 1, TODAY, "merchandiser");
        assertEquals(List.of("material-shortage"), missing());
        assertEquals(
                "the rest comes on Friday",
                assignment
                        .override("the rest comes on Friday", 1, TODAY, "production-manager")
                        .overrideReason());
        assertEquals(List.of(), missing());
        assignment.check(List.of(fabric), 1, TODAY, "merchandiser");
        assertEquals(List.of("material-shortage"), missing());
    }

    @Test
    @Tag("S3.5")
    void qualityHasToApprove() {
        quality = null;
        assertEquals(List.of("pre-production-approval"), missing());
    }

    @ParameterizedTest
    @CsvSource({
        // Over the make-up Saturday of 14 and the holiday from 15 to 23 February; the start is on the 25th.
        "2026-02-25, 0, false",
        "2026-02-24, 1, true",
        "2026-02-14, 2, true",
        "2026-02-13, 3, true",
        "2026-02-12, 4, false",
        "2026-02-26, -1, false"
    })
    @Tag("rule-30")
    void theMeetingIsHeldOneToThreeWorkingDaysBeforeTheActualStart(LocalDate meeting, int days, boolean open) {
        quality = approvedOn(meeting);
        assertEquals(open ? List.of() : List.of("meeting-days"), missing());
        assertEquals(days, CALENDAR.between(meeting, START));
    }

    @Test
    @Tag("rule-30")
    void aStartOnAnotherDayIsJudgedByThatDay() {
        assertFalse(lot().startGate(START.plusDays(5)).isOpen());
    }

    @Test
    void itStartsOnce() {
        assignment.start(1, TODAY, NOW, "factory");
        assertThrows(Refused.class, () -> assignment.start(1, TODAY, NOW, "factory"));
    }

    @Test
    @Tag("rule-21")
    void aLineIsCompleteFromItsToleranceOn() {
        assignment.start(1, TODAY, NOW, "factory");
        made = packed(94);
        assertEquals(List.of("packing"), codes(lot().completionGate()));
        made = packed(95);
        assertEquals(List.of(), codes(lot().completionGate()));
    }

    @Test
    void aLineThatWasClosedShortIsCompleteAsItIs() {
        assignment.start(1, TODAY, NOW, "factory");
        made = packed(10);
        assignment.closeShort(order.line(1), made, "no fabric left", TODAY, "production-manager");
        assertEquals(List.of(), codes(lot().completionGate()));
    }

    private Made packed(int pieces) {
        return new Made(List.of(new Made.Output(order.line(1), WorkProcess.PACKING, pieces, 0, 0)));
    }

    private Lot lot() {
        return new Lot(assignment, production, made, quality, CALENDAR);
    }

    private List<String> missing() {
        return codes(lot().startGate(START));
    }

    private static List<String> codes(Gate gate) {
        return gate.missing().stream().map(Missing::code).toList();
    }
}
