package org.gendan.finance.invoice;

import static org.gendan.finance.FinanceStory.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order of 100 pieces at 10.00 that is amended after goods of it have left. */
@ServiceTest
class DeliveryReassessedTest {
    private final Delivered order = new Delivered();
    private final FinanceStory story = order.story();

    @Test
    @Tag("rule-20")
    void anOrderThatIsCutToWhatLeftIsSettledOnceWhatWasPaidBeyondItIsPaidBack() {
        story.confirmed("1000.00");
        order.leave(false, 1, 60);
        order.amended(2, 60, "10.00");
        order.missing("dispatch", "pay-back");

        order.reassessed(2, true);
        eventually(() -> order.isMissing("pay-back"));
        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("600.00"))
                .body("invoiced.amount", equalTo("600.00"))
                .body("creditDue.amount", equalTo("400.00"));
        order.payBack("400.00");
        order.settled(1, 2);
    }

    @Test
    void whatLogisticsSaysOfARevisionCountsOnceThatIsHeard() {
        story.confirmed("1000.00");
        order.leave(false, 1, 60);
        order.reassessed(2, true);
        noted(2);
        order.missing("dispatch", "invoice");

        order.amended(2, 60, "10.00");
        order.missing("pay-back");
        order.payBack("400.00");
        order.settled(1, 2);
    }

    /** What was written off when the order was complete is agreed no longer. */
    @Test
    @Tag("rule-21")
    void anOrderThatWasCompleteWithinItsToleranceIsSettledAnewWhenItIsCutToWhatLeft() {
        story.confirmed("970.00");
        order.leave(true, 1, 97);
        order.settled(1, 1);
        order.amended(2, 97, "10.00");
        order.reassessed(2, true);
        eventually(() -> story.announced("order-settled") == 2);
        order.settled(2, 2);
        story.receivable("finance").then().body("total.amount", equalTo("970.00"));
    }

    @Test
    @Tag("rule-21")
    void itIsSettledAnewAlsoWhereLogisticsIsHeardFirst() {
        story.confirmed("970.00");
        order.leave(true, 1, 97);
        order.reassessed(2, true);
        noted(2);
        order.amended(2, 97, "10.00");
        order.settled(2, 2);
        story.receivable("finance").then().body("total.amount", equalTo("970.00"));
    }

    @Test
    @Tag("rule-20")
    void whatIsOrderedAfterTheGateOutIsStillToCome() {
        story.confirmed("1200.00");
        order.leave(true, 1, 100);
        order.amended(2, 120, "10.00");
        order.reassessed(2, false);
        order.missing("dispatch", "invoice");

        order.leave(true, 2, 20);
        eventually(() -> story.announced("order-settled") > 0);
        assertEquals("2", story.lastAnnounced("order-settled", "revision"));
        assertEquals("1200.00", story.lastAnnounced("order-settled", "invoiced.amount"));
    }

    /** The 30.00 of the three pieces that the tolerance let go are owed again, or the rest would leave unpaid. */
    @Test
    @Tag("rule-10")
    void whatToleranceLetGoIsOwedAgainOnceMoreIsOrdered() {
        story.confirmed("970.00");
        order.leave(true, 1, 97);
        order.settled(1, 1);
        order.amended(2, 120, "10.00");
        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("1200.00"))
                .body("missing.amount", equalTo("230.00"));

        order.reassessed(2, false);
        story.confirmed("230.00");
        order.leave(true, 2, 23);
        order.settled(2, 2);
        story.receivable("finance").then().body("invoiced.amount", equalTo("1200.00"));
    }

    /** A release of the same revision may bring more that is to leave. */
    @Test
    void whatLogisticsSaidLastCounts() {
        story.confirmed("970.00");
        order.leave(true, 1, 97);
        order.amended(2, 98, "10.00");
        order.reassessed(2, true);
        eventually(() -> story.announced("order-settled") == 2);
        order.reassessed(2, false);
        eventually(() -> order.isMissing("dispatch"));
        order.reassessed(2, true);
        eventually(() -> story.announced("order-settled") == 3);
    }

    @Test
    void anAmendmentOfSomethingElseLeavesTheOrderSettled() {
        story.confirmed("1000.00");
        order.leave(true, 1, 100);
        order.settled(1, 1);
        order.amended(2, 100, "10.00");
        order.settled(2, 2);
        order.reassessed(2, true);
        noted(2);
        order.settled(2, 2);
    }

    /** The invoice stands, and what another price makes of it is not lost: it is open until somebody settles it. */
    @Test
    void aPriceThatChangesWithTheCutStaysToBeSeen() {
        story.confirmed("1000.00");
        order.leave(false, 1, 60);
        order.amended(2, 60, "12.00");
        order.reassessed(2, true);
        eventually(() -> order.isMissing("invoice", "pay-back"));
        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("720.00"))
                .body("invoiced.amount", equalTo("600.00"));

        order.amended(3, 60, "10.00");
        order.reassessed(3, true);
        eventually(() -> order.isMissing("pay-back"));
        order.payBack("400.00");
        order.settled(1, 3);
    }

    private void noted(int revision) {
        eventually(() -> Rows.count(
                        "select count(*) from shipped where order_id = ? and completed_revision = ?",
                        story.orderId(),
                        revision)
                == 1);
    }
}
