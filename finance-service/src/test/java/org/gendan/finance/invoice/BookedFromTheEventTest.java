package org.gendan.finance.invoice;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.customerKnown;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.logisticsService;
import static org.gendan.finance.FinanceStory.money;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.receivable.ReceivableBuilder.DAY;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.language.EventTypes;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.CreditNoteIssued;
import org.gendan.language.FinanceEvent.InvoiceIssued;
import org.gendan.language.FinanceEvent.InvoicedLine;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.ReceiptRecorded;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.ProductChanged;
import org.gendan.language.state.ReceivableState;
import org.gendan.testing.Rows;
import org.gendan.testing.Told;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an ERP needs to book an invoice, a credit note or a receipt stands in its event: nothing has to be asked. */
@ServiceTest
class BookedFromTheEventTest {

    @Test
    void theLinesOfAnInvoiceComeToItsAmountWithItsChargesAndSayWhoOwesItUntilWhen() {
        String customer = Ids.next().toString();
        FinanceStory story =
                FinanceStory.of(aReceivable().of("10.00", "CNY", 60, 40).ofCustomer(customer));
        customerKnown(customer);
        story.post("finance", "charges", "50.00", ", \"kind\": \"FREIGHT\"")
                .then()
                .statusCode(201);
        logisticsService().announce(story.dispatch(true, 1, 60, 40));
        eventually(() -> story.announced("invoice-issued") == 1);

        InvoiceIssued invoice = last(story, "finance.invoice-issued.v1", InvoiceIssued.class);
        assertEquals(Money.parse("1050.00", "CNY"), invoice.amount());
        assertEquals(invoice.amount(), sum(invoice.lines()));
        invoice.lines().stream()
                .filter(line -> line.quantity() != null)
                .forEach(line -> assertEquals(line.amount(), line.unitPrice().times(line.quantity())));
        InvoicedLine goods = invoice.lines().getFirst();
        assertEquals(story.order().lines().getFirst().lineId(), goods.lineId());
        assertEquals("HS-100/red/XL", goods.sku());
        assertEquals(1, goods.number());
        InvoicedLine freight = invoice.lines().getLast();
        assertEquals("FREIGHT", freight.chargeKind());
        assertNotNull(freight.descriptionZh());
        assertNull(freight.quantity());
        assertEquals(UUID.fromString(customer), invoice.customerId());
        assertEquals("HS", invoice.customerCode());
        assertEquals("华裳", invoice.customerName());
        assertEquals("CNY", invoice.currency().getCurrencyCode());
        assertEquals(story.order().orderNumber(), invoice.orderNumber());
        assertFalse(invoice.dueOn().isBefore(invoice.occurredOn()));
        assertEquals("HT-1", invoice.contract().number());
    }

    @Test
    @Tag("S0")
    void anInvoiceAndItsCreditNoteNameCustomerLineAndProductByTheErpsOwnNumbers() {
        UUID customer = Ids.next();
        UUID product = Ids.next();
        orderService()
                .announce(new CustomerChanged(
                        customer, "HS", "华裳", "MAIN", "zh", null, null, "C-4711", null, null, null, null, null, null,
                        DAY, "erp"));
        orderService()
                .announce(new ProductChanged(
                        product,
                        "HS",
                        "HS-100",
                        "衬衫",
                        "棉",
                        List.of("red"),
                        List.of("XL"),
                        20,
                        null,
                        "P-77",
                        DAY,
                        "erp"));
        eventually(() ->
                Rows.count("select count(*) from customer c, product p where c.id = ? and p.id = ?", customer, product)
                        == 1);
        FinanceStory story = FinanceStory.told(numbered(
                aReceivable()
                        .of("10.00", "CNY", 60, 40)
                        .ofCustomer(customer.toString())
                        .announced(),
                product));
        logisticsService().announce(story.dispatch(true, 1, 60, 40));
        eventually(() -> story.announced("invoice-issued") == 1);

        InvoiceIssued invoice = last(story, "finance.invoice-issued.v1", InvoiceIssued.class);
        assertEquals("C-4711", invoice.customerExternalId());
        assertEquals(List.of("10 P-77", "20 null"), numbers(invoice.lines()));
        as("finance")
                .get("/api/invoices/{id}", invoice.invoiceId())
                .then()
                .body("customerExternalId", equalTo("C-4711"))
                .body("lines.externalId", contains("10", "20"))
                .body("lines[0].productExternalId", equalTo("P-77"));

        logisticsService()
                .announce(new GoodsReturned(
                        story.orderId(),
                        invoice.shipmentId(),
                        List.of(new ShippedLine(invoice.lines().getFirst().lineId(), "red", "XL", 5)),
                        "stained",
                        DAY,
                        "warehouse"));
        eventually(() -> story.announced("credit-note-issued") == 1);
        CreditNoteIssued note = last(story, "finance.credit-note-issued.v1", CreditNoteIssued.class);
        assertEquals("C-4711", note.customerExternalId());
        assertEquals(List.of("10 P-77"), numbers(note.lines()));
    }

    /** The order with the ERP's numbers of its lines, the first of which is of a product that the ERP has numbered, too. */
    private static OrderConfirmed numbered(OrderConfirmed order, UUID product) {
        List<OrderEvent.Line> lines = order.lines().stream()
                .map(line -> new OrderEvent.Line(
                        line.lineId(),
                        line.number(),
                        line.series(),
                        line.model(),
                        line.specification(),
                        line.colour(),
                        line.size(),
                        line.quantity(),
                        line.unitPrice(),
                        line.amount(),
                        line.number() == 1 ? product : null,
                        null,
                        line.number() * 10 + ""))
                .toList();
        OrderConfirmed numbered = new OrderConfirmed(
                order.orderId(),
                order.orderNumber(),
                order.revision(),
                order.customerId(),
                order.merchandiser(),
                order.salesperson(),
                lines,
                order.terms(),
                order.contract(),
                order.total(),
                "4500017711",
                order.occurredOn(),
                order.by());
        orderService().announce(numbered);
        FinanceStory.awaitReceivable(order.orderId());
        return numbered;
    }

