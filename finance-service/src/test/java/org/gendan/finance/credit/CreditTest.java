package org.gendan.finance.credit;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.logisticsService;
import static org.gendan.finance.FinanceStory.money;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.DAY;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.language.FinanceEvent.CreditHeld;
import org.gendan.language.FinanceEvent.CreditHoldLifted;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A customer that owes too much of what was invoiced is held, and what the hold must never stop goes on. */
@ServiceTest
class CreditTest {

    @Test
    @Tag("rule-16")
    void aHeldCustomersPrepaidOrdersReceiptsAndInvoicesOfGoodsThatLeftGoOn() {
        UUID customer = announced();
        limit(customer, "500.00", null).then().statusCode(200).body("held", equalTo(false));
        FinanceStory owing = order(customer);
        String receipt = owing.confirmed("1000.00");
        logisticsService().announce(owing.dispatch(false, 1, 60));
        eventually(() -> owing.announced("invoice-issued") == 1);
        assertEquals(0, held(customer), "it is paid for");

        reverse("finance", receipt, "returned by the bank").then().statusCode(200);
        assertEquals(1, held(customer));
        assertEquals(
                "600.00",
                Rows.value(
                        "select data::jsonb #>> '{outstanding,amount}' from domain_event where key = ? and type = ?",
                        customer.toString(),
                        "finance.credit-held.v1"));

        FinanceStory prepaid = order(customer);
        prepaid.confirmed("1000.00");
        assertEquals(1, prepaid.announced("deposit-confirmed"), "a prepaid order is taken");
        assertEquals(1, prepaid.announced("balance-confirmed"));
        logisticsService().announce(owing.dispatch(true, 1, 40));
        eventually(() -> owing.announced("invoice-issued") == 2);
        FinanceStory waiting = order(customer);
        credit("auditor", customer)
                .then()
                .statusCode(200)
                .body("held", equalTo(true))
                .body("outstanding.amount", equalTo("1000.00"))
                .body(flag(waiting, "waits"), equalTo(true))
                .body(flag(prepaid, "waits"), equalTo(false))
                .body(flag(prepaid, "prepaid"), equalTo(true))
                .body(flag(owing, "shipped"), equalTo(true))
                .body(flag(owing, "waits"), equalTo(false));
        assertEquals(1, held(customer), "announced once");

        owing.confirmed("500.00");
        assertEquals(1, lifted(customer), "500.00 is within 500.00");
        credit("finance", customer).then().body("held", equalTo(false)).body("nextSteps", contains("limit"));
    }

    @Test
    @Tag("rule-16")
    void financeLetsAHoldGoForWhatIsOwedNowAndALowerLimitHoldsAgain() {
        UUID customer = announced();
        release("finance", customer).then().statusCode(409).body("type", equalTo("urn:gendan:problem:no-credit-limit"));
        FinanceStory owing = order(customer);
        logisticsService().announce(owing.dispatch(true, 1, 100));
        eventually(() -> owing.announced("invoice-issued") == 1);
        credit("finance", customer).then().body("limit", nullValue()).body("held", equalTo(false));

        limit(customer, "999.99", null).then().statusCode(200).body("held", equalTo(true));
        release("business-manager", customer).then().statusCode(403);
        release("finance", customer).then().statusCode(200).body("held", equalTo(false));
        release("finance", customer).then().statusCode(409).body("type", equalTo("urn:gendan:problem:credit-not-held"));
        owing.confirmed("0.01");
        owing.post("finance", "charges", "5.00", ", \"kind\": \"SAMPLE\"");
        once("finance").body("{\"orderId\": \"%s\"}".formatted(owing.orderId())).post("/api/invoices");
        assertEquals(2, held(customer), "more is owed than was let go");

        limit(customer, "2000.00", null).then().statusCode(428);
        limit(customer, "2000.00", "\"99\"").then().statusCode(412);
        limit(customer, "2000.00", tag(customer)).then().statusCode(200).body("held", equalTo(false));
        assertEquals(2, lifted(customer));
        limit(Ids.next(), "1.00", null).then().statusCode(404);
    }

