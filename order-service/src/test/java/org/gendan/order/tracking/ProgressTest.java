package org.gendan.order.tracking;

import static org.gendan.language.Stage.BALANCE_CONFIRMED;
import static org.gendan.language.Stage.DEPOSIT_CONFIRMED;
import static org.gendan.language.Stage.FINAL_INSPECTED;
import static org.gendan.language.Stage.GATE_OUT;
import static org.gendan.language.Stage.GOODS_LOADED;
import static org.gendan.language.Stage.GOODS_RELEASED;
import static org.gendan.language.Stage.MATERIALS_CHECKED;
import static org.gendan.language.Stage.MID_INSPECTED;
import static org.gendan.language.Stage.ORDER_CLOSED;
import static org.gendan.language.Stage.PRE_PRODUCTION_APPROVED;
import static org.gendan.language.Stage.PRODUCTION_COMPLETED;
import static org.gendan.language.Stage.PRODUCTION_STARTED;
import static org.gendan.language.Stage.SHIPMENT_ARRANGED;
import static org.gendan.language.Stage.SIGNED;
import static org.gendan.language.Stage.STOCK_PREPARED;
import static org.gendan.language.Stage.WORK_ASSIGNED;
import static org.gendan.order.tracking.Course.DEPOSIT;
import static org.gendan.order.tracking.Course.START;
import static org.gendan.order.tracking.Course.TODAY;
import static org.gendan.order.tracking.Course.TOTAL;
import static org.gendan.order.tracking.Course.delivered;
import static org.gendan.order.tracking.Course.released;
import static org.gendan.order.tracking.Course.standing;
import static org.gendan.order.tracking.StageView.Status.BLOCKED;
import static org.gendan.order.tracking.StageView.Status.CURRENT;
import static org.gendan.order.tracking.StageView.Status.DONE;
import static org.gendan.order.tracking.StageView.Status.PENDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Texts;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent.BalanceRequested;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.OrderSettled;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.ReceiptRecorded;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.GoodsInspected;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.ShipmentCancelled;
import org.gendan.language.LogisticsEvent.StockPrepared;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.ComplaintRecorded;
import org.gendan.language.OrderEvent.ComplaintSettled;
import org.gendan.language.OrderEvent.OrderClosed;
import org.gendan.language.ProductionEvent.CompletionForecast;
import org.gendan.language.ProductionEvent.ProductionScheduled;
import org.gendan.language.ProductionEvent.Shortage;
import org.gendan.language.ProductionEvent.WorkHeld;
import org.gendan.language.ProductionEvent.WorkHoldLifted;
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.MeetingHeld;
import org.gendan.language.QualityEvent.ReworkOrdered;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.language.QualityEvent.SampleReported;
import org.gendan.language.Role;
import org.gendan.language.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the stages follow from the facts; without a database. */
class ProgressTest {
    private static final Money PART = Money.parse("100.00", "CNY");
    private final UUID a = Ids.next();
    private final UUID b = Ids.next();

    @Test
    @Tag("S1.10a")
    void aDeliveredOrderIsDoneButForItsClosing() {
        Course order = delivered(200);
        List<StageView> open = order.progress().stages().stream()
                .filter(stage -> stage.status() != DONE)
                .toList();
        // Told from the confirmation on, its draft is unknown here.
        assertEquals(
                List.of(Stage.WRITTEN_ORDER, Stage.SALESPERSON_CONSULTED, Stage.CUSTOMER_CALLED_BACK, ORDER_CLOSED),
                open.stream().map(StageView::stage).toList());
        assertEquals(CURRENT, order.status(ORDER_CLOSED));
        assertEquals(List.of("settlement"), order.missing(ORDER_CLOSED));
        order.progress().stages().stream()
                .filter(stage -> stage.status() == DONE)
                .forEach(stage -> {
                    assertNotNull(stage.since(), stage::toString);
                    assertEquals(List.of(), stage.missing());
                    assertEquals(List.of(), stage.who());
                });
    }

