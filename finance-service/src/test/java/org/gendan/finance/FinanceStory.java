package org.gendan.finance;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.receivable.ReceivableBuilder;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.Packing;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.testing.Announcer;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;

/** One order's money, told through order-service's announcement and finance's own REST interface. */
public final class FinanceStory {
    private static Announcer orderService;
    private static Announcer productionService;
    private static Announcer logisticsService;
    private static Announcer qualityService;

    private final OrderConfirmed order;
    private int revision = 1;

    private FinanceStory(OrderConfirmed order) {
        this.order = order;
    }

    /** The order was announced, and its receivable stands. */
    public static FinanceStory of(ReceivableBuilder receivable) {
        OrderConfirmed order = receivable.announced();
        orderService().announce(order);
        awaitReceivable(order.orderId());
        return new FinanceStory(order);
    }

    /** The customer was announced and is known here. */
    public static void customerKnown(String customerId) {
        UUID customer = UUID.fromString(customerId);
        orderService()
                .announce(new CustomerChanged(
                        customer, "HS", "华裳", "MAIN", "zh", null, null, ReceivableBuilder.DAY, "merchandiser"));
        eventually(() -> Rows.count("select count(*) from customer where id = ?", customer) == 1);
    }

    /** The order that a test announced itself. */
    public static FinanceStory told(OrderConfirmed order) {
        return new FinanceStory(order);
    }

    /** An order over 1 000.00 CNY with a deposit of 300.00, of the first users of each role or of the second. */
    public static FinanceStory ofThousand(boolean ownersFirst) {
        ReceivableBuilder receivable = aReceivable().over("1000.00", "CNY");
        return of(
                ownersFirst
                        ? receivable
                        : receivable
                                .handledBy("merchandiser-2")
                                .soldBy("salesperson-2")
                                .ofCustomer(Tokens.OTHER_CUSTOMER_ID));
    }

    public static synchronized Announcer orderService() {
        if (orderService == null) {
            orderService = Announcer.as("order");
        }
        return orderService;
    }

    public static synchronized Announcer productionService() {
        if (productionService == null) {
            productionService = Announcer.as("production");
        }
        return productionService;
    }

    public static synchronized Announcer logisticsService() {
        if (logisticsService == null) {
            logisticsService = Announcer.as("logistics");
        }
        return logisticsService;
    }

    public static synchronized Announcer qualityService() {
        if (qualityService == null) {
            qualityService = Announcer.as("quality");
        }
        return qualityService;
    }

