package org.gendan.finance.expense;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
public class ExpenseTest {
    /** Each test has days of its own, since the same meal of the same day is flagged. */
    private static final AtomicInteger YEARS = new AtomicInteger(2001);

    @Test
    @Tag("S3.15")
    @Tag("rule-63")
    void theEightLinesOfTheBriefAreClaimedApprovedAndPaid() {
        Response claimed = once("inspector")
                .body("""
                        {"trip": {"purpose": "杭州锦衣制衣厂验货", "startsOn": "2026-01-30", "endsOn": "2026-02-02"},
                         "note": "%s"}""".formatted(ExpenseNoteTest.OF_THE_BRIEF.replace("\n", "\\n")))
                .post("/api/expenses/notes");
        claimed.then()
                .statusCode(201)
                .body("lines", hasSize(8))
                .body("totals.amount", contains("238.00"))
                .body("totals.currency", contains("CNY"))
                .body("warnings.findAll { it.code == 'currency-assumed' }.line", contains(7))
                .body("warnings[0].textZh", notNullValue())
                .body("nextSteps", hasItem("submission"));
        String id = claimed.path("id");
        as("inspector")
                .multiPart("file", "receipt.pdf", FinanceStory.SLIP)
                .post("/api/expenses/{id}/receipts", id)
                .then()
                .statusCode(201);
        step("inspector", id, "submission", 200).then().body("status", equalTo("SUBMITTED"));
        as("inspector")
                .multiPart("file", "another.pdf", FinanceStory.SLIP)
                .post("/api/expenses/{id}/receipts", id)
                .then()
                .statusCode(409);
        step("business-manager", id, "approval", 200)
                .then()
                .body("status", equalTo("APPROVED"))
                .body("receipts.name", contains("receipt.pdf"));
        pay(id, UUID.randomUUID().toString(), 200)
                .then()
                .body("status", equalTo("PAID"))
                .body("paidBy", equalTo("cashier"))
                .body("nextSteps", empty());
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", id));
        assertEquals(
                "BANK -238.0000 CNY, EXPENSES 238.0000 CNY", booked(id), "what was paid is a movement, and balanced");
    }

    @Test
    @Tag("rule-63")
    void theSameMealOfTheSameDayIsFlaggedAndNotRefused() {
        int year = YEARS.incrementAndGet();
        String first = claimed("merchandiser", year, line(year, "LUNCH", "50.00"));
        Response second =
                claim("merchandiser", year, line(year, "LUNCH", "50.00") + "," + line(year, "LUNCH", "12.00"));
        second.then()
                .statusCode(201)
                .body("warnings.code", contains("duplicate-meal", "duplicate-meal", "duplicate-meal"))
                .body("warnings.claimId", hasItem(first));
        // Somebody else's lunch, and the same person's second taxi, are no duplicates.
        claim("merchandiser-2", year, line(year, "LUNCH", "50.00"))
                .then()
                .statusCode(201)
                .body("warnings", empty());
        claim("merchandiser", year, line(year, "TRANSPORT", "9.00") + "," + line(year, "TRANSPORT", "9.00"))
                .then()
                .statusCode(201)
                .body("warnings", empty());
    }

    @Test
    void theSameRequestSentTwiceIsOneClaim() {
        int year = YEARS.incrementAndGet();
        String key = UUID.randomUUID().toString();
        String body = body(year, line(year, "DINNER", "25.00"));
        String id = null;
        for (int i = 0; i < 2; i++) {
            String answered = as("merchandiser")
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/expenses")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            assertEquals(id == null ? answered : id, answered);
            id = answered;
        }
    }

    @Test
    void aRejectedClaimIsMendedAndSubmittedAgain() {
        int year = YEARS.incrementAndGet();
        String id = claimed("merchandiser", year, line(year, "DINNER", "25.00"));
        step("merchandiser", id, "submission", 200);
        change(id, "\"0\"", line(year, "DINNER", "20.00")).then().statusCode(412);
        once("business-manager")
                .body("{\"reason\": \"缺少发票\"}")
                .post("/api/expenses/{id}/rejection", id)
                .then()
                .statusCode(200)
                .body("rejectedBecause", equalTo("缺少发票"));
        step("business-manager", id, "approval", 409).then().body("allowed", contains("SUBMITTED"));
        String etag = as("merchandiser").get("/api/expenses/{id}", id).header("ETag");
        change(id, etag, line(year, "DINNER", "20.00")).then().statusCode(200).body("totals.amount", contains("20.00"));
        step("merchandiser", id, "submission", 200).then().body("rejectedBecause", equalTo(null));
        pay(id, UUID.randomUUID().toString(), 409).then().body("allowed", contains("APPROVED"));
    }