    @Test
    @Tag("S1.10a")
    void theSidesMeetInWhateverOrderTheyAreTold() {
        Course straight = delivered(200);
        Progress backwards = new Progress();
        List<DomainEvent> told = straight.told();
        Stream.of("Logistics", "Quality", "Production", "Finance", "Order")
                .flatMap(service -> told.stream().filter(event -> isOf(service, event)))
                .forEach(event -> backwards.apply(event, START));
        assertEquals(
                straight.statuses(),
                backwards.stages().stream().map(StageView::status).toList());
    }

    private static boolean isOf(String service, DomainEvent event) {
        return event.getClass().getEnclosingClass().getSimpleName().startsWith(service);
    }

    @Test
    @Tag("S1.10a")
    void aStageIsDoneWhenItIsDoneForEveryLotAndAllPiecesAreGivenOut() {
        Course order = released(200).assigned(a, "A", 120);
        assertEquals(CURRENT, order.status(WORK_ASSIGNED));
        assertEquals(List.of("work-assignment-rest"), order.missing(WORK_ASSIGNED));
        assertEquals(80, order.stage(WORK_ASSIGNED).missing().getFirst().facts().get("pieces"));
        order.materials(a);
        assertEquals(PENDING, order.status(MATERIALS_CHECKED));

        order.assigned(b, "B", 80);
        assertEquals(DONE, order.status(WORK_ASSIGNED));
        assertEquals(CURRENT, order.status(MATERIALS_CHECKED));
        assertEquals(
                List.of("B"),
                order.stage(MATERIALS_CHECKED).missing().stream()
                        .map(missing -> missing.facts().get("lot"))
                        .toList());
        order.materials(b);
        assertEquals(DONE, order.status(MATERIALS_CHECKED));
    }

    @Test
    @Tag("S1.10a")
    void lotsDoNotWaitForEachOther() {
        Course order = released(200).assigned(a, "A", 120).assigned(b, "B", 80).started(a);
        assertEquals(CURRENT, order.status(MATERIALS_CHECKED));
        assertEquals(CURRENT, order.status(PRE_PRODUCTION_APPROVED));
        assertEquals(PENDING, order.status(PRODUCTION_STARTED));
        assertEquals(CURRENT, order.status(MID_INSPECTED));
        assertEquals(CURRENT, order.status(PRODUCTION_COMPLETED));
        order.materials(b).approved(b);
        assertEquals(CURRENT, order.status(PRODUCTION_STARTED));
        assertEquals(List.of(Role.FACTORY), order.stage(PRODUCTION_STARTED).who());
    }

    @Test
    @Tag("S3.1b")
    void anOpenShortageBlocksItsLotAlone() {
        Course order = released(200)
                .assigned(a, "A", 120)
                .assigned(b, "B", 80)
                .materials(a, new Shortage("面料", new BigDecimal("12.5"), "m"))
                .approved(a)
                .started(b);
        assertEquals(BLOCKED, order.status(MATERIALS_CHECKED));
        Missing counted = order.stage(MATERIALS_CHECKED).missing().getFirst();
        assertTrue(Texts.chinese("missing." + counted.code(), counted.facts()).contains("面料 12.5 m"));
        assertEquals(PENDING, order.status(PRODUCTION_STARTED));
        order.materials(a);
        assertEquals(DONE, order.status(MATERIALS_CHECKED));
        assertEquals(CURRENT, order.status(PRODUCTION_STARTED));
    }

    @Test
    @Tag("S3.2")
    @Tag("S3.3")
    @Tag("S3.5")
    void samplesAndMeetingAreMissingOneAfterTheOther() {
        Course order = released(200).assigned(a, "A", 200);
        assertEquals(List.of("inspector-assignment", "pre-production-sample"), order.missing(PRE_PRODUCTION_APPROVED));
        order.tell(new InspectorAssigned(order.id, a, "inspector", TODAY, "quality-manager"));
        assertEquals(List.of("pre-production-sample"), order.missing(PRE_PRODUCTION_APPROVED));
        order.tell(sample(order, false, "领口偏大"));
        assertTrue(english(order.stage(PRE_PRODUCTION_APPROVED).missing().getFirst())
                .contains("领口偏大"));
        order.tell(sample(order, true));
        assertEquals(List.of("pre-production-meeting"), order.missing(PRE_PRODUCTION_APPROVED));
        order.tell(new MeetingHeld(order.id, a, Ids.next(), TODAY, "inspector"));
        assertEquals(List.of("pre-production-approval"), order.missing(PRE_PRODUCTION_APPROVED));
        order.approved(a);
        assertEquals(DONE, order.status(PRE_PRODUCTION_APPROVED));
    }

