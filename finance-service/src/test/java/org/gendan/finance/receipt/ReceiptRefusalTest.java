package org.gendan.finance.receipt;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.confirm;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal: its status, the type of its problem, and that nothing was changed by it. */
@ServiceTest
class ReceiptRefusalTest {

    @Inject
    BusinessClock clock;

    private FinanceStory story;
    private String before;

    @BeforeEach
    void anOrder() {
        story = FinanceStory.of(aReceivable());
    }

    @AfterEach
    void nothingWasChangedByARefusal() {
        if (before != null) {
            assertEquals(before, traces());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.005, CNY, unreadable-body, CNY has 2 decimals",
        "0.5, JPY, unreadable-body, JPY has 0 decimals",
        "1e3, CNY, unreadable-body, decimal string",
        "ten, CNY, unreadable-body, decimal string",
        "100.00, XYZ, unreadable-body, no ISO 4217 currency",
        "100.00, XAU, unreadable-body, not a currency that money is paid in",
        "-100.00, CNY, invalid-request, more than zero",
        "0.00, CNY, invalid-request, more than zero"
    })
    void anAmountThatCannotBePaidIs400(String amount, String currency, String type, String message) {
        refused(record(story.body(amount, currency, "1")), 400, type)
                .then()
                .body("violations.field", hasItem("amount"))
                .body("violations.message", hasItem(containsString(message)));
    }

    @Test
    void everyViolationIsNamedAtOnce() {
        refused(record("{\"bankAccount\": \" \", \"payer\": \"\"}"), 400, "invalid-request")
                .then()
                .body("violations.field", equalTo(List.of("amount", "bankAccount", "bankSerial", "orderId", "payer")));
    }

    @Test
    void aFieldThatDoesNotExistIs400() {
        String body = story.body("100.00").replaceFirst("\\{", "{\"status\": \"CONFIRMED\", ");

        refused(record(body), 400, "unreadable-body")
                .then()
                .body("violations[0].field", equalTo("status"))
                .body("violations[0].message", containsString("known are"));
    }

    @Test
    void aBodyThatIsNoJsonIs400AndAnotherTypeIs415() {
        refused(record("{"), 400, "unreadable-body");
        refused(
                once("cashier").contentType(ContentType.TEXT).body("100").post("/api/receipts"),
                415,
                "unsupported-media-type");
    }

    @Test
    void moneyOfTomorrowIs400() {
        String body = story.body("100.00")
                .replaceFirst(
                        "\\{",
                        "{\"occurredOn\": \"%s\", ".formatted(clock.today().plusDays(1)));

        refused(record(body), 400, "invalid-request").then().body("violations[0].field", equalTo("occurredOn"));
    }

    @Test
    @Tag("rule-10")
    void moneyInAnotherCurrencyThanTheOrdersIs409() {
        refused(record(story.body("100.00", "USD", "1")), 409, "other-currency")
                .then()
                .body("orderCurrency", equalTo("CNY"))
                .body("currency", equalTo("USD"));
    }

    @Test
    void moneyForAnOrderThatNobodyAnnouncedIs404() {
        UUID unannounced = Ids.next();
        String body = story.body("100.00").replace(story.orderId().toString(), unannounced.toString());

        refused(record(body), 404, "unknown-order");
        refused(as("finance").get("/api/receivables/{id}", unannounced), 404, "unknown-order");
    }

    @Test
    @Tag("rule-12")
    void theSameArrivalIsRecordedOnceHoweverItIsSpaced() {
        String serial = "2026 1123 " + UUID.randomUUID();
        String receipt = record(story.body("100.00", "CNY", serial))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        FinanceStory other = FinanceStory.of(aReceivable());

        for (String body : List.of(
                story.body("100.00", "CNY", serial),
                other.body("55.00", "CNY", serial.replace(" ", "")),
                story.body("100.00", "CNY", serial).replace("3301 0000 5555 0815", "3301000055550815"))) {
            refused(record(body), 409, "duplicate-receipt")
                    .then()
                    .body("receiptId", equalTo(receipt))
                    .body("detail", containsString(receipt))
                    .body("detailZh", containsString(receipt));
        }
        assertEquals(0, other.announced("receipt-recorded"));
        // The same serial on another account is another arrival.
        record(story.body("100.00", "CNY", serial).replace("0815", "0816"))
                .then()
                .statusCode(201);
    }

    @Test
    @Tag("rule-12")
    void anArrivalThatWasConfirmedForTheWrongOrderIsRecordedAnewAfterItsReversal() {
        FinanceStory right = FinanceStory.of(aReceivable());
        String serial = UUID.randomUUID().toString();
        String wrong = record(story.body("100.00", "CNY", serial)).path("id");
        confirm("finance", wrong).then().statusCode(200);
        refused(record(right.body("100.00", "CNY", serial)), 409, "duplicate-receipt");
        reverse("finance", wrong, "wrong order").then().statusCode(200);

        String anew = record(right.body("100.00", "CNY", serial))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refused(record(story.body("100.00", "CNY", serial)), 409, "duplicate-receipt")
                .then()
                .body("receiptId", equalTo(anew));
        confirm("finance", anew).then().statusCode(200);
        assertThrows(
                IllegalStateException.class,
                () -> Rows.execute(
                        "update receipt set status = 'CONFIRMED', reversed_by = null, reversal_reason = null "
                                + "where id = '%s'".formatted(wrong)),
                "the database keeps an arrival once among those that stand");
        right.receivable("finance").then().body("received.amount", equalTo("100.00"));
        story.receivable("finance").then().body("received.amount", equalTo("0.00"));
    }

