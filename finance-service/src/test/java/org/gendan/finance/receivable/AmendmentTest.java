package org.gendan.finance.receivable;

import static io.restassured.RestAssured.given;
import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.FinanceStory.refundStep;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.math.BigDecimal;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order that changes or ends while money is there: each amendment is answered for deposit and balance (design §5.5). */
@ServiceTest
class AmendmentTest {

    @Test
    @Tag("rule-6")
    void anAmendmentThatRaisesTheTotalMakesTheMissingDepositDueFirstAndNotTheWholeBalance() {
        FinanceStory story = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        story.confirmed("300.00");

        story.amended("2000.00");

        assertEquals("2", story.lastAnnounced("deposit-revoked", "revision"));
        assertEquals("300.00", story.lastAnnounced("deposit-revoked", "shortfall.amount"));
        assertEquals("600.00", story.lastAnnounced("deposit-requested", "deposit.amount"));
        assertEquals("1700.00", story.lastAnnounced("balance-revoked", "shortfall.amount"));
        story.receivable("merchandiser")
                .then()
                .body("revision", equalTo(2))
                .body("deposit.shortfall.amount", equalTo("300.00"))
                .body("balance.required.amount", equalTo("1400.00"))
                .body("deposit.gate.missing.code", contains("deposit-shortfall"));

        story.confirmed("300.00");

        assertEquals("2", story.lastAnnounced("deposit-confirmed", "revision"));
        assertEquals(0, story.announced("balance-confirmed"));
    }

    @Test
    @Tag("rule-8")
    void moneyFollowsTheOrderToItsNextRevisionAndAnAnswerComesForBothEvenWhereNothingChanged() {
        FinanceStory story = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        story.confirmed("1000.00");
        assertEquals(1, story.announced("deposit-confirmed"));
        assertEquals(1, story.announced("balance-confirmed"));

        story.amended("1000.00");

        assertEquals(2, story.announced("deposit-confirmed"));
        assertEquals(2, story.announced("balance-confirmed"));
        assertEquals("2", story.lastAnnounced("deposit-confirmed", "revision"));
        assertEquals("2", story.lastAnnounced("balance-confirmed", "revision"));
        assertEquals("cashier", story.lastAnnounced("balance-confirmed", "recordedBy"));
        assertEquals("finance", story.lastAnnounced("balance-confirmed", "confirmedBy"));
    }

    @Test
    @Tag("rule-7")
    void whatAnAmendmentLeavesOverIsSettledBeforeAnythingIsShipped() {
        FinanceStory story = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        story.confirmed("1000.00");

        story.amended("800.00");

        assertEquals("0.00", story.lastAnnounced("balance-revoked", "shortfall.amount"));
        assertEquals("2", story.lastAnnounced("deposit-confirmed", "revision"));
        story.receivable("finance")
                .then()
                .body("creditDue.amount", equalTo("200.00"))
                .body("balance.gate.open", equalTo(false))
                .body("balance.gate.missing.code", contains("credit-settlement"))
                .body("deposit.gate.open", equalTo(true));

        String refund = story.requestRefund("finance", "150.00")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refundStep("finance-2", refund, "approval", "").then().statusCode(200);
        assertEquals("2", story.lastAnnounced("balance-revoked", "revision"));
        assertEquals(1, story.announced("balance-confirmed"), "50.00 are still to be settled");

        story.post("finance", "credits", "50.00", "").then().statusCode(201).body("creditDue.amount", equalTo("0.00"));
        assertEquals("2", story.lastAnnounced("balance-confirmed", "revision"));
        story.receivable("finance")
                .then()
                .body("balance.gate.missing", empty())
                .body("customerMoney.currency", equalTo("CNY"));
    }

    @Test
    void anAmendmentThatIsTakenBackNeedsNoSettlement() {
        FinanceStory story = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        story.confirmed("1000.00");
        story.amended("800.00");

        story.amended("1000.00");

        assertEquals("3", story.lastAnnounced("balance-confirmed", "revision"));
        story.receivable("finance").then().body("creditDue.amount", equalTo("0.00"));
    }