    private SampleReported sample(Course order, boolean conforms, String... open) {
        return new SampleReported(
                order.id, a, Ids.next(), SampleKind.PRE_PRODUCTION, conforms, List.of(open), TODAY, "inspector");
    }

    @Test
    void aHeldLotBlocksItsNextStep() {
        Course order = released(200).assigned(a, "A", 200).materials(a).approved(a);
        order.tell(new WorkHeld(order.id, a, "色差", TODAY, "pm"));
        assertEquals(BLOCKED, order.status(PRODUCTION_STARTED));
        assertEquals(List.of("work-hold"), order.missing(PRODUCTION_STARTED));
        order.tell(new WorkHoldLifted(order.id, a, "ok", TODAY, "pm"));
        assertEquals(CURRENT, order.status(PRODUCTION_STARTED));
    }

    @Test
    @Tag("rule-4")
    void aRevokedDepositBlocksTheStartAndNotWhatIsStarted() {
        Course order = released(200)
                .assigned(a, "A", 120)
                .assigned(b, "B", 80)
                .started(a)
                .materials(b)
                .approved(b);
        order.tell(new DepositRevoked(
                order.id, 1, DEPOSIT, Money.parse("0.00", "CNY"), DEPOSIT, "returned", TODAY, "finance"));
        assertEquals(CURRENT, order.status(DEPOSIT_CONFIRMED));
        assertEquals(List.of("deposit-shortfall"), order.missing(DEPOSIT_CONFIRMED));
        assertEquals(BLOCKED, order.status(PRODUCTION_STARTED));
        assertEquals(List.of("deposit-shortfall"), order.missing(PRODUCTION_STARTED));
        assertEquals(CURRENT, order.status(PRODUCTION_COMPLETED));
        order.tell(new DepositConfirmed(order.id, 1, DEPOSIT, DEPOSIT, TODAY, "finance"));
        assertEquals(CURRENT, order.status(PRODUCTION_STARTED));
    }

    @Test
    @Tag("rule-2")
    void aPartOfTheDepositShowsWhatIsMissing() {
        Course order = standing(200);
        UUID receipt = Ids.next();
        order.tell(new DepositRequested(order.id, 1, TOTAL, DEPOSIT, TODAY, "a", TODAY, "f"))
                .tell(new ReceiptRecorded(order.id, receipt, PART, "s", TODAY, "cashier"));
        assertEquals(List.of("receipt-confirmation"), order.missing(DEPOSIT_CONFIRMED));
        order.tell(new ReceiptConfirmed(order.id, receipt, PART, PART, TODAY, "finance"));
        assertEquals(List.of("deposit-part"), order.missing(DEPOSIT_CONFIRMED));
        assertEquals(
                "200.00 CNY",
                order.stage(DEPOSIT_CONFIRMED).missing().getFirst().facts().get("shortfall"));
    }

    @Test
    @Tag("rule-8")
    void aNewRevisionOpensTheMoneyStagesUntilFinanceAnswersForIt() {
        Course order = released(200).balance().amendedTo(190);
        assertEquals(CURRENT, order.status(DEPOSIT_CONFIRMED));
        assertEquals(List.of("deposit-answer"), order.missing(DEPOSIT_CONFIRMED));
        assertEquals(List.of("balance-answer"), order.missing(BALANCE_CONFIRMED));
        assertEquals(BLOCKED, order.status(WORK_ASSIGNED));
        order.tell(new DepositConfirmed(order.id, 2, DEPOSIT, DEPOSIT, TODAY, "f"))
                .balance();
        assertEquals(DONE, order.status(DEPOSIT_CONFIRMED));
        assertEquals(DONE, order.status(BALANCE_CONFIRMED));
        assertEquals(CURRENT, order.status(WORK_ASSIGNED));
    }

