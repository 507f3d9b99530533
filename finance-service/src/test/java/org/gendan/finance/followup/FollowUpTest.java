package org.gendan.finance.followup;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.logisticsService;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.language.Ids;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.testing.RealServers;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer is asked for in writing, and reminded of: in its language, each once, and never without reason. */
@ServiceTest
class FollowUpTest {

    @Inject
    BusinessClock clock;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Chase chase;

    @ParameterizedTest
    @Tag("S1.8")
    @CsvSource({
        "zh-CN, 请支付订金 300.00 CNY, 付款附言：, 请支付余款 1000.00 CNY",
        "en, deposit of 300.00 CNY, 'Reference: ', balance of 1000.00 CNY"
    })
    void theCustomerIsAskedForDepositAndBalanceInItsLanguageWithAmountAccountDayAndReference(
            String language, String deposit, String reference, String balance) throws Exception {
        UUID customer = announced(language);
        FinanceStory story =
                FinanceStory.of(aReceivable().over("1000.00", "CNY").ofCustomer(customer.toString()));

        as("merchandiser").post("/api/receivables/{id}/balance-request", story.orderId());

        eventually(() -> mails(customer).size() == 2);
        MimeMessage first = mail(customer, deposit);
        assertTrue(
                first.getContent().toString().contains(reference + story.order().orderNumber()));
        assertTrue(first.getContent().toString().contains("3301 0000 5555 0815"));
        assertTrue(first.getContent().toString().contains("1000.00 CNY"), "the total");
        assertTrue(first.getSubject().contains(due(5).toString()), first.getSubject());
        assertTrue(mail(customer, balance).getSubject().contains(due(5).toString()));
        eventually(() ->
                notices(story).getList("findAll { it.state == 'HANDED_OVER' }").size() == 2);
        as("merchandiser")
                .get("/api/receivables/{id}/notices", story.orderId())
                .then()
                .statusCode(200)
                .body("kind", contains("balance-request", "deposit-request"))
                .body("recipient", hasItem(address(customer)))
                .body("handedAt", hasItem(notNullValue()))
                .body("answer", hasItem(notNullValue()));
        as("merchandiser-2")
                .get("/api/receivables/{id}/notices", story.orderId())
                .then()
                .statusCode(404);
    }

    @Test
    @Tag("S1.8")
    void aCustomerThatIsAnnouncedAfterItsOrderIsAskedThenAndOneWithoutAnAddressThroughItsMerchandiser() {
        UUID customer = Ids.next();
        OrderConfirmed order = aReceivable()
                .over("1000.00", "CNY")
                .ofCustomer(customer.toString())
                .announced();
        orderService().announceTwice(order);
        FinanceStory.awaitReceivable(order.orderId());
        assertEquals(0, noticesAbout(order.orderId(), "deposit-request"));

        orderService().announceTwice(customer(customer, "zh", null));
        orderService().announce(customer(customer, "en", "late@example.com"));

        eventually(() -> "en".equals(Rows.value("select language from customer where id = ?", customer)));
        assertEquals(1, noticesAbout(order.orderId(), "deposit-request"));
        assertEquals(
                "merchandiser@gendan.example",
                Rows.value(
                        "select d.recipient from notice_delivery d join notice n on n.id = d.notice where n.about = ?",
                        order.orderId().toString()));
    }

    @Test
    @Tag("S1.8")
    void nothingIsAskedWhereNothingIsOwedAndAnAmendmentThatLeavesTheDepositShortAsksAgain() {
        UUID customer = announced("zh");
        FinanceStory nothing = FinanceStory.of(
                aReceivable().over("1000.00", "CNY").withDeposit("0").ofCustomer(customer.toString()));
        FinanceStory story =
                FinanceStory.of(aReceivable().over("1000.00", "CNY").ofCustomer(customer.toString()));
        story.confirmed("300.00");

        story.amended("900.00");
        assertEquals(1, noticesAbout(story.orderId(), "deposit-request"), "900 needs 270, and 300 is there");
        story.amended("2000.00");

        assertEquals(2, noticesAbout(story.orderId(), "deposit-request"));
        assertEquals(0, noticesAbout(nothing.orderId(), "deposit-request"));
    }

