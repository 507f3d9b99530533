package org.gendan.finance;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.gendan.finance.receivable.ReceivableBuilder;
import org.gendan.kernel.language.OrderEvent.OrderConfirmed;
import org.gendan.kernel.testing.Announcer;
import org.gendan.kernel.testing.Rows;
import org.gendan.kernel.testing.Tokens;

/** One order's money, told through order-service's announcement and finance's own REST interface. */
public final class FinanceStory {
    private static Announcer orderService;

    private final OrderConfirmed order;

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

    public static void awaitReceivable(UUID orderId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Rows.count("select count(*) from receivable where order_id = ?", orderId) == 1);
    }

    public UUID orderId() {
        return order.orderId();
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