    private static List<String> numbers(List<InvoicedLine> lines) {
        return lines.stream()
                .map(line -> line.externalId() + " " + line.productExternalId())
                .toList();
    }

    @Test
    void theLinesOfACreditNoteComeToItsAmountWhateverWasCreditedBefore() {
        Delivered order = new Delivered();
        order.leave(true, 1, 100);
        String invoice = order.story().lastAnnounced("invoice-issued", "invoiceId");
        once("finance")
                .body("{\"amount\": %s, \"reason\": \"shade\"}".formatted(money("990.00")))
                .post("/api/invoices/{id}/credit-notes", invoice)
                .then()
                .statusCode(201);
        CreditNoteIssued reduction = last(order.story(), "finance.credit-note-issued.v1", CreditNoteIssued.class);
        assertEquals(reduction.amount(), sum(reduction.lines()));

        order.comeBack(5);
        CreditNoteIssued returned = last(order.story(), "finance.credit-note-issued.v1", CreditNoteIssued.class);
        assertEquals(Money.parse("10.00", "CNY"), returned.amount());
        assertEquals(returned.amount(), sum(returned.lines()));
        assertEquals(5, returned.lines().getFirst().quantity());
        assertEquals(order.story().lastAnnounced("invoice-issued", "number"), returned.invoiceNumber());
        assertEquals(order.story().order().customerId(), returned.customerId());
    }

    @Test
    void aReceiptSaysWhichLineOfTheBankItIs() {
        FinanceStory story = FinanceStory.ofThousand(true);
        String serial = UUID.randomUUID().toString();
        String receipt = once("cashier")
                .body(story.body("300.00", "CNY", serial))
                .post("/api/receipts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ReceiptRecorded recorded = last(story, "finance.receipt-recorded.v1", ReceiptRecorded.class);
        assertEquals("3301 0000 5555 0815", recorded.bankAccount());
        FinanceStory.confirm("finance", receipt).then().statusCode(200);
        ReceiptConfirmed confirmed = last(story, "finance.receipt-confirmed.v1", ReceiptConfirmed.class);
        assertEquals(serial, confirmed.arrived().bankSerial());
        assertEquals("3301 0000 5555 0815", confirmed.arrived().bankAccount());
        assertEquals(Money.parse("300.00", "CNY"), confirmed.arrived().whole());
        assertNull(confirmed.arrived().bookRate());
    }

    @Test
    void aReceivableIsToldAsItStandsAfterWhateverMovedIt() {
        FinanceStory story = FinanceStory.ofThousand(true);
        ReceivableState asked =
                Told.of(ReceivableState.class, story.orderId(), word -> true).state();
        assertEquals(Money.parse("1000.00", "CNY"), asked.total());
        assertEquals(Money.parse("1000.00", "CNY"), asked.outstanding());
        assertEquals(Money.parse("300.00", "CNY"), asked.deposit());
        assertNotNull(asked.depositDueOn());
        assertNull(asked.balanceDueOn());

        story.confirmed("400.00");
        var paid = Told.of(ReceivableState.class, story.orderId(), word -> word.state()
                .received()
                .isPositive());
        assertEquals(Money.parse("600.00", "CNY"), paid.state().outstanding());
        assertEquals(
                Rows.value(
                        "select seq from event_stream where key = ?",
                        story.orderId().toString()),
                paid.headers().get("ce_asof"));

        // Nothing is announced of it.
        as("business-manager")
                .contentType("application/json")
                .header("If-Match", story.receivable("finance").getHeader("ETag"))
                .body("{\"bankAccount\": \"3301 0000 5555 0816\", \"reason\": \"new bank\"}")
                .put("/api/receivables/{id}/bank-account", story.orderId())
                .then()
                .statusCode(200);
        Told.of(ReceivableState.class, story.orderId(), word -> word.state()
                .bankAccount()
                .endsWith("0816"));

        story.cancelled();
        ReceivableState ended = Told.of(ReceivableState.class, story.orderId(), word -> word.state()
                        .cancelled())
                .state();
        assertEquals(Money.parse("400.00", "CNY"), ended.surplus());
    }

    @Test
    void theErpReadsReceivablesAndInvoicesAndNothingElse() {
        FinanceStory story = FinanceStory.ofThousand(true);
        String invoice = story.invoiced();
        story.receivable("erp").then().statusCode(200);
        as("erp").get("/api/invoices/{id}", invoice).then().statusCode(200);
        as("erp").get("/api/invoices/{id}/pdf", invoice).then().statusCode(403);
        as("erp").get("/api/receivables/{id}/follow-up", story.orderId()).then().statusCode(403);
    }

    private static Money sum(List<InvoicedLine> lines) {
        return lines.stream().map(InvoicedLine::amount).reduce(Money::plus).orElseThrow();
    }

    private static <E extends FinanceEvent> E last(FinanceStory story, String type, Class<E> record) {
        String body = Rows.value(
                "select data from domain_event where key = ? and type = ? order by seq desc limit 1",
                story.orderId().toString(),
                type);
        try {
            return EventTypes.read(body.getBytes(StandardCharsets.UTF_8), record);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