    @Test
    void anAmendmentAnnouncedTwiceOrAheadOfItsOrderIsAnsweredOnce() {
        FinanceStory story = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        OrderAmended amendment = story.amendment("500.00");

        orderService().announceTwice(amendment);
        orderService().announce(story.amendment("600.00"));
        eventually(() -> "600.00".equals(story.receivable("finance").path("total.amount")));

        assertEquals(2, story.announced("deposit-revoked"));
        assertEquals(
                "3",
                Rows.value(
                        "select count(*) from journal_entry where kind = 'REVISION' and source_id = ?",
                        story.orderId()));
    }

    @Test
    @Tag("rule-5")
    void aCancelledOrderIsNoFulfilmentItClosesTheGatesAndAllThatIsHeldIsDueBack() {
        FinanceStory story = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        String receipt = story.confirmed("300.00");

        story.cancelled();

        assertEquals(1, story.announced("deposit-revoked"));
        story.receivable("finance")
                .then()
                .body("cancelled", equalTo(true))
                .body("total.amount", equalTo("0.00"))
                .body("creditDue.amount", equalTo("300.00"))
                .body("deposit.gate.open", equalTo(false))
                .body("deposit.gate.missing.code", contains("order-cancelled"));
        story.post("finance", "charges", "1.00", ", \"kind\": \"OTHER\"")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:order-cancelled"));
        story.confirmed("10.00");
        assertEquals(1, story.announced("deposit-confirmed"), "money that comes later opens nothing");
        reverse("finance", receipt, "returned").then().statusCode(200);
        story.receivable("finance").then().body("creditDue.amount", equalTo("10.00"));
    }