    @Test
    void aPostThatCreatesMoneyNeedsItsKey() {
        String receipt = story.recorded("100.00");
        remember();

        for (Response answer : List.of(
                as("cashier")
                        .contentType(ContentType.JSON)
                        .body(story.body("1.00"))
                        .post("/api/receipts"),
                as("finance").post("/api/receipts/{id}/confirmation", receipt),
                as("finance")
                        .contentType(ContentType.JSON)
                        .body("{\"reason\": \"x\"}")
                        .post("/api/receipts/{id}/reversal", receipt))) {
            refused(answer, 400, "idempotency-key-missing");
        }
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndOneEffect() {
        String key = UUID.randomUUID().toString();
        String body = story.body("33265.61");
        Response first = record(key, body);
        Response second = record(key, body);
        String receipt = first.path("id");

        assertEquals(201, first.statusCode());
        assertSame(first, second);
        assertEquals(1, Rows.count("select count(*) from receipt where order_id = ?", story.orderId()));
        assertEquals(1, story.announced("receipt-recorded"));
        refused(record(key, story.body("33265.61")), 422, "idempotency-key-reused");

        Response confirmed = confirmUnder(key, "finance", receipt);
        assertEquals(200, confirmed.statusCode());
        assertSame(confirmed, confirmUnder(key, "finance", receipt));
        assertEquals(1, story.announced("deposit-confirmed"));
        refused(confirmUnder(key, "finance", story.recorded("1.00")), 422, "idempotency-key-reused");
    }

    @Test
    void aRefusalDoesNotUseTheKeyUp() {
        String key = UUID.randomUUID().toString();

        refused(record(key, story.body("-1.00")), 400, "invalid-request");

        record(key, story.body("1.00")).then().statusCode(201);
    }

    @Test
    @Tag("S1.9")
    @Tag("rule-17")
    void theCashierWhoRecordedTheReceiptIsToldWhyItCannotBeConfirmed() {
        String receipt = story.recorded("33265.61");
        remember();

        refused(confirm("cashier", receipt), 403, "four-eyes")
                .then()
                .body("recordedBy", equalTo("cashier"))
                .body("detail", containsString("another person of finance"))
                .body("detailZh", containsString("另一位财务人员"));

        assertEquals(0, story.announced("deposit-confirmed"));
    }

    @Test
    @Tag("S1.9")
    @Tag("rule-17")
    void anotherCashierIsToldThatFinanceConfirms() {
        String receipt = story.recorded("33265.61");
        remember();

        refused(confirm("cashier-2", receipt), 403, "confirmation-by-finance-only");
        refused(confirm("merchandiser", receipt), 403, "confirmation-by-finance-only")
                .then()
                .body("detail", containsString("a merchandiser may ask"))
                .body("detailZh", containsString("跟单员只能催问"));
        refused(confirm("planner", receipt), 403, "wrong-role");
    }

    @Test
    void aStepFromTheWrongStateIs409AndSaysFromWhereItIsTaken() {
        String recorded = story.recorded("100.00");
        String confirmed = story.confirmed("100.00");
        String reversed = story.confirmed("100.00");
        reverse("finance", reversed, "a mistake").then().statusCode(200);
        remember();

        refused(reverse("finance", recorded, "x"), 409, "wrong-state")
                .then()
                .body("state", equalTo("RECORDED"))
                .body("allowed", equalTo(List.of("CONFIRMED")));
        refused(confirm("finance-2", confirmed), 409, "wrong-state").then().body("state", equalTo("CONFIRMED"));
        refused(confirm("finance-2", reversed), 409, "wrong-state").then().body("state", equalTo("REVERSED"));
        refused(reverse("finance-2", reversed, "x"), 409, "wrong-state");
        refused(slip(confirmed, FinanceStory.SLIP), 409, "wrong-state");
    }

    @Test
    void aReversalNeedsAReason() {
        String receipt = story.confirmed("100.00");
        remember();

        refused(reverse("finance", receipt, " "), 400, "invalid-request")
                .then()
                .body("violations.field", hasItem("reason"));
        refused(once("finance").post("/api/receipts/{id}/reversal", receipt), 400, "invalid-request");
    }

    @Test
    void aStepThatStatesAStaleVersionIs412() {
        String receipt = story.recorded("100.00");
        String seen = as("finance").get("/api/receipts/{id}", receipt).header("ETag");
        slip(receipt, FinanceStory.SLIP).then().statusCode(201);
        remember();

        refused(
                once("finance").header("If-Match", seen).post("/api/receipts/{id}/confirmation", receipt),
                412,
                "stale-version");
        before = null;
        String now = as("finance").get("/api/receipts/{id}", receipt).header("ETag");
        once("finance")
                .header("If-Match", now)
                .post("/api/receipts/{id}/confirmation", receipt)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue());
        refused(
                once("finance")
                        .header("If-Match", now)
                        .body("{\"reason\": \"x\"}")
                        .post("/api/receipts/{id}/reversal", receipt),
                412,
                "stale-version");
    }

