package org.gendan.finance.invoice;

import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.logisticsService;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.kernel.Money;
import org.gendan.kernel.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.kernel.language.LogisticsEvent.GoodsDispatched;
import org.gendan.kernel.language.OrderEvent;
import org.gendan.kernel.language.OrderEvent.OrderAmended;
import org.gendan.kernel.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order of 100 pieces at 10.00 that is amended after goods of it have left. */
@ServiceTest
class DeliveryReassessedTest {
    private final FinanceStory story = FinanceStory.of(aReceivable().of("10.00", "CNY", 100));
    private GoodsDispatched left;

    @Test
    @Tag("rule-20")
    void anOrderThatIsCutToWhatLeftIsSettledOnceWhatWasPaidBeyondItIsPaidBack() {
        story.confirmed("1000.00");
        leave(false, 1, 60);
        amended(2, 60, "10.00");
        missing("dispatch", "pay-back");

        reassessed(2, true);
        eventually(() -> isMissing("pay-back"));
        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("600.00"))
                .body("invoiced.amount", equalTo("600.00"))
                .body("creditDue.amount", equalTo("400.00"));
        payBack("400.00");
        settled(1, 2);
    }

    @Test
    void whatLogisticsSaysOfARevisionCountsOnceThatIsHeard() {
        story.confirmed("1000.00");
        leave(false, 1, 60);
        reassessed(2, true);
        noted(2);
        missing("dispatch", "invoice");

        amended(2, 60, "10.00");
        missing("pay-back");
        payBack("400.00");
        settled(1, 2);
    }

    /** What was written off when the order was complete is agreed no longer. */
    @Test
    @Tag("rule-21")
    void anOrderThatWasCompleteWithinItsToleranceIsSettledAnewWhenItIsCutToWhatLeft() {
        story.confirmed("970.00");
        leave(true, 1, 97);
        settled(1, 1);
        amended(2, 97, "10.00");
        reassessed(2, true);
        eventually(() -> story.announced("order-settled") == 2);
        settled(2, 2);
        story.receivable("finance").then().body("total.amount", equalTo("970.00"));
    }

    @Test
    @Tag("rule-21")
    void itIsSettledAnewAlsoWhereLogisticsIsHeardFirst() {
        story.confirmed("970.00");
        leave(true, 1, 97);
        reassessed(2, true);
        noted(2);
        amended(2, 97, "10.00");
        settled(2, 2);
        story.receivable("finance").then().body("total.amount", equalTo("970.00"));
    }

    @Test
    @Tag("rule-20")
    void whatIsOrderedAfterTheGateOutIsStillToCome() {
        story.confirmed("1200.00");
        leave(true, 1, 100);
        amended(2, 120, "10.00");
        reassessed(2, false);
        missing("dispatch", "invoice");

        leave(true, 2, 20);
        eventually(() -> story.announced("order-settled") > 0);
        assertEquals("2", story.lastAnnounced("order-settled", "revision"));
        assertEquals("1200.00", story.lastAnnounced("order-settled", "invoiced.amount"));
    }

    /** The 30.00 of the three pieces that the tolerance let go are owed again, or the rest would leave unpaid. */
    @Test
    @Tag("rule-10")
    void whatToleranceLetGoIsOwedAgainOnceMoreIsOrdered() {
        story.confirmed("970.00");
        leave(true, 1, 97);
        settled(1, 1);
        amended(2, 120, "10.00");
        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("1200.00"))
                .body("missing.amount", equalTo("230.00"));

        reassessed(2, false);
        story.confirmed("230.00");
        leave(true, 2, 23);
        settled(2, 2);
        story.receivable("finance").then().body("invoiced.amount", equalTo("1200.00"));
    }

    /** A release of the same revision may bring more that is to leave. */
    @Test
    void whatLogisticsSaidLastCounts() {
        story.confirmed("970.00");
        leave(true, 1, 97);
        amended(2, 98, "10.00");
        reassessed(2, true);
        eventually(() -> story.announced("order-settled") == 2);
        reassessed(2, false);
        eventually(() -> isMissing("dispatch"));
        reassessed(2, true);
        eventually(() -> story.announced("order-settled") == 3);
    }

    @Test
    void anAmendmentOfSomethingElseLeavesTheOrderSettled() {
        story.confirmed("1000.00");
        leave(true, 1, 100);
        settled(1, 1);
        amended(2, 100, "10.00");
        settled(2, 2);
        reassessed(2, true);
        noted(2);
        settled(2, 2);
    }

    /** The invoice stands, and what another price makes of it is not lost: it is open until somebody settles it. */
    @Test
    void aPriceThatChangesWithTheCutStaysToBeSeen() {
        story.confirmed("1000.00");
        leave(false, 1, 60);
        amended(2, 60, "12.00");
        reassessed(2, true);
        eventually(() -> isMissing("invoice", "pay-back"));
        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("720.00"))
                .body("invoiced.amount", equalTo("600.00"));

        amended(3, 60, "10.00");
        reassessed(3, true);
        eventually(() -> isMissing("pay-back"));
        payBack("400.00");
        settled(1, 3);
    }

    private void leave(boolean complete, int revision, int pieces) {
        long before = story.announced("invoice-issued");
        left = story.dispatch(complete, revision, pieces);
        logisticsService().announceTwice(left);
        eventually(() -> story.announced("invoice-issued") > before);
    }

    private void amended(int revision, int pieces, String price) {
        OrderEvent.Line line = story.order().lines().getFirst();
        Money each = Money.parse(price, "CNY");
        OrderAmended amendment = story.amendment(
                each.times(pieces),
                List.of(new OrderEvent.Line(
                        line.lineId(), 1, "HS", "HS-100", "棉", "red", "XL", pieces, each, each.times(pieces))),
                revision);
        orderService().announceTwice(amendment);
        eventually(() ->
                Integer.valueOf(revision).equals(story.receivable("finance").path("revision")));
    }

    private void reassessed(int revision, boolean complete) {
        logisticsService()
                .announceTwice(new DeliveryReassessed(
                        story.orderId(),
                        left.shipmentId(),
                        revision,
                        complete,
                        complete,
                        left.occurredOn(),
                        "logistics-service"));
    }

    private void noted(int revision) {
        eventually(() -> Rows.count(
                        "select count(*) from shipped where order_id = ? and completed_revision = ?",
                        story.orderId(),
                        revision)
                == 1);
    }

    private boolean isMissing(String... codes) {
        return List.of(codes).equals(story.receivable("finance").path("settlement.missing.code"));
    }

    private void missing(String... codes) {
        story.receivable("finance").then().body("settlement.missing.code", contains(codes));
    }

    private void payBack(String amount) {
        String refund = story.requestRefund("finance", amount)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        FinanceStory.refundStep("finance-2", refund, "approval", "").then().statusCode(200);
        FinanceStory.refundStep("cashier", refund, "payment", "{\"bankSerial\": \"%s\"}".formatted(refund))
                .then()
                .statusCode(200);
    }

    private void settled(int times, int revision) {
        assertEquals(times, story.announced("order-settled"));
        assertEquals(revision + "", story.lastAnnounced("order-settled", "revision"));
    }
}
