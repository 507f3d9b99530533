package org.gendan.finance.receivable;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.FinanceStory.productionService;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.language.Ids;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.ProductionEvent.CompletionForecast;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.testing.Arrivals;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The balance: asked for ahead, confirmed when all of it is there, charges and waivers on the way. */
@ServiceTest
class BalanceTest {

    @Inject
    BusinessClock clock;

    @Inject
    WorkingCalendar calendar;

    @Inject
    BalanceNotice notice;

    @ParameterizedTest
    @Tag("S1.11")
    @CsvSource({"3, 1", "4, 0", "0, 1"})
    void theBalanceIsAskedForWhenCompletionIsForecastWithinTheNoticePeriodAndNotEarlier(int days, int requests) {
        FinanceStory story = FinanceStory.ofThousand(true);
        LocalDate expected = calendar.workingDays().add(clock.today(), days).date();

        productionService().announceTwice(packed(story.orderId(), 1));
        productionService().announceTwice(forecast(story.orderId(), expected));
        productionService().announce(forecast(story.orderId(), expected));
        awaitForecast(story.orderId(), 3);

        assertEquals(requests, story.announced("balance-requested"));
        if (requests == 1) {
            assertEquals("1000.00", story.lastAnnounced("balance-requested", "balance.amount"));
            assertEquals(
                    calendar.workingDays().add(clock.today(), 5).date().toString(),
                    story.lastAnnounced("balance-requested", "dueOn"));
        }
    }

    @Test
    @Tag("S1.11")
    @Tag("rule-26")
    void nobodyIsAskedWhileNothingIsPackedHoweverSoonCompletionIsForecast() {
        FinanceStory story = FinanceStory.ofThousand(true);
        productionService().announce(packed(story.orderId(), 0));
        productionService().announce(forecast(story.orderId(), clock.today()));
        awaitForecast(story.orderId(), 2);
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().run(() -> notice.run(clock.today()));
        assertEquals(0, story.announced("balance-requested"));

        productionService().announceTwice(packed(story.orderId(), 1));
        awaitForecast(story.orderId(), 3);
        assertEquals(1, story.announced("balance-requested"));
    }

    @Test
    @Tag("rule-26")
    void aForecastThatSlipsMovesTheDayByWhichTheBalanceIsDueAndTellsTheCustomer() {
        FinanceStory story = FinanceStory.ofThousand(true);
        LocalDate later = calendar.workingDays().add(clock.today(), 20).date();
        productionService().announce(packed(story.orderId(), 1));
        productionService().announce(forecast(story.orderId(), clock.today()));
        productionService().announceTwice(forecast(story.orderId(), later));
        awaitForecast(story.orderId(), 3);

        assertEquals(2, story.announced("balance-requested"));
        LocalDate due = calendar.workingDays().add(later, 2).date();
        assertEquals(due.toString(), story.lastAnnounced("balance-requested", "dueOn"), "5 days after 3 days before");
        as("finance")
                .get("/api/receivables/{id}/notices", story.orderId())
                .then()
                .statusCode(200)
                .body("kind", hasItem("balance-postponed"));

        productionService().announce(forecast(story.orderId(), clock.today()));
        awaitForecast(story.orderId(), 4);
        assertEquals(2, story.announced("balance-requested"), "what was put off is not asked for earlier again");
    }

    @Test
    @Tag("rule-26")
    void whatSomebodyAskedForIsDueWhateverIsForecast() {
        FinanceStory story = FinanceStory.ofThousand(true);
        request("merchandiser", story).then().statusCode(200);
        productionService()
                .announce(forecast(
                        story.orderId(),
                        calendar.workingDays().add(clock.today(), 20).date()));
        awaitForecast(story.orderId(), 1);
        assertEquals(1, story.announced("balance-requested"));
    }

    @Test
    @Tag("S1.11")
    void completionAsksWhereNoForecastDidAndForecastAndCompletionTogetherAskOnce() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.confirmed("300.00");

        productionService().announce(packed(story.orderId(), 1));
        productionService().announce(forecast(story.orderId(), clock.today()));
        productionService().announceTwice(completed(story.orderId()));
        eventually(() -> Rows.count(
                        "select count(*) from completion where order_id = ? and completed_on is not null",
                        story.orderId())
                == 1);

        assertEquals(1, story.announced("balance-requested"));
        assertEquals("700.00", story.lastAnnounced("balance-requested", "balance.amount"));
        assertEquals("300.00", story.lastAnnounced("balance-requested", "received.amount"));
        assertEquals(0, story.announced("balance-confirmed"), "a request is never a confirmation");