    @Test
    void aBalanceThatNobodyPaidYetIsNotDueForAnAmendment() {
        Course order = released(200).amendedTo(190);
        order.tell(new BalanceRevoked(order.id, 2, TOTAL, DEPOSIT, PART, "amended", TODAY, "f"));
        assertEquals(PENDING, order.status(BALANCE_CONFIRMED));
    }

    @Test
    @Tag("S1.11")
    void theBalanceMayBeThereBeforeTheGoodsAre() {
        Course order = released(200).assigned(a, "A", 200).started(a);
        order.tell(new BalanceRequested(
                order.id, 1, TOTAL, DEPOSIT, PART, TODAY, "a", "forecast", TODAY, "finance-service"));
        assertEquals(CURRENT, order.status(BALANCE_CONFIRMED));
        assertEquals(CURRENT, order.status(PRODUCTION_COMPLETED));
        order.balance();
        assertEquals(DONE, order.status(BALANCE_CONFIRMED));
        assertEquals(PENDING, order.status(SHIPMENT_ARRANGED));
    }

    @Test
    @Tag("S1.11")
    void completionMakesTheBalanceDue() {
        Course order = released(200).assigned(a, "A", 200).made(a, 200);
        assertEquals(PENDING, order.status(BALANCE_CONFIRMED));
        order.completed();
        assertEquals(CURRENT, order.status(BALANCE_CONFIRMED));
        assertEquals(CURRENT, order.status(GOODS_RELEASED));
    }

    @Test
    @Tag("S3.9")
    @Tag("rule-36")
    void midInspectionsAreDoneWithTheLastRequiredOneThatTheFactorySigned() {
        Course order = released(1500).assigned(a, "A", 1500).started(a);
        order.inspected(a, Ids.next(), InspectionKind.FIRST_PIECE, TODAY, 3);
        assertEquals("0 of 3", signedMids(order));
        order.midSigned(a, 3, 3).midSigned(a, 3, 3);
        assertEquals("1 of 3", signedMids(order));
        order.midSigned(a, 6, 3).inspected(a, Ids.next(), InspectionKind.MID, TODAY.plusDays(9), 3);
        assertEquals("2 of 3", signedMids(order));
        order.midSigned(a, 9, 3);
        Instant then = order.stage(MID_INSPECTED).since();
        assertEquals(DONE, order.status(MID_INSPECTED));
        order.midSigned(a, 12, 3);
        assertEquals(then, order.stage(MID_INSPECTED).since());
        order.inspected(a, Ids.next(), InspectionKind.MID, TODAY.plusDays(15), 6);
        assertEquals("4 of 6", signedMids(order));
    }

    @Test
    @Tag("S3.9")
    void withoutTheRequiredNumberMidInspectionsAreDoneWithTheFinalOne() {
        Course order = released(100).assigned(a, "A", 100).started(a).midSigned(a, 3, null);
        assertEquals(List.of("mid-inspections"), order.missing(MID_INSPECTED));
        assertEquals(1L, order.stage(MID_INSPECTED).missing().getFirst().facts().get("signed"));
        order.inspected(a, InspectionKind.FINAL);
        assertEquals(DONE, order.status(MID_INSPECTED));
    }

    private static String signedMids(Course order) {
        assertEquals(CURRENT, order.status(MID_INSPECTED));
        assertEquals(List.of("mid-inspections-part"), order.missing(MID_INSPECTED));
        var facts = order.stage(MID_INSPECTED).missing().getFirst().facts();
        return facts.get("signed") + " of " + facts.get("required");
    }

    @Test
    @Tag("rule-38")
    void theFinalInspectionMayBeMadeFromEightyPercentOn() {
        Course order = released(999).assigned(a, "A", 999).started(a).packed(a, 999, 799);
        assertEquals(PENDING, order.status(FINAL_INSPECTED));
        order.packed(a, 999, 800);
        assertEquals(CURRENT, order.status(FINAL_INSPECTED));
    }

