package org.gendan.finance.messaging;

import static org.awaitility.Awaitility.await;
import static org.gendan.finance.FinanceStory.awaitReceivable;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderOpened;
import org.gendan.language.ProductionEvent.CalendarYearPublished;
import org.gendan.testing.Announcer;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What finance does with what others announce: sent twice, and in either order. */
@ServiceTest
class OrderAnnouncedTest {

    @Inject
    BusinessClock clock;

    @Test
    @Tag("S1.8")
    void anOrderAnnouncedTwiceIsAskedForItsDepositOnce() {
        OrderConfirmed order = aReceivable().announced();

        orderService().announceTwice(order);
        // What comes behind both on the same key shows that the second was taken.
        orderService().announce(handedOver(order.orderId(), "merchandiser-2"));
        awaitMerchandiser(order.orderId(), "merchandiser-2");

        assertEquals(1, Rows.count("select count(*) from receivable where order_id = ?", order.orderId()));
        assertEquals(1, Rows.announced("finance.deposit-requested.v1", order.orderId()));
        assertEquals(0, Rows.announced("finance.deposit-confirmed.v1", order.orderId()));
        assertEquals(
                "33265.61",
                Rows.value(
                        "select data::jsonb #>> '{deposit,amount}' from domain_event where key = ?",
                        order.orderId().toString()));
    }

    @Test
    void theReceivableAndItsRequestLeaveTogetherThroughTheOutbox() {
        OrderConfirmed order = aReceivable().announced();

        orderService().announce(order);
        awaitReceivable(order.orderId());

        assertEquals(
                Rows.value("select xmin::text from receivable where order_id = ?", order.orderId()),
                Rows.value(
                        "select xmin::text from domain_event where key = ?",
                        order.orderId().toString()),
                "one transaction wrote both");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Rows.count(
                                "select count(*) from outbox o join domain_event e on e.id = o.event_id where e.key = ?",
                                order.orderId().toString())
                        == 0);
    }

    @Test
    void whereNoDepositIsOwedItIsConfirmedWithTheRequest() {
        FinanceStory free = FinanceStory.of(aReceivable().withDeposit("0"));
        FinanceStory nothing = FinanceStory.of(aReceivable().over("0.00", "CNY"));

        for (FinanceStory story : List.of(free, nothing)) {
            assertEquals(1, story.announced("deposit-requested"));
            assertEquals(1, story.announced("deposit-confirmed"));
            assertEquals("0.00", story.lastAnnounced("deposit-confirmed", "required.amount"));
        }
    }

    @Test
    @Tag("S4.4")
    void aHandOverAfterTheConfirmationMovesTheReceivable() {
        OrderConfirmed order = aReceivable().announced();
        orderService().announce(order);
        orderService().announceTwice(handedOver(order.orderId(), "merchandiser-2"));

        awaitMerchandiser(order.orderId(), "merchandiser-2");
    }

    @Test
    void aHandOverBeforeTheConfirmationIsInWhatTheConfirmationSays() {
        OrderConfirmed order = aReceivable().handledBy("merchandiser-2").announced();
        orderService().announce(handedOver(order.orderId(), "merchandiser-2"));
        orderService().announce(order);

        awaitMerchandiser(order.orderId(), "merchandiser-2");
    }

    @Test
    void aHandOverThatOvertakesTheConfirmationWaitsForIt() {
        OrderConfirmed order = aReceivable().announced();
        ProducerRecord<String, byte[]> first = orderService().next(order);
        ProducerRecord<String, byte[]> second = orderService().next(handedOver(order.orderId(), "merchandiser-2"));

        orderService().send(second);
        orderService().send(first);

        awaitMerchandiser(order.orderId(), "merchandiser-2");
        assertEquals(1, Rows.announced("finance.deposit-requested.v1", order.orderId()));
    }

    @Test
    void whatIsNoMoneyLeavesNothingBehind() {
        UUID order = Ids.next();
        UUID customer = Ids.next();
        orderService()
                .announce(new OrderOpened(
                        order, "GD-1", customer, "merchandiser", "salesperson", clock.today(), "merchandiser"));
        orderService()
                .announce(new CustomerChanged(
                        customer, "HS", "华裳", "MAIN", "zh", null, null, clock.today(), "merchandiser"));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Rows.count(
                                "select count(*) from inbox_stream where key in (?, ?)",
                                order.toString(),
                                customer.toString())
                        == 2);
        assertNull(Rows.value("select order_id from receivable where order_id = ?", order));
        assertEquals(0, Rows.count("select count(*) from parked_event where key = ?", order.toString()));
    }

    @Test
    @Tag("S1.8")
    void theDepositIsDueAfterWorkingDaysOfTheCompanysCalendar() {
        LocalDate holiday = nextWeekday(clock.today());
        LocalDate expected = nextWeekday(holiday);
        UUID year = Ids.next();
        try (Announcer production = Announcer.as("production")) {
            production.announceTwice(new CalendarYearPublished(
                    year, holiday.getYear(), List.of(holiday), List.of(), false, clock.today(), "operator"));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Rows.count("select count(*) from calendar_year where ? = any (holidays)", holiday) == 1);

        FinanceStory story = FinanceStory.of(aReceivable().dueWithin(1));

        assertEquals(expected.toString(), story.lastAnnounced("deposit-requested", "dueOn"));
        story.receivable("finance").then().body("deposit.dueOn", org.hamcrest.Matchers.equalTo(expected.toString()));
    }

    private static LocalDate nextWeekday(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }

    private OrderHandedOver handedOver(UUID order, String to) {
        return new OrderHandedOver(order, "merchandiser", to, "leave", clock.today(), "business-manager");
    }

    private static void awaitMerchandiser(UUID order, String name) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> name.equals(Rows.value("select merchandiser from receivable where order_id = ?", order)));
    }
}
