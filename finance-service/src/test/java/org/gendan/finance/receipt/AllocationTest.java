package org.gendan.finance.receipt;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.confirm;
import static org.gendan.finance.FinanceStory.money;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.refundStep;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.language.Ids;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One receipt for several orders, credit and refunds: unallocated money never disappears. */
@ServiceTest
class AllocationTest {
    /** A customer of the test's own, so that its free money is nobody else's. */
    private final String customer = Ids.next().toString();

    private final FinanceStory one = ofThousand();
    private final FinanceStory other = ofThousand();

    @Test
    void oneReceiptPaysSeveralOrdersAndWhatIsForNoneIsTheCustomers() {
        String receipt = recorded("700.00", "300.00", "300.00");

        confirm("finance", receipt)
                .then()
                .statusCode(200)
                .body("allocations.amount.amount", contains("300.00", "300.00"))
                .body("unallocated.amount", equalTo("100.00"));

        for (FinanceStory story : new FinanceStory[] {one, other}) {
            assertEquals(1, story.announced("receipt-recorded"));
            assertEquals("300.00", story.lastAnnounced("receipt-confirmed", "amount.amount"));
            assertEquals(1, story.announced("deposit-confirmed"));
        }
        one.receivable("finance").then().body("customerMoney.amount", equalTo("100.00"));

        one.post("finance", "credit-applications", "60.00", "").then().statusCode(201);
        refused(reverse("finance", receipt, "returned"), "money-already-used").body("held", equalTo("40.00 CNY"));
        refused(one.post("finance", "credit-applications", "40.01", ""), "not-enough-credit");
        one.post("finance", "credits", "60.00", "").then().statusCode(409);
        one.receivable("finance")
                .then()
                .body("received.amount", equalTo("360.00"))
                .body("customerMoney.amount", equalTo("40.00"));
    }

    @Test
    @Tag("rule-3")
    void whatACustomerHasFreeGoesBackAlsoWhereItsOrdersAreCancelled() {
        confirm("finance", recorded("700.00", "300.00", "300.00")).then().statusCode(200);
        one.cancelled();
        other.cancelled();
        refused(refundFree("finance", "100.01"), "refund-beyond-held").body("held", equalTo("100.00 CNY"));
        String refund =
                refundFree("finance", "100.00").then().statusCode(201).extract().path("id");
        String second =
                refundFree("finance", "1.00").then().statusCode(201).extract().path("id");

        refundStep("finance-2", refund, "approval", "").then().statusCode(200).body("customerId", equalTo(customer));
        refused(refundStep("finance-2", second, "approval", ""), "refund-beyond-held");
        refundStep("finance", refund, "cancellation", "{\"reason\": \"again\"}")
                .then()
                .statusCode(200);
        refundStep("finance-2", second, "approval", "").then().statusCode(200);
        refundStep("cashier", second, "payment", "{\"bankSerial\": \"%s\"}".formatted(second))
                .then()
                .statusCode(200);

        one.receivable("finance").then().body("customerMoney.amount", equalTo("99.00"));
        as("customer").get("/api/refunds/{id}", second).then().statusCode(404);
        as("finance")
                .post("/api/ledger/checks")
                .then()
                .body("differences.findAll { it.id == '%s' }".formatted(customer), empty());
    }

    private Response refundFree(String user, String amount) {
        return once(user)
                .body("{\"customerId\": \"%s\", \"amount\": %s, \"reason\": \"no order left\"}"
                        .formatted(customer, money(amount)))
                .post("/api/refunds");
    }