    @Test
    @Tag("S3.11b")
    @Tag("S3.11c")
    void theSupervisorDecidesAndARejectionBlocksUntilTheNextInspection() {
        Course order = released(100)
                .assigned(a, "A", 100)
                .started(a)
                .packed(a, 100, 90)
                .inspected(a, InspectionKind.FINAL);
        assertEquals(DONE, order.status(MID_INSPECTED));
        assertEquals(List.of("supervisor-decision"), order.missing(FINAL_INSPECTED));
        order.decided(a, false).tell(new ReworkOrdered(order.id, a, Ids.next(), 100, "线头", TODAY, "supervisor"));
        assertEquals(BLOCKED, order.status(FINAL_INSPECTED));
        assertEquals(List.of(Role.FACTORY), order.stage(FINAL_INSPECTED).who());
        order.inspected(a, InspectionKind.FINAL).decided(a, true);
        assertEquals(DONE, order.status(FINAL_INSPECTED));
    }

    @Test
    @Tag("rule-50")
    void aRevokedReleaseBlocksTheShipment() {
        Course order = released(200)
                .assigned(a, "A", 200)
                .made(a, 200)
                .completed()
                .goodsReleased()
                .balance();
        assertEquals(CURRENT, order.status(SHIPMENT_ARRANGED));
        order.tell(new GoodsReleaseRevoked(order.id, 1, "霉点", TODAY, "quality-manager"));
        assertEquals(CURRENT, order.status(GOODS_RELEASED));
        assertEquals(List.of("goods-release-revoked"), order.missing(GOODS_RELEASED));
        assertEquals(BLOCKED, order.status(SHIPMENT_ARRANGED));
        order.goodsReleased();
        assertEquals(CURRENT, order.status(SHIPMENT_ARRANGED));
    }

    @Test
    void aRevokedBalanceBlocksTheGate() {
        Course order = released(200)
                .assigned(a, "A", 200)
                .made(a, 200)
                .completed()
                .goodsReleased()
                .balance();
        order.arranged(order.shipment, 200)
                .tell(new StockPrepared(order.id, order.shipment, order.shipped(200), 1, TODAY, "w"));
        order.tell(new BalanceRevoked(order.id, 1, TOTAL, DEPOSIT, PART, "returned", TODAY, "f"));
        assertEquals(List.of("balance-shortfall"), order.missing(BALANCE_CONFIRMED));
        assertEquals(CURRENT, order.status(GOODS_LOADED));
        assertEquals(List.of("goods-inspection"), order.missing(GOODS_LOADED));
        order.tell(new GoodsInspected(order.id, order.shipment, false, "少一箱", TODAY, "w"));
        assertEquals(BLOCKED, order.status(GOODS_LOADED));
        order.tell(new GoodsInspected(order.id, order.shipment, true, null, TODAY, "w"));
        assertEquals(List.of("loading"), order.missing(GOODS_LOADED));
    }

    @Test
    @Tag("S1.10a")
    void eachStageOfTheDispatchIsDoneSinceItsOwnStep() {
        Course order = released(200)
                .assigned(a, "A", 200)
                .made(a, 200)
                .completed()
                .goodsReleased()
                .balance();
        UUID first = Ids.next();
        order.arranged(first, 150).dispatched(first, 150, false);
        order.arranged(order.shipment, 50).dispatched(order.shipment, 50, true);
        int last = order.told().size();
        assertEquals(
                List.of(
                        START.plusSeconds(60L * (last - 3)),
                        START.plusSeconds(60L * (last - 1)),
                        START.plusSeconds(60L * last)),
                List.of(
                        order.stage(STOCK_PREPARED).since(),
                        order.stage(GOODS_LOADED).since(),
                        order.stage(GATE_OUT).since()));
    }

