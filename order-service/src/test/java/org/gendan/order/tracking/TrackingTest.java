package org.gendan.order.tracking;

import static org.awaitility.Awaitility.await;
import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.opened;
import static org.gendan.order.order.OrderStory.readyToConfirm;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.ReceiptRecorded;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.language.ProductionEvent.ProductionScheduled;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.QualityEvent.MeetingHeld;
import org.gendan.language.Stage;
import org.gendan.order.ServiceTest;
import org.gendan.order.Services;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.Announcer;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where an order stands, from what the services announce: in any order across topics, once or twice. */
@ServiceTest
class TrackingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Money TOTAL = Money.parse("26048.00", "CNY");
    private static final Money DEPOSIT = Money.parse("7814.40", "CNY");

    private static Announcer finance;
    private static Announcer production;

    @BeforeAll
    static void announcers() {
        finance = Announcer.as("finance");
        production = Announcer.as("production");
    }

    @AfterAll
    static void silence() {
        finance.close();
        production.close();
    }

    private static void awaitFacts(OrderStory order, int facts) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals(
                        facts,
                        Rows.count("select count(*) from order_fact where order_id = ?", UUID.fromString(order.id()))));
    }

    private static String status(OrderStory order, Stage stage) {
        return order.tracking().path("stages.find { it.stage == '%s' }.status".formatted(stage));
    }

    private static String missing(OrderStory order, Stage stage) {
        return order.tracking().path("stages.find { it.stage == '%s' }.missing[0]?.code".formatted(stage));
    }

    @Test
    @Tag("S1.10a")
    void aDraftShowsWhoHasToActAndWhatIsMissing() {
        OrderStory order = opened();
        awaitFacts(order, 1);

        assertEquals("CURRENT", status(order, Stage.WRITTEN_ORDER));
        assertEquals("written-document", missing(order, Stage.WRITTEN_ORDER));
        assertEquals("PENDING", status(order, Stage.SALESPERSON_CONSULTED));

        order.withDocument().withLines();
        awaitFacts(order, 3);
        assertEquals("DONE", status(order, Stage.WRITTEN_ORDER));
        assertEquals("CURRENT", status(order, Stage.SALESPERSON_CONSULTED));
    }

    @Test
    @Tag("S1.7")
    @Tag("S1.10a")
    void aDiscrepancyBlocksUntilItIsClarified() {
        OrderStory order = opened().withDocument().withLines().consulted();
        order.step("call-back", "{\"spokenWith\": \"林\", \"discrepancy\": \"颜色\"}")
                .then()
                .statusCode(200);
        awaitFacts(order, 5);

        assertEquals("BLOCKED", status(order, Stage.CUSTOMER_CALLED_BACK));
        assertEquals("clarification", missing(order, Stage.CUSTOMER_CALLED_BACK));

        order.withLines("{\"lines\": [" + OrderStory.line(1, "黑色", 1, "1.00") + "]}");
        awaitFacts(order, 6);
        assertEquals("CURRENT", status(order, Stage.SALESPERSON_CONSULTED));
        assertEquals("PENDING", status(order, Stage.CUSTOMER_CALLED_BACK));
    }

    @Test
    @Tag("S1.10a")
    void theChainShowsDoneCurrentBlockedAndPending() {
        OrderStory order = readyToConfirm().confirmed();
        UUID id = UUID.fromString(order.id());
        finance.announceTwice(new DepositRequested(id, 1, TOTAL, DEPOSIT, TODAY, "a", TODAY, "system"));
        finance.announceTwice(new ReceiptRecorded(id, Ids.next(), DEPOSIT, "s", TODAY, "cashier"));
        awaitFacts(order, 8);
        assertEquals("CURRENT", status(order, Stage.DEPOSIT_CONFIRMED));
        assertEquals("receipt-confirmation", missing(order, Stage.DEPOSIT_CONFIRMED));
        assertEquals("PENDING", status(order, Stage.PRODUCTION_RELEASED));

        finance.announceTwice(new DepositConfirmed(id, 1, DEPOSIT, DEPOSIT, TODAY, "finance"));
        production.announceTwice(new ProductionReleased(id, 1, 200, TODAY, "system"));
        awaitFacts(order, 10);
        assertEquals("DONE", status(order, Stage.PRODUCTION_RELEASED));
        assertEquals("CURRENT", status(order, Stage.WORK_ASSIGNED));

        finance.announceTwice(
                new DepositRevoked(id, 1, DEPOSIT, Money.parse("0.00", "CNY"), DEPOSIT, "returned", TODAY, "finance"));
        awaitFacts(order, 11);
        assertEquals("CURRENT", status(order, Stage.DEPOSIT_CONFIRMED));
        assertEquals("deposit-shortfall", missing(order, Stage.DEPOSIT_CONFIRMED));
        assertEquals("DONE", status(order, Stage.PRODUCTION_RELEASED));
        assertEquals("BLOCKED", status(order, Stage.WORK_ASSIGNED));
        assertEquals("PENDING", status(order, Stage.MATERIALS_CHECKED));
    }

    @Test
    @Tag("S1.10a")
    void theOrderOfArrivalAcrossTopicsChangesNothing() {
        OrderStory straight = readyToConfirm().confirmed();
        OrderStory reversed = readyToConfirm().confirmed();
        UUID id = UUID.fromString(straight.id());
        UUID other = UUID.fromString(reversed.id());
        finance.announce(new DepositConfirmed(id, 1, DEPOSIT, DEPOSIT, TODAY, "finance"));
        awaitFacts(straight, 7);
        production.announce(new ProductionReleased(id, 1, 200, TODAY, "system"));
        production.announce(new ProductionReleased(other, 1, 200, TODAY, "system"));
        awaitFacts(reversed, 7);
        finance.announce(new DepositConfirmed(other, 1, DEPOSIT, DEPOSIT, TODAY, "finance"));
        awaitFacts(straight, 8);
        awaitFacts(reversed, 8);

        List<String> one = straight.tracking().path("stages.status");
        List<String> two = reversed.tracking().path("stages.status");
        assertEquals(one, two);
    }

    @Test
    void anEventAheadOfItsTurnWaitsForTheOneBefore() {
        OrderStory order = readyToConfirm().confirmed();
        UUID id = UUID.fromString(order.id());
        awaitFacts(order, 6);
        ProducerRecord<String, byte[]> released = production.next(new ProductionReleased(id, 1, 200, TODAY, "system"));
        production.announce(new WorkAssigned(id, Ids.next(), 1, Ids.next(), "A", 200, List.of(), TODAY, "planner"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Rows.count("select count(*) from parked_event where key = ?", order.id()) == 1);
        assertEquals("PENDING", status(order, Stage.WORK_ASSIGNED));

        production.send(released);
        awaitFacts(order, 8);
        assertEquals("DONE", status(order, Stage.WORK_ASSIGNED));
        assertEquals(0, Rows.count("select count(*) from parked_event where key = ?", order.id()));
    }

    @Test
    @Tag("S4.1")
    void theHistoryIsOneListOfFactsWithTimeActorAndSource() {
        OrderStory order = readyToConfirm().confirmed();
        awaitFacts(order, 6);
        order.tracking()
                .then()
                .statusCode(200)
                .body("history.fact", hasItem("order.order-confirmed.v1"))
                .body("history.actor", everyItem(equalTo("merchandiser")))
                .body(
                        "history[5].sourceEvent",
                        equalTo(Rows.value(
                                "select id from domain_event where type = 'order.order-confirmed.v1' and key = ?",
                                order.id())))
                .body("history[5].content.total.amount", equalTo("26048.00"));
    }

    @Test
    void aFactThatWasRecordedMoreThanTwoWorkingDaysLateIsFlagged() {
        OrderStory order = opened().withDocument().withLines();
        order.step("consultation", "{\"agreed\": true, \"occurredOn\": \"2026-01-05\"}")
                .then()
                .statusCode(200);
        awaitFacts(order, 4);
        assertEquals(List.of(false, false, false, true), order.tracking().path("history.recordedLate"));
    }

    @Test
    void theCustomerSeesTheStagesButNoStaff() {
        OrderStory order = opened();
        awaitFacts(order, 1);
        as("customer")
                .get(order.path("/tracking"))
                .then()
                .statusCode(200)
                .body("stages[0].status", equalTo("CURRENT"))
                .body("history[0].actor", nullValue())
                .body("history[0].content", nullValue());
    }

    @Test
    @Tag("S1.10a")
    @Tag("S1.10b")
    void qualityAndLogisticsAreHeardAndReportsReplaceEachOther() {
        OrderStory order = readyToConfirm().confirmed();
        UUID id = order.uuid();
        UUID lot = Ids.next();
        try (Services services = new Services()) {
            services.heard(services.production, order, new ProductionReleased(id, 1, 200, TODAY, "system"));
            services.heard(
                    services.production,
                    order,
                    new WorkAssigned(id, lot, 1, Ids.next(), "A", 200, List.of(), TODAY, "planner"));
            services.heard(
                    services.production,
                    order,
                    new ProductionScheduled(
                            id, lot, 1, Ids.next(), 1, 200, TODAY, TODAY, TODAY, List.of(), null, TODAY, "planner"));
            services.started(order, lot);
            for (int packed = 10; packed <= 160; packed += 50) {
                services.progressed(order, lot, order.line(1), packed, packed);
            }
            services.heard(services.quality, order, new MeetingHeld(id, lot, Ids.next(), TODAY, "inspector"));
            services.dispatched(order, Ids.next(), true);
        }

        assertEquals("CURRENT", status(order, Stage.FINAL_INSPECTED));
        assertEquals("DONE", status(order, Stage.GATE_OUT));
        order.tracking()
                .then()
                .body("history.fact.findAll { it == 'production.production-progressed.v1' }.size()", equalTo(4))
                .body("shipping.deliverBy", equalTo("2027-02-20"))
                .body("shipping.plannedOn", equalTo("2026-11-23"))
                .body("shipping.late", equalTo(false));
        as("customer")
                .get(order.path("/tracking"))
                .then()
                .statusCode(200)
                .body("stages.stage", not(hasItem("FINAL_INSPECTED")))
                .body("history.fact", hasItem("logistics.goods-dispatched.v1"))
                .body("history.fact", not(hasItem("quality.meeting-held.v1")));
    }
}
