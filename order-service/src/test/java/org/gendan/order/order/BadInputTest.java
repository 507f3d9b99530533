package org.gendan.order.order;

import static io.restassured.RestAssured.given;
import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.line;
import static org.gendan.order.order.OrderStory.opened;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.gendan.order.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in wrong is refused with what to mend, and changes nothing. */
@ServiceTest
class BadInputTest {

    private static ValidatableResponse lines(OrderStory order, String line) {
        return as("merchandiser")
                .header("If-Match", order.etag())
                .body("{\"lines\": [" + line + "]}")
                .put(order.path("/lines"))
                .then();
    }

    @Test
    void aBodyThatIsNoJson() {
        as("merchandiser")
                .header("Idempotency-Key", "k")
                .body("{\"customerId\": ")
                .post("/api/orders")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:gendan:problem:unreadable-body"));
    }

    @Test
    void noBodyAtAll() {
        as("merchandiser")
                .header("Idempotency-Key", "k")
                .post("/api/orders")
                .then()
                .statusCode(400);
    }

    @Test
    void aFieldThatDoesNotExist() {
        as("merchandiser")
                .header("Idempotency-Key", "k")
                .body(OrderStory.newOrder(true).replace("\"currency\"", "\"colour\": 1, \"currency\""))
                .post("/api/orders")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("colour"))
                .body("violations[0].message", containsString("customerId"));
    }

    @Test
    void everyViolationIsNamed() {
        as("merchandiser")
                .header("Idempotency-Key", "k")
                .body("{\"currency\": \"cny\"}")
                .post("/api/orders")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:gendan:problem:invalid-request"))
                .body("violations.field", hasItems("customerId", "currency", "salesperson"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.005, CNY, CNY has 2 decimals",
        "1.5, JPY, JPY has 0 decimals",
        "1, XYZ, no ISO 4217 currency",
        "1, XAU, not a currency that money is paid in",
        "abc, CNY, decimal string",
        "1e3, CNY, decimal string"
    })
    void anAmountThatCannotBePaid(String amount, String currency, String message) {
        OrderStory order = opened();
        lines(order, line(1, "藏青", 1, amount).replace("CNY", currency))
                .statusCode(400)
                .body("violations[0].field", containsString("lines[0].unitPrice"))
                .body("violations[0].message", containsString(message));
        assertEquals(0, Rows.count("select count(*) from order_line where order_id = ?", UUID.fromString(order.id())));
    }

    @Test
    void aNegativePrice() {
        lines(opened(), line(1, "藏青", 1, "-1.00")).statusCode(400);
    }

    @Test
    void aPriceInAnotherCurrencyThanTheOrder() {
        lines(opened(), line(1, "藏青", 1, "1.00").replace("CNY", "USD"))
                .statusCode(400)
                .body("violations[0].message", containsString("the order in CNY"));
    }

    @ParameterizedTest
    @CsvSource({"-5", "0", "1.5", "99999999999"})
    void aQuantityThatIsNoNumberOfPieces(String quantity) {
        lines(opened(), line(1, "藏青", 1, "1.00").replace("\"quantity\": 1", "\"quantity\": " + quantity))
                .statusCode(400)
                .body("violations[0].field", containsString("quantity"));
    }

    @Test
    void aSumThatNobodyCanPay() {
        lines(opened(), line(1, "藏青", 10_000_000, "999999999999.00"))
                .statusCode(400)
                .body("violations[0].message", containsString("largest amount"));
    }

    @Test
    void aLineNumberThatStandsTwice() {
        lines(opened(), line(1, "a", 1, "1.00") + "," + line(1, "b", 1, "1.00"))
                .statusCode(400)
                .body("violations[0].message", containsString("twice"));
    }

    @Test
    void anOrderCurrencyThatDoesNotExist() {
        as("merchandiser")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(OrderStory.newOrder(true).replace("CNY", "XYZ"))
                .post("/api/orders")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("currency"));
    }

    @Test
    void anUnknownId() {
        as("merchandiser")
                .get("/api/orders/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:gendan:problem:unknown-order"));
        as("merchandiser").get("/api/orders/not-a-uuid").then().statusCode(404);
    }

    @Test
    void anUnknownCustomer() {
        as("merchandiser")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(OrderStory.newOrder(true)
                        .replace(Tokens.CUSTOMER_ID, UUID.randomUUID().toString()))
                .post("/api/orders")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:gendan:problem:unknown-customer"));
    }

    @Test
    void aDateInTheFuture() {
        OrderStory order = opened().withDocument().withLines();
        order.step("consultation", "{\"agreed\": true, \"occurredOn\": \"2999-01-01\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("occurredOn"));
    }

    @Test
    void aStaleVersionAndNone() {
        OrderStory order = opened();
        String before = order.etag();
        order.withLines();

        as("merchandiser")
                .header("If-Match", before)
                .body(OrderStory.lines().replace("120", "121"))
                .put(order.path("/lines"))
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:gendan:problem:stale-version"));
        as("merchandiser")
                .body(OrderStory.lines().replace("120", "121"))
                .put(order.path("/lines"))
                .then()
                .statusCode(428);
        as("merchandiser")
                .header("If-Match", before)
                .post(order.path("/confirmation"))
                .then()
                .statusCode(412);
    }

    @Test
    void aFileOfAnotherTypeThanItsNameSays() {
        OrderStory order = opened();
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .multiPart("file", "fax.pdf", "MZ this is a program".getBytes(StandardCharsets.UTF_8))
                .post(order.path("/documents"))
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:gendan:problem:unsupported-file"))
                .body("allowedFiles", hasItem("pdf"));
        assertEquals(0, Rows.count("select count(*) from attachment where owner = ?", order.id()));
    }

    @Test
    void aFileThatIsTooLarge() {
        byte[] large = new byte[24 * 1024 * 1024];
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.UTF_8), 0, large, 0, 8);
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .multiPart("file", "fax.pdf", large)
                .post(opened().path("/documents"))
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:gendan:problem:too-large"));
    }

    @Test
    void noFile() {
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .multiPart("other", "x")
                .post(opened().path("/documents"))
                .then()
                .statusCode(400);
    }

    @Test
    void aSpreadsheetWithWrongCellsNamesEachOfThem() {
        OrderStory order = opened();
        byte[] sheet = OrderStory.sheet(
                new Object[] {1, "s", "m", "spec", "red", "M", -5, 1.5, "CNY"},
                new Object[] {2, "s", "m", "spec", "red", "M", 5, 0.005, "CNY"},
                new Object[] {3, "s", "m", "spec", "red", "M", 5, 1.5, "XYZ"});
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .multiPart("file", "lines.xlsx", sheet)
                .post(order.path("/line-imports"))
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        contains("row 2, column quantity", "row 3, column unitPrice", "row 4, column unitPrice"));
        assertEquals(0, Rows.count("select count(*) from order_line where order_id = ?", UUID.fromString(order.id())));
    }

    @Test
    void linesComeFromASpreadsheet() {
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .multiPart("file", "lines.xlsx", OrderStory.sheet())
                .post(opened().path("/line-imports"))
                .then()
                .statusCode(200)
                .body("lines[0].details.colour", equalTo("藏青"))
                .body("total.amount", equalTo("15420.00"));
    }

    @ParameterizedTest
    @CsvSource({"0", "201", "x"})
    void aLimitOutOfBounds(String limit) {
        as("merchandiser").get("/api/orders?limit=" + limit).then().statusCode(400);
    }

    @Test
    void aCursorThatWasMadeUp() {
        as("merchandiser")
                .get("/api/orders?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
    }

    @Test
    void aListIsWalkedByItsCursor() {
        String newest = opened().id();
        String older = opened().id();
        var page = as("merchandiser")
                .get("/api/orders?limit=1")
                .then()
                .statusCode(200)
                .extract();
        assertEquals(older, page.path("items[0].id"));
        as("merchandiser")
                .get("/api/orders?limit=1&cursor=" + page.path("next"))
                .then()
                .body("items[0].id", equalTo(newest));
        assertEquals(true, page.header("Link").contains("rel=\"next\""));
    }
}