    @Test
    @Tag("rule-16")
    void toAHeldCustomerNothingIsLetGoOfWhatHasNotLeftUntilFinanceReleasesTheHold() {
        UUID customer = announced();
        FinanceStory owing = order(customer);
        logisticsService().announce(owing.dispatch(true, 1, 100));
        eventually(() -> owing.announced("invoice-issued") == 1);
        FinanceStory waiting = order(customer);
        FinanceStory prepaid = order(customer);
        limit(customer, "999.99", null).then().statusCode(200).body("held", equalTo(true));

        for (String user : new String[] {"finance", "business-manager"}) {
            for (String kind : new String[] {"DEPOSIT", "BALANCE"}) {
                waive(user, waiting, kind)
                        .then()
                        .statusCode(409)
                        .body("type", equalTo("urn:gendan:problem:credit-held"))
                        .body("limit", equalTo("999.99 CNY"))
                        .body("outstanding", equalTo("1000.00 CNY"));
            }
        }
        assertEquals(0, waiting.announced("shortfall-waived"));
        prepaid.confirmed("1000.00");
        assertEquals(1, prepaid.announced("balance-confirmed"), "what is prepaid is no credit");
        waive("finance", owing, "BALANCE").then().statusCode(201);
        assertEquals(1, owing.announced("shortfall-waived"), "goods that left are none any more");
        assertEquals(1, lifted(customer), "999.00 is within the limit");

        limit(customer, "998.99", tag(customer)).then().statusCode(200).body("held", equalTo(true));
        waive("finance", waiting, "DEPOSIT").then().statusCode(409);
        release("merchandiser", customer).then().statusCode(403);
        release("finance", customer).then().statusCode(200);
        waive("finance", waiting, "DEPOSIT").then().statusCode(201);
        waive("finance", order(announced()), "DEPOSIT").then().statusCode(201);
    }

    private static Response waive(String user, FinanceStory story, String kind) {
        return story.post(user, "waivers", "1.00", ", \"kind\": \"%s\"".formatted(kind));
    }

    @Test
    @Tag("rule-16")
    void theHoldBeginsBeyondTheLimitAndEndsAtIt() {
        CreditLimit limit = new CreditLimit(Ids.next());
        limit.set(yuan("100.00"), "as agreed", "finance", DAY);

        assertTrue(limit.judge(yuan("100.00"), DAY, "x").isEmpty());
        assertTrue(limit.judge(yuan("100.01"), DAY, "x").orElseThrow() instanceof CreditHeld);
        assertTrue(limit.judge(yuan("200.00"), DAY, "x").isEmpty());
        limit.release(yuan("200.00"), "paid tomorrow", DAY, "finance");
        assertTrue(limit.judge(yuan("200.00"), DAY, "x").isEmpty());
        assertTrue(limit.judge(yuan("200.01"), DAY, "x").orElseThrow() instanceof CreditHeld);
        assertTrue(limit.judge(yuan("100.00"), DAY, "x").orElseThrow() instanceof CreditHoldLifted);
        assertTrue(
                limit.judge(yuan("150.00"), DAY, "x").orElseThrow() instanceof CreditHeld, "what was let go is over");
    }

    private static Money yuan(String amount) {
        return Money.parse(amount, "CNY");
    }

    private static UUID announced() {
        UUID customer = Ids.next();
        orderService()
                .announce(new CustomerChanged(customer, "HS", "华裳", "MAIN", "zh", null, null, DAY, "merchandiser"));
        eventually(() -> Rows.count("select count(*) from customer where id = ?", customer) == 1);
        return customer;
    }

    private static FinanceStory order(UUID customer) {
        return FinanceStory.of(aReceivable().of("10.00", "CNY", 100).ofCustomer(customer.toString()));
    }

    private static Response limit(UUID customer, String amount, String version) {
        var request = once("finance").body("{\"limit\": %s, \"reason\": \"as agreed\"}".formatted(money(amount)));
        return (version == null ? request : request.header("If-Match", version))
                .put("/api/receivables/credit-limits/{id}", customer);
    }

    private static Response release(String user, UUID customer) {
        return once(user).body("{\"reason\": \"slip seen\"}").post("/api/receivables/credit/{id}/release", customer);
    }

    private static Response credit(String user, UUID customer) {
        return as(user).get("/api/receivables/credit/{id}", customer);
    }

    private static String tag(UUID customer) {
        return credit("finance", customer).header("ETag");
    }

    private static String flag(FinanceStory story, String member) {
        return "orders.find { it.orderId == '%s' }.%s".formatted(story.orderId(), member);
    }

    private static long held(UUID customer) {
        return Rows.announced("finance.credit-held.v1", customer);
    }

    private static long lifted(UUID customer) {
        return Rows.announced("finance.credit-hold-lifted.v1", customer);
    }
}
