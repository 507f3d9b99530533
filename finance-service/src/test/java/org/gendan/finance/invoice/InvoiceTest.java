package org.gendan.finance.invoice;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.logisticsService;
import static org.gendan.finance.FinanceStory.money;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.FinanceStory.productionService;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What left the gate is invoiced, what came back is credited, and the order is settled when nothing is open. */
@ServiceTest
class InvoiceTest {

    @Test
    @Tag("rule-16")
    void shippedGoodsAreInvoicedWhateverIsOwedAndTheChargesStandOnTheFirstInvoice() {
        String customer = Ids.next().toString();
        FinanceStory story =
                FinanceStory.of(aReceivable().of("10.00", "CNY", 60, 40).ofCustomer(customer));
        orderService()
                .announce(new CustomerChanged(
                        java.util.UUID.fromString(customer),
                        "HS",
                        "华裳",
                        "MAIN",
                        "zh",
                        null,
                        null,
                        story.order().occurredOn(),
                        "x"));
        eventually(() ->
                Rows.count("select count(*) from customer where id = ?", java.util.UUID.fromString(customer)) == 1);
        story.post("finance", "charges", "50.00", ", \"kind\": \"FREIGHT\"")
                .then()
                .statusCode(201);

        logisticsService().announceTwice(story.dispatch(false, 1, 60, 0));
        logisticsService().announce(story.dispatch(true, 1, 0, 40));
        eventually(() -> story.announced("invoice-issued") == 2);

        String first = as("finance")
                .queryParam("orderId", story.orderId())
                .get("/api/invoices")
                .then()
                .statusCode(200)
                .body("items.amount.amount", contains("400.00", "650.00"))
                .body("items[1].customerName", equalTo("华裳"))
                .extract()
                .path("items[1].id");
        as("finance")
                .get("/api/invoices/" + first)
                .then()
                .statusCode(200)
                .body("lines.amount.amount", contains("600.00", "0.00", "50.00"))
                .body("lines[0].quantity", equalTo(60))
                .body("lines[2].chargeKind", equalTo("FREIGHT"))
                .body("contract.number", equalTo("HT-1"));
        story.receivable("finance")
                .then()
                .body("invoiced.amount", equalTo("1050.00"))
                .body("settlement.missing.code", contains("payment"));

        story.confirmed("1050.00");
        assertEquals(1, story.announced("order-settled"));
        assertEquals("1050.00", story.lastAnnounced("order-settled", "invoiced.amount"));
        story.receivable("customer-2").then().statusCode(404);
    }

    @Test
    void aDispatchThatIsToldBeforeItsOrderOrItsRevisionIsInvoicedWhenThatIsKnown() {
        OrderConfirmed order = aReceivable().of("10.00", "CNY", 10).announced();
        GoodsDispatched dispatch = new GoodsDispatched(
                order.orderId(),
                Ids.next(),
                "SH-1",
                2,
                List.of(new ShippedLine(order.lines().getFirst().lineId(), "red", "XL", 10)),
                true,
                order.occurredOn(),
                "warehouse");
        logisticsService().announce(dispatch);
        eventually(() -> Rows.count("select count(*) from shipped where order_id = ?", order.orderId()) == 1);

        orderService().announce(order);
        FinanceStory.awaitReceivable(order.orderId());
        assertEquals(0, Rows.announced("finance.invoice-issued.v1", order.orderId()), "revision 2 has other prices");

        FinanceStory story = FinanceStory.told(order);
        var line = order.lines().getFirst();
        Money dearer = Money.parse("12.00", "CNY");
        orderService()
                .announce(story.amendment(
                        dearer.times(10),
                        List.of(new org.gendan.language.OrderEvent.Line(
                                line.lineId(), 1, "HS", "HS-100", "棉", "red", "XL", 10, dearer, dearer.times(10))),
                        2));
        eventually(() -> story.announced("invoice-issued") == 1);

        assertEquals("120.00", story.lastAnnounced("invoice-issued", "amount.amount"));
    }