    @Test
    void nobodySeesOrMovesTheClaimOfAnother() {
        int year = YEARS.incrementAndGet();
        String id = claimed("merchandiser", year, line(year, "DINNER", "25.00"));
        as("merchandiser-2").get("/api/expenses/{id}", id).then().statusCode(404);
        step("merchandiser-2", id, "submission", 404);
        as("merchandiser-2").get("/api/expenses?limit=200").then().body("items.id", not(hasItem(id)));
        as("cashier").get("/api/expenses?limit=200").then().body("items.id", hasItem(id));
        step("merchandiser", id, "approval", 403);
    }

    @Test
    @Tag("S3.15")
    void anInspectorClaimsForTheOrdersOfWhichALotWasGivenToThem() {
        int year = YEARS.incrementAndGet();
        FinanceStory story = FinanceStory.ofThousand(true);
        UUID lot = UUID.randomUUID();
        String body =
                "{\"orderId\": \"%s\", \"lines\": [%s]}".formatted(story.orderId(), line(year, "DINNER", "25.00"));
        unknownOrder("inspector", body);
        FinanceStory.qualityService().announce(assigned(story, lot, "inspector"));
        eventually(() -> once("inspector").body(body).post("/api/expenses").statusCode() == 201);
        once("inspector")
                .body("{\"orderId\": \"%s\", \"year\": 2020, \"note\": \"1月30号晚餐25元\"}".formatted(story.orderId()))
                .post("/api/expenses/notes")
                .then()
                .statusCode(201)
                .body("orderId", equalTo(story.orderId().toString()));
        unknownOrder("inspector-2", body);
        unknownOrder("merchandiser-2", body);
        FinanceStory.qualityService().announce(assigned(story, lot, "inspector-2"));
        eventually(() -> once("inspector-2").body(body).post("/api/expenses").statusCode() == 201);
        unknownOrder("inspector", body);
        story.receivable("inspector-2").then().statusCode(403);
    }

    private static InspectorAssigned assigned(FinanceStory story, UUID lot, String inspector) {
        return new InspectorAssigned(
                story.orderId(), lot, inspector, story.order().occurredOn(), "quality-manager");
    }

    private static void unknownOrder(String user, String body) {
        once(user)
                .body(body)
                .post("/api/expenses")
                .then()
                .statusCode(404)
                .body("type", containsString("unknown-order"));
    }

    @Test
    void whatIsWrongWithAClaimIsSaid() {
        int year = YEARS.incrementAndGet();
        refused(claim("merchandiser", year, line(year, "DINNER", "0.00")), "lines[0].amount");
        refused(claim("merchandiser", year, line(year, "DINNER", "-1.00")), "lines[0].amount");
        refused(claim("merchandiser", year, line(2999, "DINNER", "1.00")), "lines[0].spentOn");
        refused(
                once("merchandiser")
                        .body("{\"lines\": [%s]}".formatted(line(year, "DINNER", "1.00")))
                        .post("/api/expenses"),
                "trip");
        refused(
                once("merchandiser")
                        .body("{\"note\": \"1月30号晚餐25元\", \"trip\": null, \"orderId\": null}")
                        .post("/api/expenses/notes"),
                "year");
        once("merchandiser")
                .body("{\"orderId\": \"%s\", \"lines\": [%s]}"
                        .formatted(UUID.randomUUID(), line(year, "DINNER", "1.00")))
                .post("/api/expenses")
                .then()
                .statusCode(404)
                .body("type", containsString("unknown-order"));
    }

    @Test
    @Tag("S3.15")
    void whatWasSpentForAnOrderNamesIt() {
        FinanceStory order = FinanceStory.ofThousand(true);
        int year = YEARS.incrementAndGet();
        String body = "{\"orderId\": \"%s\", \"lines\": [%s]}".formatted(order.orderId(), line(year, "OTHER", "9.90"));
        once("merchandiser")
                .body(body)
                .post("/api/expenses")
                .then()
                .statusCode(201)
                .body("orderId", equalTo(order.orderId().toString()));
        once("merchandiser-2").body(body).post("/api/expenses").then().statusCode(404);
    }

