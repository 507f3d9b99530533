package org.gendan.finance.receipt;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.confirm;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.recordUnallocated;
import static org.gendan.finance.FinanceStory.refundStep;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.FinanceStory.unallocated;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.finance.statement.Statements;
import org.gendan.language.Ids;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Money that nobody knows an order for: it never disappears, until it is given to orders or back to its sender. */
@ServiceTest
class UnallocatedTest {
    private final String customer = Ids.next().toString();
    private final FinanceStory one = order(customer);
    private final FinanceStory other = order(customer);

    @Test
    @Tag("S1.9")
    @Tag("rule-17")
    void moneyForNoOrderIsConfirmedByAnotherPersonStaysVisibleAndIsAllocatedToOrdersOfOneCustomer() {
        String receipt = recordUnallocated("1000.00", "CNY").path("id");
        listed().body("items.id", hasItem(receipt));
        refused(confirm("cashier", receipt), 403, "four-eyes");
        refused(confirm("merchandiser", receipt), 403, "confirmation-by-finance-only");
        refused(allocate("finance", receipt, part(one, "300.00")), 409, "wrong-state");
        confirm("finance", receipt)
                .then()
                .statusCode(200)
                .body("orderId", nullValue())
                .body("allocations", empty())
                .body("unallocated.amount", equalTo("1000.00"))
                .body("nextSteps", contains("allocations", "reversal"));
        refused(confirm("finance", receipt), 409, "wrong-state");
        listed().body("items.id", hasItem(receipt));
        assertEquals("BANK 1000.0000, UNALLOCATED -1000.0000", booked(receipt));

        allocate("cashier", receipt, part(one, "300.00")).then().statusCode(403);
        refused(
                allocate("finance", receipt, part(order(Ids.next().toString()), "1.00"), part(one, "1.00")),
                409,
                "other-customer");
        refused(allocate("finance", receipt, part(one, "999.99"), part(other, "0.02")), 400, "invalid-request");
        allocate("finance", receipt, part(one, "299.99"), part(other, "300.00"))
                .then()
                .statusCode(200)
                .body("unallocated.amount", equalTo("400.01"));
        assertEquals(0, one.announced("deposit-confirmed"));
        assertEquals(1, other.announced("deposit-confirmed"));
        assertEquals("300.00", other.lastAnnounced("receipt-confirmed", "received.amount"));
        listed().body("items.find { it.id == '%s' }.unallocated.amount".formatted(receipt), equalTo("400.01"));
        refused(allocate("finance", receipt, part(order(Ids.next().toString()), "1.00")), 409, "other-customer");
        refused(allocate("finance", receipt, part(one, "400.02")), 409, "not-enough-credit");
        other.cancelled();
        refused(allocate("finance", receipt, part(other, "1.00")), 409, "order-cancelled");

        allocate("finance", receipt, part(one, "400.01"))
                .then()
                .statusCode(200)
                .body(
                        "allocations.find { it.orderId == '%s' }.amount.amount".formatted(one.orderId()),
                        equalTo("700.00"))
                .body("nextSteps", contains("reversal"));
        assertEquals(1, one.announced("deposit-confirmed"));
        one.receivable("finance").then().body("received.amount", equalTo("700.00"));
        listed().body("items.id", not(hasItem(receipt)));
        assertEquals("BANK 1000.0000", booked(receipt));
        whole();

        reverse("finance", receipt, "returned by the bank").then().statusCode(200);
        assertEquals(1, one.announced("deposit-revoked"));
        assertEquals("0.00", one.lastAnnounced("receipt-reversed", "received.amount"));
        assertEquals(null, booked(receipt));
        whole();
    }

    @Test
    @Tag("rule-3")
    void whatIsNobodysGoesBackByRequestApprovalAndPaymentAndNeverMoreThanIsThere() {
        String receipt = unallocated("100.00");
        allocate("finance", receipt, part(one, "30.00")).then().statusCode(200);
        refused(refund("finance", receipt, "70.01"), 409, "refund-beyond-held");
        refused(refund("finance", one.recorded("5.00"), "1.00"), 409, "wrong-state");
        refused(refund("finance", one.confirmed("5.00"), "1.00"), 409, "not-unallocated");
        refused(allocate("finance", one.confirmed("5.00"), part(one, "1.00")), 409, "not-unallocated");
        String first = refund("finance", receipt, "50.00")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String second = refund("finance", receipt, "50.00")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refused(refundStep("finance", first, "approval", ""), 403, "refund-four-eyes");

        refundStep("finance-2", first, "approval", "").then().statusCode(200).body("receiptId", equalTo(receipt));
        refused(refundStep("finance-2", second, "approval", ""), 409, "refund-beyond-held");
        refused(allocate("finance", receipt, part(one, "20.01")), 409, "not-enough-credit");
        refused(reverse("finance", receipt, "returned"), 409, "money-already-used");
        assertEquals("BANK 100.0000, UNALLOCATED -20.0000", booked(receipt, first));
        refundStep("finance", first, "cancellation", "{\"reason\": \"the sender is known\"}")
                .then()
                .statusCode(200);
        refundStep("finance-2", second, "approval", "").then().statusCode(200);
        refundStep("cashier", second, "payment", "{\"bankSerial\": \"%s\"}".formatted(UUID.randomUUID()))
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"));

        as("finance")
                .get("/api/receipts/{id}", receipt)
                .then()
                .body("refunded.amount", equalTo("50.00"))
                .body("unallocated.amount", equalTo("20.00"));
        listed().body("items.id", hasItem(receipt));
        assertEquals("BANK 50.0000, UNALLOCATED -20.0000", booked(receipt, first, second));
        allocate("finance", receipt, part(one, "20.00")).then().statusCode(200);
        listed().body("items.id", not(hasItem(receipt)));
        whole();
    }

