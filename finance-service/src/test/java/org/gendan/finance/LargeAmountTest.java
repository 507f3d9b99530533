package org.gendan.finance;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.confirm;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.money;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.refundStep;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.gendan.finance.statement.Statements.account;
import static org.gendan.finance.statement.Statements.credit;
import static org.gendan.finance.statement.Statements.csv;
import static org.gendan.finance.statement.Statements.imported;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;
import org.gendan.language.Money;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One amount is bounded, and is refused beyond its bound; the sum of several is not, and no step fails because of it. */
@ServiceTest
class LargeAmountTest {
    private static final String LARGEST = "999999999999.00";
    private static final String TWICE = "1999999999998.00";
    private static final String TOO_LARGE = "1000000000000";

    @Test
    void receiptsThatTogetherAreMoreThanOneMayBeAreConfirmedShownAndReversed() {
        FinanceStory story = story();
        story.confirmed(LARGEST);
        String second = story.confirmed(LARGEST);

        story.receivable("finance").then().statusCode(200).body("received.amount", equalTo(TWICE));
        assertEquals(TWICE, story.lastAnnounced("receipt-confirmed", "received.amount"));
        String customer = story.order().customerId().toString();
        FinanceStory.customerKnown(customer);
        as("finance")
                .get("/api/ledger/sales")
                .then()
                .statusCode(200)
                .body("items.find { it.orderId == '%s' }.received.amount".formatted(story.orderId()), equalTo(TWICE));
        as("finance").get("/api/receivables/statements/" + customer).then().statusCode(200);
        once("finance").post("/api/ledger/checks").then().statusCode(200);
        reverse("finance", second, "bank error").then().statusCode(200);
    }

    @Test
    void chargesAddUpToATotalBeyondOneAmountAndItIsWaivedAndPaidLikeAnyOther() {
        FinanceStory story = story();
        story.post("finance", "charges", LARGEST, ", \"kind\": \"OTHER\"")
                .then()
                .statusCode(201);
        story.post("finance", "charges", LARGEST, ", \"kind\": \"OTHER\"")
                .then()
                .statusCode(201);
        story.post("business-manager", "waivers", LARGEST, ", \"kind\": \"BALANCE\"")
                .then()
                .statusCode(201);
        story.post("business-manager", "waivers", LARGEST, ", \"kind\": \"BALANCE\"")
                .then()
                .statusCode(201);
        story.confirmed("1000.00");

        assertEquals("2000000000998.00", story.lastAnnounced("balance-confirmed", "total.amount"));
        story.post("finance", "charges", TOO_LARGE, ", \"kind\": \"OTHER\"")
                .then()
                .statusCode(400);
        story.post("business-manager", "waivers", TOO_LARGE, ", \"kind\": \"BALANCE\"")
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsTooMuchOfAnOrdersMoneyGoesBackHoweverMuchItIsInAll() {
        FinanceStory story = story();
        story.confirmed(LARGEST);
        story.confirmed(LARGEST);
        for (int i = 0; i < 2; i++) {
            String refund = story.requestRefund("finance-2", "999999999000.00")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            refundStep("finance", refund, "approval", "").then().statusCode(200);
        }
        story.requestRefund("finance", TOO_LARGE).then().statusCode(400);
        once("finance").post("/api/ledger/checks").then().statusCode(200);
    }

    @Test
    @Tag("rule-10")
    void aBookRateThatMakesMoreOfTheMoneyThanIsKeptIsRefusedWhenItIsRecorded() {
        FinanceStory dollars = FinanceStory.of(aReceivable().over("1000.00", "USD"));
        record(dollars, "1001.00", "999999999")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("bookRate"))
                .body("violations[0].message", containsString("largest amount"));
        record(dollars, "1.00", "1000000000").then().statusCode(400).body("violations.field", hasItem("bookRate"));
        String receipt = record(dollars, "1000.00", "999999999")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        confirm("finance", receipt).then().statusCode(200);
    }

    @Test
    void anOrderWhoseTotalIsBeyondOneAmountIsTakenFromItsAnnouncement() {
        FinanceStory story = FinanceStory.of(aReceivable()
                .over(Money.sum("2000000000000.00", "CNY"))
                .ofCustomer(UUID.randomUUID().toString()));
        story.receivable("finance").then().statusCode(200).body("total.amount", equalTo("2000000000000.00"));
        assertEquals("600000000000.00", story.lastAnnounced("deposit-requested", "deposit.amount"));
        story.confirmed("600000000000.00");
        assertEquals(1, story.announced("deposit-confirmed"));
    }

    @Test
    @Tag("S3.15")
    void aClaimMayComeToMoreThanEachOfItsLines() {
        String body = """
                {"trip": {"purpose": "验货", "startsOn": "2020-01-30", "endsOn": "2020-02-02"}, "lines": [
                 {"spentOn": "2020-01-30", "kind": "OTHER", "amount": %1$s},
                 {"spentOn": "2020-01-30", "kind": "OTHER", "amount": %1$s}]}""";
        once("inspector")
                .body(body.formatted(money(TOO_LARGE)))
                .post("/api/expenses")
                .then()
                .statusCode(400);
        String id = once("inspector")
                .body(body.formatted(money(LARGEST)))
                .post("/api/expenses")
                .then()
                .statusCode(201)
                .body("totals[0].amount", equalTo(TWICE))
                .extract()
                .path("id");
        once("inspector").post("/api/expenses/{id}/submission", id).then().statusCode(200);
        once("business-manager").post("/api/expenses/{id}/approval", id).then().statusCode(200);
        once("cashier")
                .body("{\"reference\": \"%s\"}".formatted(UUID.randomUUID()))
                .post("/api/expenses/{id}/payment", id)
                .then()
                .statusCode(200);
    }

    @Test
    void aLineOfAStatementBeyondTheBoundIsListedAndTheOthersAreBooked() {
        String account = account();
        JsonPath statement = imported(
                "a.csv",
                csv(
                        credit(account, "2026-11-20", TOO_LARGE, "某客户", "货款", "T1"),
                        credit(account, "2026-11-20", LARGEST, "某客户", "货款", "T2")));
        assertEquals(1, statement.getInt("rejected"));
        assertEquals(1, statement.getInt("booked"));
        assertEquals("AMOUNT", Rows.value("select flaw from rejected_line where import_id = ?", id(statement)));
    }

    private static UUID id(JsonPath statement) {
        return UUID.fromString(statement.getString("id"));
    }

    /** Of a customer of its own, whose sums no other test reads. */
    private static FinanceStory story() {
        FinanceStory story = FinanceStory.of(aReceivable()
                .over("1000.00", "CNY")
                .ofCustomer(UUID.randomUUID().toString()));
        eventually(() -> story.announced("deposit-requested") == 1);
        return story;
    }

    private static Response record(FinanceStory story, String amount, String rate) {
        String body = story.body(amount, "USD", UUID.randomUUID().toString())
                .replaceFirst("\\{", "{\"companyAmount\": " + money("7100.00") + ", \"bookRate\": " + rate + ",");
        return once("cashier").body(body).post("/api/receipts");
    }
}