    @Test
    @Tag("S1.17b")
    void remindersComeOnceBeforeAndOnceAfterTheDueDayAndThenTheLevelsOneByOne() {
        FinanceStory story = owing();
        LocalDate due = due(5);

        run(calendar.workingDays().add(due, -3).date());
        assertEquals(List.of("deposit-request"), kinds(story));
        run(calendar.workingDays().add(due, -2).date());
        run(due);
        assertEquals(List.of("deposit-request", "payment-reminder"), kinds(story));
        run(due.plusDays(1));
        run(due.plusDays(2));
        assertEquals(List.of("deposit-request", "payment-reminder", "payment-overdue"), kinds(story));
        run(due.plusDays(3));
        run(due.plusDays(9));
        assertEquals("dunning-1", kinds(story).getLast());
        run(due.plusDays(10));
        run(due.plusDays(19));
        assertEquals("dunning-2", kinds(story).getLast());
        run(due.plusDays(20));
        run(due.plusDays(60));

        assertEquals(
                List.of(
                        "deposit-request",
                        "payment-reminder",
                        "payment-overdue",
                        "dunning-1",
                        "dunning-2",
                        "dunning-3"),
                kinds(story));
        followUp("finance", story)
                .then()
                .body("letters.level", contains(1, 2, 3))
                .body("letters.amount.amount", contains("300.00", "300.00", "300.00"))
                .body("debts.kind", contains("DEPOSIT", "BALANCE"))
                .body("debts[0].bucket", equalTo("NOT_DUE"))
                .body("debts[1].dueOn", nullValue());
    }

    @Test
    @Tag("S1.17b")
    void whatIsPaidOrCancelledIsRemindedOfNoMore() {
        FinanceStory paid = owing();
        FinanceStory cancelled = owing();
        paid.confirmed("300.00");
        cancelled.cancelled();

        run(due(5).plusDays(3));

        assertEquals(List.of("deposit-request"), kinds(paid));
        assertEquals(List.of("deposit-request"), kinds(cancelled));
    }

    @Test
    @Tag("S1.17b")
    void moneyThatTheBankTookBackAfterTheSettlementIsFollowedUpAgain() {
        UUID customer = announced("zh");
        FinanceStory story =
                FinanceStory.of(aReceivable().of("10.00", "CNY", 100).ofCustomer(customer.toString()));
        String receipt = story.confirmed("1000.00");
        logisticsService().announce(story.dispatch(true, 1, 100));
        eventually(() -> story.announced("order-settled") == 1);
        run(due(5).plusDays(3));
        assertEquals(List.of("deposit-request"), kinds(story));

        reverse("finance", receipt, "returned by the bank").then().statusCode(200);
        run(due(5).plusDays(4));

        assertEquals("dunning-1", kinds(story).getLast());
        as("finance")
                .get("/api/receivables/ageing")
                .then()
                .body(row(customer, "CNY") + ".total.amount", equalTo("1000.00"));
    }

    @Test
    @Tag("rule-61")
    void underDisputeNothingIsSentOfThatOrderAloneAndAfterItTheLevelsGoOnWhereTheyStopped() {
        UUID customer = announced("zh");
        FinanceStory story =
                FinanceStory.of(aReceivable().over("1000.00", "CNY").ofCustomer(customer.toString()));
        FinanceStory other =
                FinanceStory.of(aReceivable().over("1000.00", "CNY").ofCustomer(customer.toString()));
        LocalDate due = due(5);
        run(due.plusDays(3));
        assertEquals("dunning-1", kinds(story).getLast());

        step("merchandiser", story, "dispute").then().statusCode(403);
        step("finance", story, "dispute-lifting").then().statusCode(409).body("type", equalTo(problem("not-disputed")));
        step("finance", story, "dispute").then().statusCode(200).body("dispute.reason", equalTo("色差"));
        step("finance-2", story, "dispute").then().statusCode(409).body("type", equalTo(problem("already-disputed")));
        run(due.plusDays(10));
        run(due.plusDays(30));
        assertEquals("dunning-1", kinds(story).getLast());
        assertEquals("dunning-3", kinds(other).getLast());

        step("finance", story, "dispute-lifting").then().statusCode(200).body("dispute", nullValue());
        run(due.plusDays(31));
        run(due.plusDays(32));

        assertEquals("dunning-2", kinds(story).getLast());
        assertEquals(1, noticesAbout(story.orderId(), "dunning-1"));
    }

    @Test
    @Tag("rule-61")
    void askingAnewAfterAnAmendmentDoesNotRestartTheLevels() {
        FinanceStory story = owing();
        LocalDate due = due(5);
        run(due.plusDays(3));
        run(due.plusDays(10));

        story.amended("2000.00");
        run(due.plusDays(3));
        run(due.plusDays(17));
        run(due.plusDays(20));

        assertEquals(1, noticesAbout(story.orderId(), "dunning-1"));
        assertEquals(1, noticesAbout(story.orderId(), "dunning-2"));
        assertEquals("dunning-3", kinds(story).getLast());
    }