    @Test
    void partialShipmentsShowWhatIsLeft() {
        Course order = released(200)
                .assigned(a, "A", 200)
                .made(a, 200)
                .completed()
                .goodsReleased()
                .balance();
        UUID first = Ids.next();
        UUID second = Ids.next();
        order.arranged(first, 150).dispatched(first, 150, false).signed(first, false);
        assertEquals(CURRENT, order.status(SHIPMENT_ARRANGED));
        assertEquals(
                50, order.stage(SHIPMENT_ARRANGED).missing().getFirst().facts().get("pieces"));
        assertEquals(PENDING, order.status(SIGNED));
        order.arranged(second, 50);
        assertEquals(DONE, order.status(SHIPMENT_ARRANGED));
        assertEquals(CURRENT, order.status(STOCK_PREPARED));
        order.tell(new ShipmentCancelled(order.id, second, "改期", TODAY, "m"));
        assertEquals(CURRENT, order.status(SHIPMENT_ARRANGED));
        order.arranged(order.shipment, 50).dispatched(order.shipment, 50, true);
        assertEquals(DONE, order.status(GATE_OUT));
        assertEquals(CURRENT, order.status(SIGNED));
        order.signed(order.shipment, true);
        assertEquals(DONE, order.status(SIGNED));
    }

    @Test
    void goodsThatCameBackOpenTheSignatureAgain() {
        Course order = delivered(200);
        order.tell(new GoodsReturned(order.id, order.shipment, order.shipped(5), "破损", TODAY, "w"));
        assertEquals(CURRENT, order.status(SIGNED));
        assertEquals(List.of("returned-goods"), order.missing(SIGNED));
        assertEquals(BLOCKED, order.status(ORDER_CLOSED));
        order.signed(order.shipment, true);
        assertEquals(DONE, order.status(SIGNED));
    }

    @Test
    @Tag("rule-20")
    void anIncreaseOpensWhatWasFinished() {
        Course order = delivered(200).amendedTo(220);
        assertEquals(CURRENT, order.status(DEPOSIT_CONFIRMED));
        order.tell(new DepositConfirmed(order.id, 2, DEPOSIT, DEPOSIT, TODAY, "f"))
                .balance();
        assertEquals(CURRENT, order.status(WORK_ASSIGNED));
        assertFalse(order.status(PRODUCTION_COMPLETED) == DONE);
        assertFalse(order.status(GOODS_RELEASED) == DONE);
        assertFalse(order.status(SIGNED) == DONE);
        assertEquals(PENDING, order.status(ORDER_CLOSED));
    }

    @Test
    @Tag("rule-20")
    void aDecreaseOpensNothingButTheMoney() {
        Course order = delivered(200).amendedTo(190);
        assertEquals(DONE, order.status(WORK_ASSIGNED));
        assertEquals(DONE, order.status(PRODUCTION_COMPLETED));
        assertEquals(DONE, order.status(SIGNED));
    }

    @Test
    @Tag("rule-20")
    void anOrderThatIsCutToWhatLeftHasLeftAndIsSignedForSinceLogisticsSaysSo() {
        Course order = released(200)
                .assigned(a, "A", 200)
                .made(a, 200)
                .completed()
                .goodsReleased()
                .balance();
        order.arranged(order.shipment, 150).dispatched(order.shipment, 150, false);
        order.amendedTo(150);
        assertEquals(PENDING, order.status(GATE_OUT));
        order.reassessed(true, false);
        assertEquals(DONE, order.status(GATE_OUT));
        assertEquals(CURRENT, order.status(SIGNED));
        assertEquals(TODAY, order.progress().shipping(WorkingDays.of(List.of())).shippedOn());
        order.signed(order.shipment, true);
        assertEquals(DONE, order.status(SIGNED));

        Instant signed = order.stage(SIGNED).since();
        order.amendedTo(150).reassessed(true, true);
        assertEquals(signed, order.stage(SIGNED).since(), "since then and not since the amendment");
    }

    @Test
    @Tag("rule-20")
    void anIncreaseThatIsTakenBackLeavesWhatWasDeliveredAsItWas() {
        Course order = delivered(200).amendedTo(220).reassessed(false, false);
        assertFalse(order.status(GATE_OUT) == DONE);
        assertFalse(order.status(SIGNED) == DONE);
        order.amendedTo(200);
        assertFalse(order.status(SIGNED) == DONE, "until logistics says so");
        order.reassessed(true, true);
        assertEquals(DONE, order.status(GATE_OUT));
        assertEquals(DONE, order.status(SIGNED));
    }