    public static void awaitReceivable(UUID orderId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Watch.isThere("select from receivable where order_id = ?", orderId));
    }

    public UUID orderId() {
        return order.orderId();
    }

    public OrderConfirmed order() {
        return order;
    }

    /** The order stands as its next revision, over another total with the same lines. */
    public OrderAmended amendment(String total) {
        return amendment(Money.parse(total, order.total().currency().getCurrencyCode()), order.lines(), ++revision);
    }

    public OrderAmended amendment(Money total, List<OrderEvent.Line> lines, int number) {
        return new OrderAmended(
                order.orderId(),
                order.orderNumber(),
                number,
                order.customerId(),
                order.merchandiser(),
                order.salesperson(),
                lines,
                order.terms(),
                order.contract(),
                total,
                "customer's letter",
                order.occurredOn(),
                order.merchandiser());
    }

    /** Announces the amendment and waits until it is answered. */
    public OrderAmended amended(String total) {
        OrderAmended amendment = amendment(total);
        orderService().announce(amendment);
        eventually(
                () -> Watch.isThere("select from receivable where order_id = ? and revision = ?", orderId(), revision));
        return amendment;
    }

    public OrderCancelled cancelled() {
        OrderCancelled cancellation = new OrderCancelled(
                orderId(), revision, false, "customer's letter", order.occurredOn(), order.merchandiser());
        orderService().announce(cancellation);
        eventually(() ->
                Watch.isThere("select from receivable where order_id = ? and cancelled_on is not null", orderId()));
        return cancellation;
    }

    /** All goods of the revision leave the gate, so many pieces of each line. */
    public GoodsDispatched dispatch(boolean complete, int number, int... pieces) {
        List<ShippedLine> shipped = new ArrayList<>();
        for (int i = 0; i < pieces.length; i++) {
            shipped.add(new ShippedLine(order.lines().get(i).lineId(), "red", "XL", pieces[i]));
        }
        return new GoodsDispatched(
                orderId(), Ids.next(), "SH-1", number, shipped, complete, order.occurredOn(), "warehouse");
    }

    /** The same goods, with what the warehouse stated of their cartons. */
    public static GoodsDispatched packed(GoodsDispatched goods, Packing packing) {
        return new GoodsDispatched(
                goods.orderId(),
                goods.shipmentId(),
                goods.shipmentNumber(),
                goods.revision(),
                goods.lines(),
                goods.complete(),
                packing,
                goods.occurredOn(),
                goods.by());
    }

    /** Everything was dispatched; the id of the invoice. */
    public String invoiced() {
        long before = announced("invoice-issued");
        logisticsService().announce(dispatch(true, 1));
        eventually(() -> announced("invoice-issued") > before);
        return lastAnnounced("invoice-issued", "invoiceId");
    }

    public static void eventually(java.util.concurrent.Callable<Boolean> state) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(state);
    }

    public static String money(String amount) {
        return "{\"amount\": \"%s\", \"currency\": \"CNY\"}".formatted(amount);
    }

    /** A step on the receivable, with an amount and a reason besides what else it says. */
    public Response post(String user, String step, String amount, String more) {
        return once(user)
                .body("{\"amount\": %s, \"reason\": \"as agreed\"%s}".formatted(money(amount), more))
                .post("/api/receivables/{id}/" + step, orderId());
    }

    /** The id of the last of the order's charges, or of its waivers. */
    public String newest(String adjustments) {
        return as("finance")
                .get("/api/receivables/{id}/" + adjustments, orderId())
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    public Response requestRefund(String user, String amount) {
        return once(user)
                .body("{\"orderId\": \"%s\", \"amount\": %s, \"reason\": \"too much\"}"
                        .formatted(orderId(), money(amount)))
                .post("/api/refunds");
    }

    /** Asked for by finance, paid for by a receipt of as much; its id. */
    public String refundRequested(String amount) {
        confirmed(amount);
        return requestRefund("finance-2", amount)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response refundStep(String user, String refund, String step, String body) {
        return once(user).body(body).post("/api/refunds/{id}/" + step, refund);
    }

    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user));
    }

    /** As a user who repeats nothing: with a new Idempotency-Key. */
    public static RequestSpecification once(String user) {
        return as(user).header("Idempotency-Key", UUID.randomUUID().toString()).contentType(ContentType.JSON);
    }

    public String body(String amount) {
        return body(amount, "CNY", UUID.randomUUID().toString());
    }

    public String body(String amount, String currency, String serial) {
        return """
                {"orderId": "%s", "amount": {"amount": "%s", "currency": "%s"}, "bankAccount": "3301 0000 5555 0815",
                 "bankSerial": "%s", "payer": "华裳服饰有限公司"}""".formatted(order.orderId(), amount, currency, serial);
    }

    /** Records a receipt as cashier; its id. */
    public String recorded(String amount) {
        return once("cashier")
                .body(body(amount))
                .post("/api/receipts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Records money for no order and confirms it; its id. */
    public static String unallocated(String amount) {
        String receipt = recordUnallocated(amount, "CNY").path("id");
        confirm("finance", receipt).then().statusCode(200);
        return receipt;
    }

    public static Response recordUnallocated(String amount, String currency) {
        Response recorded = once("cashier")
                .body("""
                        {"unallocated": true, "amount": {"amount": "%s", "currency": "%s"}, "bankAccount": "3301 0000 5555 0815",
                         "bankSerial": "%s", "payer": "不详"}""".formatted(amount, currency, UUID.randomUUID()))
                .post("/api/receipts");
        recorded.then().statusCode(201);
        return recorded;
    }

    public String recordedWithSlip(String amount) {
        String receipt = recorded(amount);
        as("cashier")
                .multiPart("file", "slip.pdf", SLIP)
                .post("/api/receipts/{id}/slip", receipt)
                .then()
                .statusCode(201);
        return receipt;
    }

    /** Records a receipt and confirms it as finance; its id. */
    public String confirmed(String amount) {
        String receipt = recorded(amount);
        confirm("finance", receipt).then().statusCode(200);
        return receipt;
    }

    public static Response confirm(String user, String receipt) {
        return once(user).post("/api/receipts/{id}/confirmation", receipt);
    }

    public static Response reverse(String user, String receipt, String reason) {
        return once(user).body("{\"reason\": \"%s\"}".formatted(reason)).post("/api/receipts/{id}/reversal", receipt);
    }

    public Response receivable(String user) {
        return as(user).get("/api/receivables/{id}", order.orderId());
    }

    public long announced(String type) {
        return Rows.announced("finance." + type + ".v1", order.orderId());
    }

    /** A member of the last event of a type about this order, as text. */
    public String lastAnnounced(String type, String path) {
        return Rows.value(
                "select data::jsonb #>> string_to_array(?, '.') from domain_event where type = ? and key = ? order by seq desc limit 1",
                path,
                "finance." + type + ".v1",
                order.orderId().toString());
    }

    public static final byte[] SLIP = "%PDF-1.7 bank slip".getBytes(StandardCharsets.US_ASCII);
}