    @Test
    void onlyWhatIsPaidIsBookedPerCurrencyAndOfItsOrderAndTheCheckFindsWhatIsNot() {
        FinanceStory order = FinanceStory.ofThousand(true);
        int year = YEARS.incrementAndGet();
        String dollars = line(year, "OTHER", "7.00").replace("CNY", "USD");
        String id = once("merchandiser")
                .body("{\"orderId\": \"%s\", \"lines\": [%s, %s]}"
                        .formatted(order.orderId(), line(year, "OTHER", "9.90"), dollars))
                .post("/api/expenses")
                .path("id");
        step("merchandiser", id, "submission", 200);
        step("business-manager", id, "approval", 200);
        assertEquals(null, booked(id));

        String key = UUID.randomUUID().toString();
        pay(id, key, 200);
        pay(id, key, 200);

        assertEquals("BANK -9.9000 CNY, BANK -7.0000 USD, EXPENSES 9.9000 CNY, EXPENSES 7.0000 USD", booked(id));
        as("auditor")
                .queryParam("orderId", order.orderId())
                .get("/api/ledger/journal")
                .then()
                .body("items.kind", contains("EXPENSE", "REVISION"));
        order.receivable("finance").then().body("received.amount", equalTo("0.00"));
        String ours = "differences.findAll { it.id == '%s' }.what".formatted(id);
        once("auditor").post("/api/ledger/checks").then().body(ours, empty());
        Rows.execute(
                "update expense_line set amount = amount + 1 where claim_id = '%s' and currency = 'USD'".formatted(id));
        once("auditor").post("/api/ledger/checks").then().body(ours, contains("expenses"));
        Rows.execute(
                "update expense_line set amount = amount - 1 where claim_id = '%s' and currency = 'USD'".formatted(id));
    }

    /** Account, amount and currency of each posting. */
    private static String booked(String claim) {
        return Rows.value("""
                select string_agg(p.account || ' ' || p.amount || ' ' || p.currency, ', ' order by p.account, p.currency)
                from posting p join journal_entry e on e.id = p.entry_id
                where e.source_id = ?::uuid and e.kind = 'EXPENSE'""", claim);
    }

    private static void refused(Response answer, String field) {
        answer.then().statusCode(400).body("violations.field", hasItem(field));
    }

    public static String claimed(String user) {
        return claimed(user, 2020, line(2020, "OTHER", "25.00"));
    }

    private static String claimed(String user, int year, String lines) {
        return claim(user, year, lines).then().statusCode(201).extract().path("id");
    }

    private static Response claim(String user, int year, String lines) {
        return once(user).body(body(year, lines)).post("/api/expenses");
    }

    private static Response change(String id, String etag, String lines) {
        return as("merchandiser")
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body("{\"lines\": [%s]}".formatted(lines))
                .put("/api/expenses/{id}/lines", id);
    }

    /** Attaches a receipt picture as its claimant; its id. */
    public static String receipt(String claim) {
        String claimant = as("auditor").get("/api/expenses/{id}", claim).path("claimant");
        return as(claimant)
                .multiPart("file", "receipt.pdf", FinanceStory.SLIP)
                .post("/api/expenses/{id}/receipts", claim)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response step(String user, String id, String step, int expected) {
        Response answer = once(user).post("/api/expenses/{id}/" + step, id);
        answer.then().statusCode(expected);
        return answer;
    }

    private static Response pay(String id, String key, int expected) {
        Response answer = as("cashier")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"reference\": \"2026020300000815\"}")
                .post("/api/expenses/{id}/payment", id);
        answer.then().statusCode(expected);
        return answer;
    }

    public static String body(int year, String lines) {
        return """
                {"trip": {"purpose": "验货", "startsOn": "%d-01-01", "endsOn": "%d-12-31"}, "lines": [%s]}""".formatted(year, year, lines);
    }

    public static String line(int year, String kind, String amount) {
        return """
                {"spentOn": "%d-03-05", "kind": "%s", "amount": {"amount": "%s", "currency": "CNY"}}""".formatted(year, kind, amount);
    }
}