    @Test
    @Tag("rule-17")
    void aLineOfAStatementThatNobodyKnowsAnOrderForBecomesMoneyOfNobody() {
        String line = Statements.unmatched();
        String receipt = once("cashier")
                .body("{\"allocations\": [], \"unallocated\": true}")
                .post("/api/receipts/bank-lines/{id}/match", line)
                .then()
                .statusCode(201)
                .body("status", equalTo("MATCHED"))
                .extract()
                .path("receiptId");

        refused(confirm("cashier", receipt), 403, "four-eyes");
        confirm("finance", receipt).then().statusCode(200);
        listed().body("items.id", hasItem(receipt));
        allocate("finance", receipt, part(one, "1.00")).then().statusCode(200);
        one.receivable("finance").then().body("received.amount", equalTo("1.00"));
    }

    @Test
    @Tag("rule-12")
    void itIsSaidToBeUnallocatedAndNeverByMistakeAndIsTakenOnce() {
        String serial = UUID.randomUUID().toString();
        String body = one.body("5.00", "CNY", serial);
        once("cashier")
                .body(body.replaceFirst("\\{", "{\"unallocated\": true,"))
                .post("/api/receipts")
                .then()
                .statusCode(400)
                .body("violations.field", contains("orderId"));
        String alone = body.replaceFirst("\"orderId\": \"[^\"]*\"", "\"unallocated\": true");
        once("cashier")
                .body(alone.replace("true", "false"))
                .post("/api/receipts")
                .then()
                .statusCode(400);
        once("cashier").body(alone).post("/api/receipts").then().statusCode(201);
        refused(once("cashier").body(body).post("/api/receipts"), 409, "duplicate-receipt");
        refused(allocate("finance", recordUnallocated("100", "JPY").path("id"), part(one, "1.00")), 409, "wrong-state");
        String yen = recordUnallocated("100", "JPY").path("id");
        confirm("finance", yen).then().statusCode(200);
        allocate("finance", yen, part(one, "1.00")).then().statusCode(400);
        once("finance")
                .body("{\"reason\": \"x\", \"orderId\": \"%s\", \"receiptId\": \"%s\", \"amount\": %s}"
                        .formatted(one.orderId(), yen, FinanceStory.money("1.00")))
                .post("/api/refunds")
                .then()
                .statusCode(400)
                .body("violations.field", contains("orderId"));
    }

    @Test
    void thoseWhoSpendTheSameMoneyAtOnceSpendItOnce() throws Exception {
        String receipt = unallocated("100.00");
        List<Callable<Response>> attempts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            FinanceStory story = i % 2 == 0 ? one : other;
            attempts.add(() -> allocate("finance", receipt, part(story, "40.00")));
        }
        String refund = refund("finance", receipt, "40.00").path("id");
        attempts.add(() -> refundStep("finance-2", refund, "approval", ""));
        attempts.add(() -> reverse("finance", receipt, "returned"));
        try (ExecutorService people = Executors.newFixedThreadPool(attempts.size())) {
            for (Future<Response> answer : people.invokeAll(attempts)) {
                assertTrue(
                        List.of(200, 409).contains(answer.get().statusCode()),
                        answer.get().asString());
            }
        }

        assertTrue(new BigDecimal(Rows.value(
                                "select coalesce(sum(amount), 0) from receipt_allocation where receipt_id = ?::uuid",
                                receipt))
                        .compareTo(new BigDecimal("80"))
                <= 0);
        whole();
    }

    /** Per currency received = allocated + unallocated + refunded, and of these receipts all is where it should be. */
    private static void whole() {
        once("auditor")
                .post("/api/ledger/checks")
                .then()
                .statusCode(200)
                .body("differences.what", not(hasItem("unallocated")))
                .body("differences.what", not(hasItem("money")))
                .body("money.find { it.received.currency == 'CNY' }.size()", equalTo(4));
    }

    private static FinanceStory order(String customer) {
        return FinanceStory.of(aReceivable().over("1000.00", "CNY").ofCustomer(customer));
    }

    private static ValidatableResponse listed() {
        return as("auditor")
                .queryParam("unallocated", true)
                .queryParam("limit", 200)
                .get("/api/receipts")
                .then()
                .statusCode(200);
    }

    private static String part(FinanceStory story, String amount) {
        return "{\"orderId\": \"%s\", \"amount\": %s}".formatted(story.orderId(), FinanceStory.money(amount));
    }

    private static Response allocate(String user, String receipt, String... parts) {
        return once(user)
                .body("{\"reason\": \"the customer phoned\", \"allocations\": [%s]}"
                        .formatted(String.join(", ", parts)))
                .post("/api/receipts/{id}/allocations", receipt);
    }

    private static Response refund(String user, String receipt, String amount) {
        return once(user)
                .body("{\"receiptId\": \"%s\", \"amount\": %s, \"reason\": \"sent by mistake\"}"
                        .formatted(receipt, FinanceStory.money(amount)))
                .post("/api/refunds");
    }

    private static void refused(Response answer, int status, String type) {
        answer.then().statusCode(status).body("type", equalTo("urn:gendan:problem:" + type));
    }

    /** What bank and unallocated money come to by entries of these documents. */
    private static String booked(String... documents) {
        return Rows.value("""
                select string_agg(account || ' ' || amount, ', ' order by account) from (
                    select p.account, sum(p.amount) as amount from posting p join journal_entry e on e.id = p.entry_id
                    where e.source_id::text = any (string_to_array(?, ',')) and p.account in ('BANK', 'UNALLOCATED')
                    group by p.account having sum(p.amount) <> 0) s""", String.join(",", documents));
    }
}
