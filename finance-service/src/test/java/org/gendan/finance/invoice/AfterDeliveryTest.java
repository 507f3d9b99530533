package org.gendan.finance.invoice;

import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.money;
import static org.gendan.finance.FinanceStory.once;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What still comes after all of an order has left: goods that replace others, a forgotten rest, other prices. */
@ServiceTest
class AfterDeliveryTest {
    private final Delivered order = new Delivered();
    private final FinanceStory story = order.story();

    @AfterEach
    void documentsAndJournalAgree() {
        once("auditor")
                .post("/api/ledger/checks")
                .then()
                .statusCode(200)
                .body("differences.id", not(hasItem(story.orderId().toString())));
    }

    @Test
    @Tag("rule-16")
    void goodsInPlaceOfReturnedOnesAreOwedAgainByTheMoneyThatTheReturnSetFree() {
        replaced();
        total("1000.00");
        order.settled(2, 1);
    }

    /** Neither what came back nor what went in its place is to be paid for twice, or not at all. */
    @Test
    @Tag("rule-10")
    void whatIsOrderedBesidesAfterAReplacementIsAllThatIsMissing() {
        replaced();
        order.amended(2, 120, "10.00");
        total("1200.00").then().body("missing.amount", equalTo("200.00"));
    }

    /** The return took them off what is owed already; the amendment must not do so again. */
    @Test
    @Tag("rule-20")
    void returnedGoodsThatAreTakenOutOfTheOrderArePaidBackOnce() {
        delivered();
        order.comeBack(20);
        order.amended(2, 80, "10.00");
        order.reassessed(2, true);
        eventually(() -> order.isMissing("pay-back"));
        total("800.00").then().body("creditDue.amount", equalTo("200.00"));
        order.payBack("200.00");
        order.settled(2, 2);
    }

    @Test
    @Tag("rule-21")
    void aRestThatTheToleranceHadLetGoIsOwedWhenItLeavesAfterAll() {
        story.confirmed("1000.00");
        order.leave(true, 1, 97);
        total("970.00");
        order.leave(true, 1, 3);
        total("1000.00");
        order.settled(1, 1);

        order.amended(2, 120, "10.00");
        total("1200.00").then().body("missing.amount", equalTo("200.00"));
    }

    @Test
    void raisedPricesAreInvoicedByFinance() {
        delivered();
        order.amended(2, 100, "12.00");
        order.missing("invoice", "payment");
        rest().then().statusCode(201).body("amount.amount", equalTo("200.00"));
        order.missing("payment");
        story.confirmed("200.00");
        order.settled(2, 2);
        rest().then().statusCode(409).body("type", equalTo("urn:gendan:problem:nothing-to-invoice"));
    }

    /** The amendment has taken the difference off what is owed; its credit note must not do so again. */
    @Test
    void loweredPricesAreCreditedOnce() {
        delivered();
        order.amended(2, 100, "9.00");
        order.missing("invoice", "pay-back");
        total("900.00").then().body("creditDue.amount", equalTo("100.00"));
        credit("120.00");
        total("880.00").then().body("creditDue.amount", equalTo("120.00"));
        order.payBack("120.00");
        order.settled(2, 2);
    }

    @Test
    void loweredPricesOfWhichTheMoneyIsBackAreSettledByTheirCreditNote() {
        delivered();
        order.amended(2, 100, "9.00");
        order.payBack("100.00");
        order.missing("invoice");
        credit("100.00");
        order.settled(2, 2);
        settledLast();

        order.amended(3, 110, "9.00");
        total("990.00").then().body("missing.amount", equalTo("90.00"));
    }

    /** Who hears of a credit note takes the order for unsettled, and must hear of the settlement after it. */
    @Test
    @Tag("rule-4")
    void aCreditNoteOverWhatIsNotPaidSettlesTheOrder() {
        String part = story.confirmed("50.00");
        story.confirmed("950.00");
        order.leave(true, 1, 100);
        FinanceStory.reverse("finance", part, "bounced").then().statusCode(200);
        order.missing("payment");
        credit("50.00");
        order.settled(2, 1);
        settledLast();
    }

    private void delivered() {
        story.confirmed("1000.00");
        order.leave(true, 1, 100);
        order.settled(1, 1);
    }

    private void replaced() {
        delivered();
        order.comeBack(20);
        total("800.00").then().body("creditDue.amount", equalTo("200.00"));
        order.leave(true, 1, 20);
        eventually(() -> story.announced("order-settled") == 2);
    }

    private Response total(String amount) {
        Response receivable = story.receivable("finance");
        receivable.then().body("total.amount", equalTo(amount));
        return receivable;
    }

    private Response rest() {
        return once("finance")
                .body("{\"orderId\": \"%s\"}".formatted(story.orderId()))
                .post("/api/invoices");
    }

    private void credit(String amount) {
        once("finance")
                .body("{\"amount\": %s, \"reason\": \"as agreed\"}".formatted(money(amount)))
                .post("/api/invoices/{id}/credit-notes", story.lastAnnounced("invoice-issued", "invoiceId"))
                .then()
                .statusCode(201);
    }

    private void settledLast() {
        assertEquals(
                "finance.order-settled.v1",
                Rows.value(
                        "select type from domain_event where key = ? and type in "
                                + "('finance.order-settled.v1', 'finance.credit-note-issued.v1') order by seq desc limit 1",
                        story.orderId().toString()));
    }
}