    @Test
    @Tag("rule-61")
    void aBalanceThatIsAskedForAfterAnEarlierOneWasPaidIsDunnedFromItsBeginning() {
        FinanceStory story = owing();
        story.confirmed("300.00");
        as("finance").post("/api/receivables/{id}/balance-request", story.orderId());
        LocalDate due = due(5);
        for (int day : new int[] {3, 10, 20, 60}) {
            run(due.plusDays(day));
        }
        assertEquals("dunning-3", kinds(story).getLast());
        String paid = story.confirmed("700.00");

        story.amended("1500.00");
        as("finance").post("/api/receivables/{id}/balance-request", story.orderId());
        run(due.plusDays(1));
        assertEquals("payment-overdue", kinds(story).getLast());
        run(due.plusDays(3));
        assertEquals("dunning-1", kinds(story).getLast());
        assertEquals(2, noticesAbout(story.orderId(), "dunning-1"));
        followUp("finance", story)
                .then()
                .body("letters.level", contains(1, 2, 3, 1))
                .body("letters.debt", contains(1, 1, 1, 2))
                .body("letters[3].amount.amount", equalTo("500.00"));

        // A payment of the first one that bounces now, and the same debt asked for at another amount, begin no third.
        reverse("finance", paid, "returned by the bank").then().statusCode(200);
        story.amended("1600.00");
        as("finance").post("/api/receivables/{id}/balance-request", story.orderId());
        run(due.plusDays(10));
        assertEquals("dunning-2", kinds(story).getLast());
        assertEquals(2, noticesAbout(story.orderId(), "dunning-2"));
    }

    @Test
    @Tag("rule-61")
    void aPaymentThatBouncesBringsTheSameDebtBackAndItsLevelsGoOn() {
        FinanceStory story = owing();
        LocalDate due = due(5);
        run(due.plusDays(3));
        run(due.plusDays(10));
        String bounced = story.confirmed("300.00");

        reverse("finance", bounced, "returned by the bank").then().statusCode(200);
        run(due.plusDays(20));

        assertEquals("dunning-3", kinds(story).getLast());
        assertEquals(1, noticesAbout(story.orderId(), "dunning-1"));
        run(due.plusDays(60));
        assertEquals(1, noticesAbout(story.orderId(), "dunning-3"));
    }

    @Test
    @Tag("S1.17b")
    void aPromisePutsRemindersOffUntilItsDayHasPassedAndIsLoggedWithWhoWasSpokenWith() {
        FinanceStory story = owing();
        LocalDate due = due(5);
        LocalDate promised = due.plusDays(12);
        contact("merchandiser-2", story, promised).then().statusCode(404);
        contact("cashier", story, promised).then().statusCode(403);
        contact("finance", story, clock.today().minusDays(1)).then().statusCode(400);
        contact("merchandiser", story, due).then().statusCode(201);
        contact("finance", story, promised).then().statusCode(201);

        run(due.plusDays(3));
        run(promised);
        assertEquals(List.of("deposit-request"), kinds(story));
        run(promised.plusDays(1));

        assertEquals(List.of("deposit-request", "dunning-1"), kinds(story));
        followUp("merchandiser", story).then().body("promisedOn", equalTo(promised.toString()));
        as("auditor")
                .get("/api/receivables/{id}/contacts", story.orderId())
                .then()
                .statusCode(200)
                .body("items.recordedBy", contains("finance", "merchandiser"))
                .body("items.spokenWith", hasItem("林会计"));
        followUp("finance", story).then().body("debts.amount.amount", contains("300.00", "700.00"));
    }