    @Test
    void theClosingNamesComplaintsAndMoney() {
        Course order = delivered(200);
        UUID complaint = Ids.next();
        order.tell(new ComplaintRecorded(order.id, complaint, "色差", "QUALITY", TODAY, "cs"));
        assertEquals(List.of("complaints", "settlement"), order.missing(ORDER_CLOSED));
        order.tell(new ComplaintSettled(order.id, complaint, "补发", TODAY, "cs"));
        order.tell(new OrderSettled(order.id, 1, TOTAL, TOTAL, TODAY, "f"));
        assertEquals(List.of("closing"), order.missing(ORDER_CLOSED));
        order.tell(new OrderClosed(order.id, 1, null, TODAY, "m"));
        assertEquals(DONE, order.status(ORDER_CLOSED));
    }

    @Test
    @Tag("S1.10b")
    void thePlannedShipmentIsMeasuredAgainstTheContract() {
        WorkingDays days = WorkingDays.of(List.of());
        Course order = released(200).assigned(a, "A", 120).assigned(b, "B", 80);
        assertNull(order.progress().shipping(days).slackDays());
        order.tell(plan(order, a, LocalDate.of(2026, 12, 18))).tell(plan(order, b, LocalDate.of(2026, 12, 15)));
        ShippingPlan planned = order.progress().shipping(days);
        assertEquals(LocalDate.of(2026, 12, 18), planned.plannedOn());
        assertEquals(5, planned.slackDays());
        assertFalse(planned.late());
        assertTrue(planned.estimated());

        order.tell(new CompletionForecast(
                order.id, 1, LocalDate.of(2026, 12, 29), LocalDate.of(2026, 12, 25), 2, "缺料", TODAY, "p"));
        ShippingPlan delayed = order.progress().shipping(days);
        assertEquals(LocalDate.of(2026, 12, 29), delayed.expectedOn());
        assertEquals(-2, delayed.slackDays());
        assertTrue(delayed.late());

        order.tell(plan(order, a, LocalDate.of(2026, 12, 25)));
        order.tell(new CompletionForecast(
                order.id, 1, LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25), 0, null, TODAY, "p"));
        assertEquals(0, order.progress().shipping(days).slackDays());
        assertFalse(order.progress().shipping(days).late());
    }

    private static ProductionScheduled plan(Course order, UUID lot, LocalDate shipOn) {
        return new ProductionScheduled(
                order.id, lot, 1, Ids.next(), 1, 100, TODAY, shipOn.minusDays(2), shipOn, List.of(), null, TODAY, "p");
    }

    @Test
    void aCustomerSeesNeitherInspectionsNorWhatStaffHaveToDo() {
        Course order = released(100).assigned(a, "A", 100).started(a).packed(a, 100, 90);
        List<StageView> seen = order.progress().stages().stream()
                .flatMap(stage -> stage.forCustomer().stream())
                .sorted(Comparator.comparing(StageView::stage))
                .toList();
        assertTrue(
                seen.stream().noneMatch(stage -> stage.stage() == MID_INSPECTED || stage.stage() == FINAL_INSPECTED));
        assertTrue(seen.stream().flatMap(stage -> stage.missing().stream()).allMatch(missing -> missing.who()
                .contains(Role.CUSTOMER)));
    }

    @Test
    void manyLotsAreJudgedInAMoment() {
        Course order = released(2_000);
        for (int i = 0; i < 1_000; i++) {
            UUID lot = Ids.next();
            order.assigned(lot, "L" + i, 2);
            if (i % 2 == 0) {
                order.made(lot, 2);
            }
        }
        long begin = System.nanoTime();
        assertEquals(100, order.stage(MATERIALS_CHECKED).missing().size());
        assertTrue(System.nanoTime() - begin < 2_000_000_000L);
    }

    private static String english(Missing missing) {
        return Texts.english("missing." + missing.code(), missing.facts());
    }
}