        story.amended("1200.00");
        assertEquals(2, story.announced("balance-requested"), "once per revision");
    }

    @Test
    void whatProductionSaidBeforeTheOrderWasKnownAsksAsSoonAsItIs() {
        OrderConfirmed order = aReceivable().announced();
        productionService().announce(completed(order.orderId()));
        eventually(() -> Rows.count("select count(*) from completion where order_id = ?", order.orderId()) == 1);

        orderService().announce(order);
        FinanceStory.awaitReceivable(order.orderId());

        assertEquals(1, Rows.announced("finance.balance-requested.v1", order.orderId()));
    }

    static Stream<List<String>> arrivals() {
        return Arrivals.of(
                List.of("order"), List.of("packing", "forecast for today", "forecast put off", "completion"));
    }

    /** Each fact comes twice, and is heard before the next one. */
    @ParameterizedTest
    @MethodSource("arrivals")
    @Tag("S1.11")
    void theBalanceIsAskedForOnceAtTheFirstMomentAtWhichTheOrderIsKnownAndNearlyMade(List<String> arrival) {
        OrderConfirmed order = aReceivable().announced();
        UUID id = order.orderId();
        LocalDate far = calendar.workingDays().add(clock.today(), 20).date();
        boolean known = false;
        boolean nearlyMade = false;
        int requests = 0;
        int heard = 0;
        for (String fact : arrival) {
            if (fact.equals("order")) {
                orderService().announceTwice(order);
                FinanceStory.awaitReceivable(id);
                known = true;
            } else {
                productionService()
                        .announceTwice(
                                switch (fact) {
                                    case "packing" -> packed(id, 1);
                                    case "forecast for today" -> forecast(id, clock.today());
                                    case "forecast put off" -> forecast(id, far);
                                    default -> completed(id);
                                });
                awaitForecast(id, ++heard);
                nearlyMade = fact.equals("forecast for today") || fact.equals("completion");
            }
            if (requests == 0 && known && nearlyMade || requests == 1 && fact.equals("forecast put off")) {
                requests++;
            }
            assertEquals(requests, Rows.announced("finance.balance-requested.v1", id), () -> "after " + fact);
        }
    }

    @Test
    void nobodyIsAskedForTheBalanceOfAnOrderThatWasCancelled() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.confirmed("300.00");
        story.cancelled();
        productionService().announceTwice(completed(story.orderId()));
        awaitForecast(story.orderId(), 1);
        assertEquals(0, story.announced("balance-requested"));
        refused(request("finance", story), 409, "order-cancelled");
    }

    @Test
    @Tag("S1.13")
    void aPrepaidOrderIsNotAskedAndFlowsWithRecorderAndConfirmerNamed() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.confirmed("1000.00");
        assertEquals(1, story.announced("balance-confirmed"));
        assertEquals("cashier", story.lastAnnounced("balance-confirmed", "recordedBy"));
        assertEquals("finance", story.lastAnnounced("balance-confirmed", "confirmedBy"));

        productionService().announce(completed(story.orderId()));
        eventually(() -> Rows.count("select count(*) from completion where order_id = ?", story.orderId()) == 1);

        assertEquals(0, story.announced("balance-requested"));
        refused(request("merchandiser", story), 409, "nothing-due");
    }

    @Test
    @Tag("S1.11")
    void whatIsDueNowIsTheDepositUntilTheBalanceIsAskedFor() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.confirmed("100.00");
        due(story, "200.00");
        story.confirmed("250.00");
        due(story, "0.00");
        story.receivable("cashier")
                .then()
                .body("deposit.shortfall.amount", equalTo("0.00"))
                .body("balance.received.amount", equalTo("50.00"))
                .body("balance.shortfall.amount", equalTo("650.00"))
                .body("missing.amount", equalTo("650.00"));
        request("merchandiser", story).then().statusCode(200);
        due(story, "650.00");
        story.confirmed("700.00");
        due(story, "0.00");
        story.receivable("cashier").then().body("balance.received.amount", equalTo("700.00"));
        story.cancelled();
        due(story, "0.00");
    }

    private static void due(FinanceStory story, String amount) {
        story.receivable("cashier").then().statusCode(200).body("dueNow.amount", equalTo(amount));
    }

    @Test
    @Tag("S1.11")
    @Tag("rule-17")
    void aMerchandiserMayAskAheadButThatConfirmsNothing() {
        FinanceStory story = FinanceStory.ofThousand(true);
        as("merchandiser")
                .header("If-Match", "\"99\"")
                .post("/api/receivables/{id}/balance-request", story.orderId())
                .then()
                .statusCode(412);

        request("merchandiser", story)
                .then()
                .statusCode(200)
                .body("balance.gate.open", equalTo(false))
                .body("deposit.gate.open", equalTo(false));

        assertEquals(1, story.announced("balance-requested"));
        assertEquals("merchandiser", story.lastAnnounced("balance-requested", "by"));
        assertEquals(0, story.announced("deposit-confirmed"));
        refused(request("finance", story), 409, "balance-already-requested");
        refused(request("merchandiser-2", story), 404, "unknown-order");
    }

    @Test
    void timeAloneBringsAForecastIntoTheNoticePeriod() {
        FinanceStory story = FinanceStory.ofThousand(true);
        productionService().announce(packed(story.orderId(), 1));
        productionService()
                .announce(forecast(
                        story.orderId(),
                        calendar.workingDays().add(clock.today(), 4).date()));
        awaitForecast(story.orderId(), 2);
        assertEquals(0, story.announced("balance-requested"));
        Rows.execute("update completion set expected_on = expected_on - 10 where order_id = '%s'"
                .formatted(story.orderId()));

        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().run(() -> notice.run(clock.today()));
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().run(() -> notice.run(clock.today()));

        assertEquals(1, story.announced("balance-requested"));
    }

    @Test
    @Tag("rule-10")
    void freightIsPartOfTheFullPaymentAndAChargeAfterItClosesTheGate() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.confirmed("1000.00");

        story.post("finance", "charges", "80.00", ", \"kind\": \"FREIGHT\"")
                .then()
                .statusCode(201)
                .body("goods.amount", equalTo("1000.00"))
                .body("charges.amount", equalTo("80.00"))
                .body("total.amount", equalTo("1080.00"))
                .body("deposit.required.amount", equalTo("300.00"))
                .body("balance.required.amount", equalTo("780.00"))
                .body("missing.amount", equalTo("80.00"))
                .body("balance.gate.missing.code", contains("balance-shortfall"));
        assertEquals("1080.00", story.lastAnnounced("charge-added", "total.amount"));
        assertEquals("80.00", story.lastAnnounced("balance-revoked", "shortfall.amount"));
        assertEquals(0, story.announced("deposit-revoked"));

        story.confirmed("79.99");
        assertEquals(1, story.announced("balance-confirmed"));
        story.confirmed("0.01");
        assertEquals(2, story.announced("balance-confirmed"));
    }

    @Test
    @Tag("rule-4")
    void aReversalRevokesWhatItLeavesShort() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.confirmed("300.00");
        String rest = story.confirmed("700.00");

        reverse("finance-2", rest, "returned by the bank").then().statusCode(200);

        assertEquals("700.00", story.lastAnnounced("balance-revoked", "shortfall.amount"));
        assertEquals(0, story.announced("deposit-revoked"));
        assertEquals("300.00", story.lastAnnounced("receipt-reversed", "received.amount"));
        assertEquals(2, story.announced("receipt-confirmed"));
    }

    @Test
    @Tag("rule-13")
    void aShortArrivalIsShortUntilSomebodyWithTheLimitLetsItGo() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.confirmed("285.00");
        assertEquals(0, story.announced("deposit-confirmed"));

        waive(story, "merchandiser", "DEPOSIT", "15.00").then().statusCode(403);
        refused(waive(story, "finance", "DEPOSIT", "15.01"), 409, "waiver-beyond-shortfall");
        waive(story, "finance", "DEPOSIT", "15.00").then().statusCode(201).body("deposit.gate.open", equalTo(true));
        assertEquals(1, story.announced("deposit-confirmed"));
        assertEquals("DEPOSIT", story.lastAnnounced("shortfall-waived", "kind"));

        story.confirmed("400.00");
        refused(waive(story, "finance", "BALANCE", "185.01"), 403, "waiver-over-limit")
                .then()
                .body("limit", equalTo("200.00 CNY"));
        waive(story, "finance", "BALANCE", "185.00").then().statusCode(201);
        waive(story, "business-manager", "BALANCE", "115.00")
                .then()
                .statusCode(201)
                .body("balance.gate.missing", empty())
                .body("surplus.amount", equalTo("0.00"));
        assertEquals("685.00", story.lastAnnounced("balance-confirmed", "received.amount"));
    }

    private CompletionForecast forecast(UUID order, LocalDate expected) {
        return new CompletionForecast(order, 1, expected, expected, 0, "on plan", clock.today(), "planner");
    }

    private ProductionProgressed packed(UUID order, int pieces) {
        return new ProductionProgressed(order, Ids.next(), 1, 10, 10, pieces, List.of(), clock.today(), "factory");
    }

    private ProductionCompleted completed(UUID order) {
        return new ProductionCompleted(order, 1, List.of(), clock.today(), "factory");
    }

    /** The second of two forecasts was applied. */
    private static void awaitForecast(UUID order, int version) {
        eventually(() -> Rows.count(
                        "select count(*) from inbox_stream where key = ? and topic = 'gendan.production.events' and applied >= ?",
                        order.toString(),
                        version)
                == 1);
    }

    private static Response request(String user, FinanceStory story) {
        return as(user).post("/api/receivables/{id}/balance-request", story.orderId());
    }

    private static Response waive(FinanceStory story, String user, String kind, String amount) {
        return story.post(user, "waivers", amount, ", \"kind\": \"%s\"".formatted(kind));
    }

    private static Response refused(Response answer, int status, String type) {
        answer.then().statusCode(status).body("type", equalTo("urn:gendan:problem:" + type));
        return answer;
    }
}