    @Test
    @Tag("S1.17b")
    void ageingTellsPerCustomerAndCurrencyHowLongWhatIsOpenIsOverdueAsOfAnyDay() {
        UUID customer = announced("zh");
        FinanceStory yuan = FinanceStory.of(
                aReceivable().over("1000.00", "CNY").dueWithin(0).ofCustomer(customer.toString()));
        FinanceStory.of(aReceivable().over("500", "JPY").ofCustomer(customer.toString()));

        as("finance")
                .get("/api/receivables/ageing")
                .then()
                .statusCode(200)
                .body(row(customer, "CNY") + ".notDue.amount", equalTo("1000.00"))
                .body(row(customer, "JPY") + ".notDue.amount", equalTo("500"))
                .body(row(customer, "JPY") + ".over90Days.amount", equalTo("0"));
        as("finance")
                .queryParam("asOf", clock.today().minusDays(1).toString())
                .get("/api/receivables/ageing")
                .then()
                .statusCode(200)
                .body("rows.findAll { it.customerId == '%s' }".formatted(customer), empty());
        as("finance")
                .queryParam("asOf", clock.today().plusDays(1).toString())
                .get("/api/receivables/ageing")
                .then()
                .statusCode(400);
        yuan.confirmed("1000.00");
        as("finance")
                .get("/api/receivables/ageing")
                .then()
                .body("rows.findAll { it.customerId == '%s' && it.currency == 'CNY' }".formatted(customer), empty());
        as("customer").get("/api/receivables/ageing").then().statusCode(403);
    }

    @ParameterizedTest
    @Tag("S1.17b")
    @CsvSource({
        "0, NOT_DUE",
        "1, DAYS_1_TO_30",
        "30, DAYS_1_TO_30",
        "31, DAYS_31_TO_60",
        "60, DAYS_31_TO_60",
        "61, DAYS_61_TO_90",
        "90, DAYS_61_TO_90",
        "91, OVER_90_DAYS"
    })
    void eachBucketEndsWithItsLastDay(int overdue, AgeingBucket bucket) {
        LocalDate due = LocalDate.of(2026, 2, 27);
        assertEquals(bucket, AgeingBucket.of(due, due.plusDays(overdue)));
        assertEquals(AgeingBucket.NOT_DUE, AgeingBucket.of(null, due));
        assertEquals(AgeingBucket.NOT_DUE, AgeingBucket.of(due, due.minusDays(overdue)));
    }

    private FinanceStory owing() {
        UUID customer = announced("zh");
        return FinanceStory.of(aReceivable().over("1000.00", "CNY").ofCustomer(customer.toString()));
    }

    private UUID announced(String language) {
        UUID customer = Ids.next();
        orderService().announce(customer(customer, language, address(customer)));
        eventually(() -> Rows.count("select count(*) from customer where id = ?", customer) == 1);
        return customer;
    }

    private CustomerChanged customer(UUID id, String language, String email) {
        return new CustomerChanged(id, "HS", "华裳服饰", "MAIN", language, email, null, clock.today(), "merchandiser");
    }

    private static String address(UUID customer) {
        return customer + "@example.com";
    }

    private static List<MimeMessage> mails(UUID customer) {
        return RealServers.mails(address(customer));
    }

    private static MimeMessage mail(UUID customer, String subject) throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : mails(customer)) {
            subjects.add(mail.getSubject());
            if (mail.getSubject().contains(subject)) {
                return mail;
            }
        }
        throw new AssertionError("no mail about " + subject + " among " + subjects);
    }

    private LocalDate due(int workingDays) {
        return calendar.workingDays().add(clock.today(), workingDays).date();
    }

    private void run(LocalDate day) {
        QuarkusTransaction.requiringNew().run(() -> chase.run(day));
    }

    private static long noticesAbout(UUID order, String kind) {
        return Rows.count("select count(*) from notice where about = ? and kind = ?", order.toString(), kind);
    }

    private static List<String> kinds(FinanceStory story) {
        String kinds = Rows.value(
                "select string_agg(kind, ',' order by id) from notice where about = ?",
                story.orderId().toString());
        return List.of(kinds.split(","));
    }

    private static io.restassured.path.json.JsonPath notices(FinanceStory story) {
        return as("finance")
                .get("/api/receivables/{id}/notices", story.orderId())
                .jsonPath();
    }

    private static Response followUp(String user, FinanceStory story) {
        return as(user).get("/api/receivables/{id}/follow-up", story.orderId());
    }

    private static Response step(String user, FinanceStory story, String step) {
        return once(user).body("{\"reason\": \"色差\"}").post("/api/receivables/{id}/" + step, story.orderId());
    }

    private static Response contact(String user, FinanceStory story, LocalDate promised) {
        return once(user).body("""
                        {"channel": "PHONE", "spokenWith": "林会计", "text": "周五付款", "promisedOn": "%s"}""".formatted(promised)).post("/api/receivables/{id}/contacts", story.orderId());
    }

    private static String row(UUID customer, String currency) {
        return "rows.find { it.customerId == '%s' && it.currency == '%s' }".formatted(customer, currency);
    }

    private static String problem(String code) {
        return "urn:gendan:problem:" + code;
    }
}