    @Test
    void whatCameBackIsCreditedAndWhatWasPaidForItHasToGoBackBeforeTheOrderIsSettled() {
        FinanceStory story = FinanceStory.of(aReceivable().of("10.00", "CNY", 100));
        story.confirmed("1000.00");
        GoodsDispatched dispatch = story.dispatch(true, 1, 100);
        ShippedLine back = new ShippedLine(story.order().lines().getFirst().lineId(), "red", "XL", 5);
        logisticsService().announce(dispatch);
        eventually(() -> story.announced("order-settled") == 1);
        logisticsService()
                .announce(new GoodsReturned(
                        story.orderId(),
                        dispatch.shipmentId(),
                        List.of(back),
                        "stained",
                        story.order().occurredOn(),
                        "warehouse"));
        eventually(() -> story.announced("credit-note-issued") == 1);

        assertEquals("50.00", story.lastAnnounced("credit-note-issued", "amount.amount"));
        String invoice = story.lastAnnounced("invoice-issued", "invoiceId");
        once("finance")
                .body("{\"amount\": %s, \"reason\": \"shade\"}".formatted(money("20.00")))
                .post("/api/invoices/{id}/credit-notes", invoice)
                .then()
                .statusCode(201)
                .body("kind", equalTo("CREDIT_NOTE"))
                .body("invoiceId", equalTo(invoice));
        once("finance")
                .body("{\"amount\": %s, \"reason\": \"shade\"}".formatted(money("930.01")))
                .post("/api/invoices/{id}/credit-notes", invoice)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:credit-beyond-invoice"));
        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("930.00"))
                .body("creditDue.amount", equalTo("70.00"))
                .body("settlement.missing.code", contains("pay-back"));
    }

    @Test
    @Tag("rule-4")
    void whatComesUndoneAfterTheSettlementIsAskedForAndSettledAnew() {
        FinanceStory story = FinanceStory.of(aReceivable().of("10.00", "CNY", 100));
        String receipt = story.confirmed("1000.00");
        productionService()
                .announce(new ProductionCompleted(
                        story.orderId(), 1, List.of(), story.order().occurredOn(), "factory"));
        eventually(() -> Rows.count("select count(*) from completion where order_id = ?", story.orderId()) == 1);
        logisticsService().announce(story.dispatch(true, 1, 100));
        eventually(() -> story.announced("order-settled") == 1);
        assertEquals(0, story.announced("balance-requested"), "it was prepaid");

        reverse("finance", receipt, "returned by the bank").then().statusCode(200);
        assertEquals("1000.00", story.lastAnnounced("balance-requested", "balance.amount"));
        story.confirmed("1000.00");
        assertEquals(2, story.announced("order-settled"));

        var line = story.order().lines().getFirst();
        orderService()
                .announce(story.amendment(
                        Money.parse("1200.00", "CNY"),
                        List.of(new org.gendan.language.OrderEvent.Line(
                                line.lineId(),
                                1,
                                "HS",
                                "HS-100",
                                "棉",
                                "red",
                                "XL",
                                120,
                                line.unitPrice(),
                                line.unitPrice().times(120))),
                        2));
        eventually(() -> Integer.valueOf(2).equals(story.receivable("finance").path("revision")));
        logisticsService().announce(story.dispatch(true, 2, 19));
        eventually(() -> story.announced("invoice-issued") == 2);
        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("1190.00"))
                .body("settlement.missing.code", contains("payment"));
        story.confirmed("190.00");
        assertEquals("2", story.lastAnnounced("order-settled", "revision"));
    }

    @Test
    @Tag("rule-16")
    void whatLeftBeforeTheCancellationIsOwedInWhicheverOrderTheTwoAreTold() {
        FinanceStory before = FinanceStory.of(aReceivable().of("10.00", "CNY", 100));
        FinanceStory after = FinanceStory.of(aReceivable().of("10.00", "CNY", 100));
        for (FinanceStory story : List.of(before, after)) {
            story.confirmed("1000.00");
        }
        logisticsService().announce(before.dispatch(false, 1, 60));
        eventually(() -> before.announced("invoice-issued") == 1);
        before.cancelled();
        after.cancelled();
        logisticsService().announce(after.dispatch(false, 1, 60));
        eventually(() -> after.announced("invoice-issued") == 1);

        for (FinanceStory story : List.of(before, after)) {
            story.receivable("finance")
                    .then()
                    .body("total.amount", equalTo("600.00"))
                    .body("invoiced.amount", equalTo("600.00"))
                    .body("creditDue.amount", equalTo("400.00"));
        }
    }

    @Test
    void theLinesOfACreditNoteComeToItsAmountAlsoWherePartWasCreditedBefore() {
        FinanceStory story = FinanceStory.of(aReceivable().of("10.00", "CNY", 100));
        GoodsDispatched dispatch = story.dispatch(true, 1, 100);
        logisticsService().announce(dispatch);
        eventually(() -> story.announced("invoice-issued") == 1);
        once("finance")
                .body("{\"amount\": %s, \"reason\": \"shade\"}".formatted(money("930.00")))
                .post("/api/invoices/{id}/credit-notes", story.lastAnnounced("invoice-issued", "invoiceId"))
                .then()
                .statusCode(201);
        logisticsService()
                .announce(new GoodsReturned(
                        story.orderId(),
                        dispatch.shipmentId(),
                        List.of(new ShippedLine(story.order().lines().getFirst().lineId(), "red", "XL", 10)),
                        "stained",
                        story.order().occurredOn(),
                        "warehouse"));
        eventually(() -> story.announced("credit-note-issued") == 2);

        String note = as("finance")
                .queryParam("orderId", story.orderId())
                .get("/api/invoices")
                .then()
                .body("items[0].amount.amount", equalTo("70.00"))
                .extract()
                .path("items[0].id");
        as("finance").get("/api/invoices/" + note).then().body("lines.amount.amount", contains("100.00", "-30.00"));
    }

    @Test
    void fewerPiecesThanOrderedAreOwedAsTheyWereDelivered() {
        FinanceStory story = FinanceStory.of(aReceivable().of("10.00", "CNY", 100));
        story.confirmed("1000.00");

        logisticsService().announce(story.dispatch(true, 1, 98));
        eventually(() -> story.announced("invoice-issued") == 1);

        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("980.00"))
                .body("surplus.amount", equalTo("20.00"))
                .body("settlement.missing.code", contains("pay-back"));
        String refund = story.requestRefund("finance", "20.00")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        FinanceStory.refundStep("finance-2", refund, "approval", "").then().statusCode(200);
        assertEquals(0, story.announced("order-settled"), "the refund is not paid yet");
        FinanceStory.refundStep("cashier", refund, "payment", "{\"bankSerial\": \"%s\"}".formatted(refund))
                .then()
                .statusCode(200);
        assertEquals(1, story.announced("order-settled"));
    }

    @Test
    void numbersHaveNoGapsAndAChargeThatCameLateIsInvoicedAlone() {
        FinanceStory story = FinanceStory.of(aReceivable().of("10.00", "CNY", 1));
        logisticsService().announce(story.dispatch(true, 1, 1));
        eventually(() -> story.announced("invoice-issued") == 1);
        story.post("finance", "charges", "5.00", ", \"kind\": \"SAMPLE\"")
                .then()
                .statusCode(201);
        story.receivable("finance").then().body("settlement.missing.code", contains("invoice", "payment"));
        String body = "{\"orderId\": \"%s\"}".formatted(story.orderId());

        once("finance").body(body).post("/api/invoices").then().statusCode(201).body("amount.amount", equalTo("5.00"));
        once("finance").body(body).post("/api/invoices").then().statusCode(409);

        assertEquals(
                "0", Rows.value("select max(right(number, 6)::int) - count(*) from invoice where kind = 'INVOICE'"));
    }
}