    @Test
    @Tag("rule-4")
    void aReversalOfAReceiptForSeveralOrdersRevokesEachThatItLeavesShort() {
        String receipt = recorded("600.00", "300.00", "300.00");
        confirm("finance", receipt).then().statusCode(200);
        other.confirmed("300.00");

        reverse("finance-2", receipt, "returned by the bank").then().statusCode(200);

        assertEquals(1, one.announced("deposit-revoked"));
        assertEquals(0, other.announced("deposit-revoked"));
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        FinanceStory foreign = FinanceStory.of(aReceivable().over("10.00", "CNY"));

        record(body("500.00", part(one, "300.00"), part(other, "200.01")))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("allocations"));
        record(body("500.00", part(one, "300.00"), part(one, "100.00"))).then().statusCode(400);
        refused(record(body("500.00", part(one, "300.00"), part(foreign, "100.00"))), "other-customer");
        record(body("500.00", part(one, "300.00"))
                        .replaceFirst("\\{", "{\"orderId\": \"%s\",".formatted(one.orderId())))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("orderId"));
    }

    @Test
    @Tag("rule-12")
    void aMistypedReceiptIsRejectedAndTheArrivalRecordedRightly() {
        String serial = UUID.randomUUID().toString();
        String wrong = record(one.body("3000.00", "CNY", serial))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        once("cashier")
                .body("{\"reason\": \"one zero too many\"}")
                .post("/api/receipts/{id}/rejection", wrong)
                .then()
                .statusCode(200)
                .body("status", equalTo("REJECTED"))
                .body("rejectionReason", equalTo("one zero too many"));
        refused(confirm("finance", wrong), "wrong-state");
        one.receivable("finance").then().body("pending.amount", equalTo("0.00"));
        String right = record(one.body("300.00", "CNY", serial))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        confirm("finance", right).then().statusCode(200);
        refused(once("finance").body("{\"reason\": \"x\"}").post("/api/receipts/{id}/rejection", right), "wrong-state");
    }

    @Test
    @Tag("rule-3")
    void anOverpaymentOpensTheGateAndIsUsedForAnotherOrderOfTheSameCustomer() {
        one.confirmed("1100.00");
        FinanceStory foreign = FinanceStory.of(aReceivable().over("10.00", "CNY"));
        String from = ", \"fromOrderId\": \"%s\"".formatted(one.orderId());
        one.receivable("finance")
                .then()
                .body("balance.gate.open", equalTo(true))
                .body("surplus.amount", equalTo("100.00"))
                .body("creditDue.amount", equalTo("0.00"));

        refused(other.post("finance", "credit-applications", "100.01", from), "not-enough-credit");
        refused(foreign.post("finance", "credit-applications", "1.00", from), "other-customer");
        other.post("finance", "credit-applications", "100.00", from).then().statusCode(201);

        other.receivable("finance").then().body("received.amount", equalTo("100.00"));
        one.receivable("finance").then().body("surplus.amount", equalTo("0.00"));
        assertEquals(0, one.announced("balance-revoked"));
        assertEquals("1000.00", one.lastAnnounced("credit-moved", "received.amount"));
        assertEquals("100.00", other.lastAnnounced("credit-moved", "received.amount"));
        assertEquals(one.orderId().toString(), other.lastAnnounced("credit-moved", "fromOrderId"));
    }

    @Test
    @Tag("rule-3")
    void aRefundIsAskedForByOneApprovedByAnotherAndPaidByTheCashier() {
        one.confirmed("1100.00");
        String refund = one.requestRefund("finance", "100.00")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        refundStep("finance", refund, "approval", "")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:gendan:problem:refund-four-eyes"));
        refused(refundStep("cashier", refund, "payment", "{\"bankSerial\": \"R-1\"}"), "wrong-state");
        refundStep("finance-2", refund, "approval", "").then().statusCode(200);
        String serial = UUID.randomUUID().toString();
        refundStep("cashier", refund, "payment", "{\"bankSerial\": \"%s\"}".formatted(serial))
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"));

        assertEquals("1000.00", one.lastAnnounced("refund-paid", "received.amount"));
        assertEquals(0, one.announced("balance-revoked"));
        refused(one.requestRefund("finance", "1000.01"), "refund-beyond-held");
    }

    @Test
    void aRefundThatUncoversDepositAndBalanceAnnouncesItAndOneThatIsGivenUpConfirmsThemAgain() {
        one.confirmed("1000.00");
        String refund = one.requestRefund("finance", "800.00")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        refundStep("finance-2", refund, "approval", "").then().statusCode(200);
        assertEquals("100.00", one.lastAnnounced("deposit-revoked", "shortfall.amount"));
        assertEquals("800.00", one.lastAnnounced("balance-revoked", "shortfall.amount"));

        refundStep("finance", refund, "cancellation", "{\"reason\": \"kept\"}")
                .then()
                .statusCode(200);
        assertEquals(2, one.announced("deposit-confirmed"));
        assertEquals(2, one.announced("balance-confirmed"));
        refused(refundStep("finance", refund, "cancellation", "{\"reason\": \"kept\"}"), "wrong-state");
    }

    @Test
    @Tag("rule-10")
    void anExchangeDifferenceIsTheCompanysAndNeverTheCustomers() {
        FinanceStory dollars = FinanceStory.of(aReceivable().over("1000.00", "USD"));
        String body = dollars.body("300.00", "USD", UUID.randomUUID().toString())
                .replaceFirst("\\{", "{\"companyAmount\": " + money("2120.00") + ", \"bookRate\": 7.1,");
        String receipt = record(body).then().statusCode(201).extract().path("id");

        confirm("finance", receipt).then().statusCode(200);

        assertEquals("300.00", dollars.lastAnnounced("deposit-confirmed", "received.amount"));
        dollars.receivable("finance").then().body("missing.amount", equalTo("700.00"));
        assertEquals(0, exchange(receipt).compareTo(new BigDecimal("10.00")), "2130.00 were expected");
        reverse("finance", receipt, "returned").then().statusCode(200);
        assertEquals(0, exchange(receipt).signum());
        record(dollars.body("1.00", "USD", "x")
                        .replaceFirst("\\{", "{\"companyAmount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"},"))
                .then()
                .statusCode(400);
    }

    private static BigDecimal exchange(String receipt) {
        return new BigDecimal(Rows.value("""
                select sum(amount) from posting p join journal_entry e on e.id = p.entry_id
                where account = 'EXCHANGE' and source_id = ?""", UUID.fromString(receipt)));
    }

    private FinanceStory ofThousand() {
        return FinanceStory.of(aReceivable().over("1000.00", "CNY").ofCustomer(customer));
    }

    private String recorded(String amount, String first, String second) {
        return record(body(amount, part(one, first), part(other, second)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response record(String body) {
        return once("cashier").body(body).post("/api/receipts");
    }

    private static String part(FinanceStory story, String amount) {
        return "{\"orderId\": \"%s\", \"amount\": %s}".formatted(story.orderId(), money(amount));
    }

    private static String body(String amount, String... parts) {
        return """
                {"allocations": [%s], "amount": %s, "bankAccount": "3301 0000 5555 0815", "bankSerial": "%s",
                 "payer": "华裳服饰有限公司"}""".formatted(String.join(", ", parts), money(amount), UUID.randomUUID());
    }

    private static io.restassured.response.ValidatableResponse refused(Response answer, String type) {
        return answer.then().statusCode(409).body("type", equalTo("urn:gendan:problem:" + type));
    }
}
