package org.gendan.order.order;

import static org.gendan.order.order.AnOrder.TODAY;
import static org.gendan.order.order.AnOrder.amendment;
import static org.gendan.order.order.AnOrder.draft;
import static org.gendan.order.order.AnOrder.line;
import static org.gendan.order.order.AnOrder.lineId;
import static org.gendan.order.order.AnOrder.standing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Missing;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderClosed;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.order.fulfilment.Output;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CustomerOrderTest {
    private final CustomerOrder order = standing();

    private OrderAmended amend(LineDetails... lines) {
        return order.amend(amendment(lines), Map.of(), TODAY, "merchandiser");
    }

    private String refusalOfAmending(Map<UUID, Output> made, LineDetails... lines) {
        return refusal(() -> order.amend(amendment(lines), made, TODAY, "merchandiser"));
    }

    private static String refusal(Executable step) {
        return assertThrows(Refused.class, step).code().replaceFirst(".*:", "");
    }

    private static List<String> missing(Gate gate) {
        return gate.missing().stream().map(Missing::code).toList();
    }

    @Test
    void anAmendmentIsTheNextRevisionAndAnnouncedWhole() {
        UUID first = lineId(order, 1);
        OrderAmended amended = amend(line(1, 130), line(2, 80));

        assertEquals(2, amended.revision());
        assertEquals(2, order.revision());
        assertEquals(
                List.of(130, 80),
                amended.lines().stream().map(line -> line.quantity()).toList());
        assertEquals(first, amended.lines().getFirst().lineId());
        assertEquals("21000.00 CNY", amended.total().toString());
        assertEquals("HT-HS-0815", amended.contract().number());
        assertEquals("客户改单", amended.reason());
    }

    @Test
    void aLineThatFellAwayDoesNotComeBackUnderItsOldId() {
        UUID second = lineId(order, 2);
        amend(line(1, 120));
        amend(line(1, 120), line(2, 80));

        assertEquals(3, order.revision());
        assertNotEquals(second, lineId(order, 2));
    }

    @Test
    void anAmendmentMayChangeTheContractAlone() {
        Contract later = new Contract(
                "HT-HS-0815-2", LocalDate.of(2026, 11, 20), LocalDate.of(2027, 3, 20), "FOB", "上海", "Hamburg");
        Amendment change = new Amendment(List.of(line(1, 120), line(2, 80)), later, "延期");
        assertEquals(
                later.deliverBy(),
                order.amend(change, Map.of(), TODAY, "m").contract().deliverBy());
        assertEquals(later, order.contract());
    }

    @Test
    void anAmendmentThatChangesNothingIsNone() {
        assertEquals("nothing-amended", refusalOfAmending(Map.of(), line(1, 120), line(2, 80)));
    }

    @Test
    @Tag("S1.1b")
    void anAmendedLineIsComplete() {
        LineDetails incomplete = new LineDetails(1, "城市夹克", "JK-2601", "全棉斜纹", null, "L", 5, null);
        assertEquals("incomplete-lines", refusalOfAmending(Map.of(), incomplete));
    }

    @Test
    @Tag("rule-20")
    void aLineGoesDownToWhatIsMadeAndNotOnePieceBelow() {
        Map<UUID, Output> made = Map.of(lineId(order, 1), new Output(60, 40, 20, 0));
        assertEquals("below-produced", refusalOfAmending(made, line(1, 59), line(2, 80)));
        order.amend(amendment(line(1, 60), line(2, 80)), made, TODAY, "merchandiser");
        assertEquals(2, order.revision());
    }

    @Test
    @Tag("rule-20")
    void whatIsShippedCountsEvenIfNobodyReportedItMade() {
        Map<UUID, Output> made = Map.of(lineId(order, 1), new Output(0, 0, 100, 0));
        assertEquals("below-produced", refusalOfAmending(made, line(1, 99), line(2, 80)));
    }

    @Test
    @Tag("rule-20")
    void aLineThatIsMadeNeitherFallsAwayNorBecomesAnotherArticle() {
        Map<UUID, Output> made = Map.of(lineId(order, 2), new Output(1, 0, 0, 0));
        assertEquals("below-produced", refusalOfAmending(made, line(1, 120)));
        LineDetails red = new LineDetails(
                2, "城市夹克", "JK-2601", "全棉斜纹", "红", "L", 80, line(2, 80).unitPrice());
        assertEquals("below-produced", refusalOfAmending(made, line(1, 120), red));
    }

    @Test
    void aDraftIsNotAmended() {
        assertEquals(
                "wrong-state", refusal(() -> draft().amend(amendment(line(1, 1)), Map.of(), TODAY, "merchandiser")));
    }

    @Test
    @Tag("S3.5")
    void requirementsAreStatedAnewInADraftAndInAnOrderThatStands() {
        assertEquals(
                new RequirementsStated(order.id(), List.of("主唛"), TODAY, "m"), order.state(List.of("主唛"), TODAY, "m"));
        order.state(List.of(), TODAY, "m");
        assertEquals(List.of(), order.requirements());
        CustomerOrder draft = draft();
        draft.state(List.of("吊牌"), TODAY, "m");
        assertEquals(List.of("吊牌"), draft.requirements());
    }

    @Test
    void aHoldIsLiftedBeforeThereIsAnother() {
        assertEquals(new OrderHeld(order.id(), "等确认", TODAY, "m"), order.hold("等确认", TODAY, "m"));
        assertEquals("already-held", refusal(() -> order.hold("again", TODAY, "m")));
        assertEquals("held-by-another", refusal(() -> order.liftHold("好了", TODAY, "m2", false)));
        order.liftHold("好了", TODAY, "m", false);
        assertNull(order.hold());
        assertEquals("not-held", refusal(() -> order.liftHold("again", TODAY, "m", true)));
    }

    @Test
    @Tag("rule-19")
    void aCancellationSaysHowManyAssignmentsGoOn() {
        assertEquals(
                new OrderCancelled(order.id(), 1, true, "客户取消", TODAY, "business-manager"),
                order.cancel(true, 2, "客户取消", TODAY, "business-manager"));
        assertEquals(2, order.cancellation().assignmentsGoingOn());
        assertEquals("wrong-state", refusal(() -> order.cancel(true, 2, "again", TODAY, "m")));
        assertEquals("wrong-state", refusal(() -> order.hold("x", TODAY, "m")));
        assertEquals("wrong-state", refusalOfAmending(Map.of(), line(1, 1)));
    }

    @Test
    void aDraftIsCancelledToo() {
        CustomerOrder draft = draft();
        assertEquals(0, draft.cancel(false, 0, "客户取消", TODAY, "m").revision());
        assertEquals(OrderStatus.CANCELLED, draft.status());
    }

    @Test
    void theClosingWaitsForEachConditionAlone() {
        assertTrue(order.closable(1, 1, 0).isOpen());
        assertEquals(List.of("customer-signature"), missing(order.closable(0, 1, 0)));
        assertEquals(List.of("settlement"), missing(order.closable(1, 0, 0)));
        assertEquals(List.of("complaints"), missing(order.closable(1, 1, 1)));
        order.hold("等", TODAY, "m");
        assertEquals(List.of("hold"), missing(order.closable(1, 1, 0)));
    }

    @Test
    void anOrderIsClosedOnceAndForAll() {
        assertEquals(
                new OrderClosed(order.id(), 1, null, TODAY, "m"),
                order.close(order.closable(1, 1, 0), null, TODAY, "m"));
        assertEquals("wrong-state", refusal(() -> order.close(order.closable(1, 1, 0), null, TODAY, "m")));
        assertEquals("wrong-state", refusal(() -> order.cancel(true, 0, "late", TODAY, "m")));
    }

    @Test
    void aWaiverLetsComplaintsAndMoneyGoAndIsKept() {
        assertEquals("order-not-closable", refusal(() -> order.close(order.closable(1, 0, 1), null, TODAY, "m")));
        assertEquals(
                "尾款小额", order.close(order.closable(1, 0, 1), "尾款小额", TODAY, "m").waiver());
    }

    @Test
    void aWaiverLetsNoSignatureGo() {
        Gate unsigned = order.closable(0, 0, 1);
        assertEquals("order-not-closable", refusal(() -> order.close(unsigned, "算了", TODAY, "m")));
        assertEquals(OrderStatus.CONFIRMED, order.status());
    }

    @Test
    void aWaiverOfNothingIsNotKept() {
        assertNull(order.close(order.closable(1, 1, 0), "算了", TODAY, "m").waiver());
    }

    @Test
    @Tag("rule-20")
    void anIncreaseAfterTheSignatureOpensTheOrderAgainAndADecreaseDoesNot() {
        amend(line(1, 110), line(2, 80));
        assertTrue(order.closable(1, 2, 0).isOpen());
        amend(line(1, 111), line(2, 80));
        assertEquals(List.of("customer-signature"), missing(order.closable(2, 3, 0)));
        assertTrue(order.closable(3, 3, 0).isOpen());
    }

    @Test
    void theSettlementOfAnEarlierRevisionSettlesNothing() {
        amend(line(1, 110), line(2, 80));
        assertEquals(List.of("settlement"), missing(order.closable(1, 1, 0)));
    }
}