    @Test
    @Tag("rule-5")
    void whatACancelledOrderLeavesToBePaidForIsKeptByTheBusinessManagerAndTheRestGoesBack() {
        FinanceStory story = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        story.confirmed("300.00");
        story.post("finance", "charges", "20.00", ", \"kind\": \"FREIGHT\"")
                .then()
                .statusCode(201);
        settled(story, "business-manager", "120.00")
                .then()
                .statusCode(409)
                .body("type", problem("order-not-cancelled"));
        story.cancelled();

        settled(story, "finance", "120.00").then().statusCode(403);
        settled(story, "business-manager", "1000.01")
                .then()
                .statusCode(409)
                .body("type", problem("settlement-beyond-goods"));
        settled(story, "business-manager", "120.00")
                .then()
                .statusCode(201)
                .body("total.amount", equalTo("120.00"))
                .body("creditDue.amount", equalTo("180.00"))
                .body("dueNow.amount", equalTo("0.00"));
        assertEquals("SETTLEMENT", story.lastAnnounced("charge-added", "kind"));
        settled(story, "business-manager", "880.01").then().statusCode(409);

        once("finance")
                .body("{\"orderId\": \"%s\"}".formatted(story.orderId()))
                .post("/api/invoices")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("120.00"))
                .body("lines.chargeKind", contains("SETTLEMENT"));
        assertEquals(0, story.announced("balance-requested"));
    }

    private static Response settled(FinanceStory story, String user, String amount) {
        return story.post(user, "settlement-charges", amount, "");
    }

    private static Matcher<String> problem(String type) {
        return equalTo("urn:gendan:problem:" + type);
    }

    @Test
    @Tag("rule-9")
    void theAccountOfAnOrderIsChangedByTheBusinessManagerWithAReasonAndASecondPersonAndTheCustomerIsTold() {
        FinanceStory story = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        FinanceStory.customerKnown(story.order().customerId().toString());
        String version = "\"" + story.receivable("finance").path("version") + "\"";

        for (String user : new String[] {"finance", "cashier", "merchandiser"}) {
            changeAccount(user, story, version, "6222", "closed").then().statusCode(403);
        }
        changeAccount("business-manager", story, version, "6222", " ")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("reason"));
        changeAccount("business-manager", story, version, " ", "closed").then().statusCode(400);
        changeAccount("business-manager", story, null, "6222", "closed").then().statusCode(428);
        changeAccount("business-manager", story, "\"99\"", "6222", "closed")
                .then()
                .statusCode(412);
        story.receivable("finance").then().body("terms.bankAccount", equalTo("3301 0000 5555 0815"));

        changeAccount("business-manager", story, version, "6222", "原账户销户")
                .then()
                .statusCode(200)
                .body("terms.bankAccount", equalTo("3301 0000 5555 0815"))
                .body("accountChange.bankAccount", equalTo("6222"))
                .body("nextSteps", not(hasItem("account-confirmation")));
        assertEquals(0, told(story, "account-changed"), "the customer is not told of what nobody has confirmed");
        assertEquals(1, told(story, "account-proposed"));
        given().auth()
                .oauth2(Tokens.ofRoles("business-manager", "business-manager", "finance"))
                .post("/api/receivables/{id}/account-confirmation", story.orderId())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:gendan:problem:second-person-needed"))
                .body("statedBy", contains("business-manager"));
        story.receivable("merchandiser").then().body("nextSteps", not(hasItem("account-confirmation")));
        story.receivable("finance").then().body("nextSteps", hasItem("account-confirmation"));
        as("finance")
                .post("/api/receivables/{id}/account-confirmation", story.orderId())
                .then()
                .statusCode(200)
                .body("terms.bankAccount", equalTo("6222"))
                .body("$", not(hasKey("accountChange")))
                .body("terms.depositPercent", equalTo(30.0f))
                .body("deposit.required.amount", equalTo("300.00"));
        as("finance")
                .post("/api/receivables/{id}/account-confirmation", story.orderId())
                .then()
                .statusCode(200)
                .body("terms.bankAccount", equalTo("6222"));
        as("finance-2")
                .post("/api/receivables/{id}/account-confirmation", story.orderId())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:no-account-proposed"));
        assertEquals(
                "finance 原账户销户",
                Rows.value(
                        "select who || ' ' || reason from audit_event where key = ? and reason is not null "
                                + "order by n desc limit 1",
                        story.orderId().toString()));
        assertEquals(1, told(story, "account-changed"));
        story.amended("1200.00");
        as("finance").post("/api/receivables/{id}/balance-request", story.orderId());
        assertEquals(
                "6222", story.lastAnnounced("balance-requested", "bankAccount"), "an amendment changes it not back");
        story.cancelled();
        String after = "\"" + story.receivable("finance").path("version") + "\"";
        changeAccount("business-manager", story, after, "6223", "closed").then().statusCode(409);
    }

    private static long told(FinanceStory story, String kind) {
        return Rows.count(
                "select count(*) from notice where about = ? and kind = ?",
                story.orderId().toString(),
                kind);
    }

    private static Response changeAccount(
            String user, FinanceStory story, String version, String account, String reason) {
        var request = once(user).body("{\"bankAccount\": \"%s\", \"reason\": \"%s\"}".formatted(account, reason));
        return (version == null ? request : request.header("If-Match", version))
                .put("/api/receivables/{id}/bank-account", story.orderId());
    }

    @Test
    @Tag("rule-9")
    void anAmendmentDoesNotMoveTheTermsThatWereAgreed() {
        FinanceStory story =
                FinanceStory.of(aReceivable().over("1000.00", "CNY").withDeposit("40"));

        // Order-service sends its terms with each revision; a policy that changed meanwhile must not arrive with them.
        OrderAmended amendment = story.amendment("2000.00");
        orderService()
                .announce(new OrderAmended(
                        amendment.orderId(),
                        amendment.orderNumber(),
                        amendment.revision(),
                        amendment.customerId(),
                        amendment.merchandiser(),
                        amendment.salesperson(),
                        amendment.lines(),
                        new OrderEvent.Terms(
                                BigDecimal.TEN,
                                1,
                                BigDecimal.ONE,
                                amendment.terms().currency(),
                                "another account"),
                        amendment.contract(),
                        amendment.total(),
                        amendment.reason(),
                        amendment.occurredOn(),
                        amendment.by()));
        eventually(() -> Integer.valueOf(2).equals(story.receivable("finance").path("revision")));

        story.receivable("finance")
                .then()
                .body("deposit.required.amount", equalTo("800.00"))
                .body("terms.depositPercent", equalTo(40.0f))
                .body("terms.bankAccount", equalTo("3301 0000 5555 0815"));
    }
}