    @Test
    void aFileThatIsNoBankSlipIsRefused() {
        String receipt = story.recorded("100.00");
        remember();

        refused(
                slip(receipt, "MZ not a document".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                415,
                "unsupported-file");
        refused(slip(receipt, new byte[20 * 1024 * 1024 + 1]), 413, "too-large");
        refused(as("cashier").multiPart("other", "x").post("/api/receipts/{id}/slip", receipt), 400, "invalid-request");
    }

    @Test
    void anIdThatNobodyKnowsIs404() {
        UUID nobody = Ids.next();

        refused(as("finance").get("/api/receipts/{id}", nobody), 404, "unknown-receipt");
        refused(confirm("finance", nobody.toString()), 404, "unknown-receipt");
        refused(reverse("finance", nobody.toString(), "x"), 404, "unknown-receipt");
        refused(slip(nobody.toString(), FinanceStory.SLIP), 404, "unknown-receipt");
        assertEquals(404, as("finance").get("/api/receipts/no-uuid").statusCode());
    }

    @Test
    void somebodyElsesMoneyIs404() {
        String receipt = story.recordedWithSlip("100.00");

        refused(story.receivable("merchandiser-2"), 404, "unknown-order");
        refused(story.receivable("customer-2"), 404, "unknown-order");
        refused(story.receivable("salesperson-2"), 404, "unknown-order");
        refused(as("customer-2").get("/api/receipts/{id}", receipt), 404, "unknown-receipt");
        refused(as("customer-2").get("/api/receipts/{id}/slip", receipt), 404, "unknown-receipt");
    }

    @Test
    void theWrongRoleIs403() {
        String receipt = story.confirmed("100.00");
        remember();

        refused(once("finance").body(story.body("1.00")).post("/api/receipts"), 403, "wrong-role");
        refused(reverse("cashier", receipt, "x"), 403, "wrong-role");
        refused(as("merchandiser").get("/api/receipts/{id}", receipt), 403, "wrong-role");
        refused(story.receivable("planner"), 403, "wrong-role");
        refused(story.receivable("factory"), 403, "wrong-role");
    }

    @Test
    void aTokenThatIsNotOursIs401() {
        for (String token : List.of(
                Tokens.expired("finance"),
                Tokens.ofAnotherRealm("finance"),
                Tokens.forAnotherAudience("finance"),
                Tokens.signedByAnotherKey("finance"),
                Tokens.unsigned("finance"))) {
            refused(
                    RestAssured.given().auth().oauth2(token).get("/api/receivables/{id}", story.orderId()),
                    401,
                    "not-signed-in");
        }
        refused(RestAssured.get("/api/receivables/{id}", story.orderId()), 401, "not-signed-in");
    }

    @Test
    void aListIsBoundedAndItsCursorCannotBeMadeUp() {
        refused(as("finance").queryParam("limit", 201).get("/api/receipts"), 400, "invalid-request");
        refused(as("finance").queryParam("limit", 0).get("/api/receivables"), 400, "invalid-request");
        refused(as("finance").queryParam("cursor", "AAAA").get("/api/receipts"), 400, "invalid-request");
    }

    private Response record(String body) {
        return once("cashier").body(body).post("/api/receipts");
    }

    private Response record(String key, String body) {
        return as("cashier")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/receipts");
    }

    private static Response confirmUnder(String key, String user, String receipt) {
        return as(user).header("Idempotency-Key", key).post("/api/receipts/{id}/confirmation", receipt);
    }

    private static Response slip(String receipt, byte[] content) {
        return as("cashier").multiPart("file", "slip.pdf", content).post("/api/receipts/{id}/slip", receipt);
    }

    private static void assertSame(Response first, Response second) {
        assertEquals(first.statusCode(), second.statusCode());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertEquals(first.jsonPath().<Object>get("$"), second.jsonPath().<Object>get("$"));
    }

    private static Response refused(Response answer, int status, String type) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:gendan:problem:" + type))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("titleZh", notNullValue())
                .body("status", equalTo(status));
        return answer;
    }

    /** From here to the end of the test nothing about the order may change. */
    private void remember() {
        before = traces();
    }

    private String traces() {
        return Rows.value("""
                select (select count(*) from audit_event where key = ?) || ' changes, '
                       || (select count(*) from domain_event where key = ?) || ' events'""", story.orderId().toString(), story.orderId().toString());
    }
}
