package org.gendan.finance.receipt;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.confirm;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Money that comes and goes, and what finance announces of it. */
@ServiceTest
class DepositGateTest {

    @Test
    @Tag("S1.9")
    void theDepositIsConfirmedWhenSomebodyElseConfirmsTheReceiptAndNotWhenItIsRecorded() {
        FinanceStory story = FinanceStory.of(aReceivable());
        String receipt = story.recorded("33265.61");

        assertEquals(1, story.announced("receipt-recorded"));
        assertEquals(0, story.announced("deposit-confirmed"));
        story.receivable("finance")
                .then()
                .statusCode(200)
                .body("dueNow.amount", equalTo("33265.61"))
                .body("deposit.required.amount", equalTo("33265.61"))
                .body("received.amount", equalTo("0.00"))
                .body("pending.amount", equalTo("33265.61"))
                .body("deposit.shortfall.amount", equalTo("33265.61"))
                .body("deposit.gate.open", equalTo(false))
                .body("deposit.gate.missing.code", contains("receipt-confirmation"))
                .body("deposit.gate.missing[0].who", contains("finance"))
                .body("deposit.gate.missing[0].text", notNullValue())
                .body("deposit.gate.missing[0].textZh", notNullValue());

        confirm("finance", receipt)
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("confirmedBy", equalTo("finance"))
                .body("nextSteps", contains("reversal"));

        assertEquals(1, story.announced("deposit-confirmed"));
        assertEquals("33265.61", story.lastAnnounced("deposit-confirmed", "received.amount"));
        assertEquals("finance", story.lastAnnounced("deposit-confirmed", "by"));
        story.receivable("finance")
                .then()
                .body("received.amount", equalTo("33265.61"))
                .body("pending.amount", equalTo("0.00"))
                .body("deposit.gate.open", equalTo(true))
                .body("deposit.gate.missing", empty());
    }

    @Test
    @Tag("rule-2")
    void severalReceiptsAddUpToTheDepositAndOnlyTheCompletingOneIsAnnounced() {
        FinanceStory story = FinanceStory.of(aReceivable());

        story.confirmed("20000.00");
        story.confirmed("13265.60");
        assertEquals(0, story.announced("deposit-confirmed"));
        story.receivable("merchandiser")
                .then()
                .body("deposit.shortfall.amount", equalTo("0.01"))
                .body("deposit.gate.missing.code", contains("deposit-shortfall"))
                .body("deposit.gate.missing[0].shortfall", equalTo("0.01 CNY"));

        story.confirmed("0.01");
        story.confirmed("1.00");

        assertEquals(1, story.announced("deposit-confirmed"));
        assertEquals("33265.61", story.lastAnnounced("deposit-confirmed", "received.amount"));
    }

    @Test
    @Tag("rule-3")
    void whatIsPaidBeyondTheDepositIsCredit() {
        FinanceStory story = FinanceStory.of(aReceivable());

        story.confirmed("40000.00");

        assertEquals(1, story.announced("deposit-confirmed"));
        story.receivable("customer")
                .then()
                .body("deposit.gate.open", equalTo(true))
                .body("deposit.shortfall.amount", equalTo("0.00"))
                .body("balance.received.amount", equalTo("6734.39"));
    }

    @Test
    @Tag("rule-4")
    void aReversalThatLeavesTheDepositShortRevokesItAndALaterReceiptConfirmsItAgain() {
        FinanceStory story = FinanceStory.of(aReceivable());
        String first = story.confirmed("33265.61");
        String surplus = story.confirmed("100.00");

        reverse("finance-2", surplus, "paid by mistake").then().statusCode(200);
        assertEquals(0, story.announced("deposit-revoked"));

        reverse("finance-2", first, "returned by the bank")
                .then()
                .statusCode(200)
                .body("status", equalTo("REVERSED"))
                .body("reversedBy", equalTo("finance-2"))
                .body("reversalReason", equalTo("returned by the bank"))
                .body("nextSteps", empty());
        assertEquals(1, story.announced("deposit-revoked"));
        assertEquals("33265.61", story.lastAnnounced("deposit-revoked", "shortfall.amount"));
        assertEquals("returned by the bank", story.lastAnnounced("deposit-revoked", "reason"));
        story.receivable("finance").then().body("deposit.gate.open", equalTo(false));

        story.confirmed("33265.61");
        assertEquals(2, story.announced("deposit-confirmed"));
        assertEquals(1, story.announced("deposit-revoked"));
    }

    @Test
    void theYenHasNoMinorUnitAndTheDinarHasThree() {
        FinanceStory yen = FinanceStory.of(aReceivable().over("100005", "JPY"));
        FinanceStory dinar = FinanceStory.of(aReceivable().over("1.005", "KWD"));

        pay(yen, "30001", "JPY");
        pay(dinar, "0.301", "KWD");
        assertEquals(0, yen.announced("deposit-confirmed"));
        assertEquals(0, dinar.announced("deposit-confirmed"));

        pay(yen, "1", "JPY");
        pay(dinar, "0.001", "KWD");
        assertEquals("30002", yen.lastAnnounced("deposit-confirmed", "received.amount"));
        assertEquals("0.302", dinar.lastAnnounced("deposit-confirmed", "received.amount"));
    }

    @Test
    void theBankSlipIsKeptAndServedForDownloadOnly() {
        FinanceStory story = FinanceStory.of(aReceivable());
        String receipt = story.recorded("100.00");

        as("finance")
                .get("/api/receipts/{id}/slip", receipt)
                .then()
                .statusCode(404)
                .body("type", type("unknown-slip"));
        as("cashier")
                .multiPart("file", "水单.pdf", FinanceStory.SLIP)
                .post("/api/receipts/{id}/slip", receipt)
                .then()
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith("/api/receipts/" + receipt + "/slip"));

        byte[] slip = as("customer")
                .get("/api/receipts/{id}/slip", receipt)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", org.hamcrest.Matchers.startsWith("attachment;"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .extract()
                .asByteArray();
        assertArrayEquals(FinanceStory.SLIP, slip);
        as("finance").get("/api/receipts/{id}", receipt).then().body("slipSha256", notNullValue());
    }

    @Test
    void aCustomerSeesItsMoneyAndNoStaff() {
        FinanceStory story = FinanceStory.of(aReceivable());
        String receipt = story.confirmed("33265.61");
        reverse("finance", receipt, "asked finance-2").then().statusCode(200);

        as("customer")
                .get("/api/receipts/{id}", receipt)
                .then()
                .statusCode(200)
                .body("amount.amount", equalTo("33265.61"))
                .body("confirmedAt", notNullValue())
                .body("recordedBy", nullValue())
                .body("confirmedBy", nullValue())
                .body("reversedBy", nullValue())
                .body("reversalReason", nullValue());
        story.receivable("customer")
                .then()
                .statusCode(200)
                .body("merchandiser", nullValue())
                .body("salesperson", nullValue());
    }

    @Test
    void aPersonIsShownTheStepsThatThisPersonMayTakeNow() {
        FinanceStory story = FinanceStory.of(aReceivable());
        String receipt = story.recorded("100.00");

        as("cashier").get("/api/receipts/{id}", receipt).then().body("nextSteps", contains("slip", "rejection"));
        as("finance")
                .get("/api/receipts/{id}", receipt)
                .then()
                .body("nextSteps", contains("confirmation", "rejection"));
        as("auditor").get("/api/receipts/{id}", receipt).then().body("nextSteps", empty());
        story.receivable("cashier").then().body("nextSteps", contains("receipts"));
    }

    @Test
    void receiptsAreListedByOrderAndByStatusPageByPage() {
        FinanceStory story = FinanceStory.of(aReceivable());
        String first = story.confirmed("1.00");
        String second = story.recorded("2.00");
        String third = story.recorded("3.00");

        String next = as("finance")
                .queryParam("orderId", story.orderId())
                .queryParam("limit", 2)
                .get("/api/receipts")
                .then()
                .statusCode(200)
                .header("Link", org.hamcrest.Matchers.containsString("rel=\"next\""))
                .body("items.id", contains(third, second))
                .extract()
                .path("next");
        as("finance")
                .queryParam("orderId", story.orderId())
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get("/api/receipts")
                .then()
                .body("items.id", contains(first))
                .body("next", nullValue());
        as("finance")
                .queryParam("orderId", story.orderId())
                .queryParam("status", "CONFIRMED")
                .get("/api/receipts")
                .then()
                .body("items.id", contains(first));
        as("customer-2")
                .queryParam("orderId", story.orderId())
                .get("/api/receipts")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void receivablesAreListedAsFarAsTheCallerMaySeeThem() {
        FinanceStory mine = FinanceStory.ofThousand(true);
        FinanceStory others = FinanceStory.ofThousand(false);
        mine.confirmed("300.00");

        for (String user : new String[] {"merchandiser", "salesperson", "customer"}) {
            as(user).queryParam("limit", 200)
                    .get("/api/receivables")
                    .then()
                    .statusCode(200)
                    .body(
                            "items.orderId",
                            org.hamcrest.Matchers.hasItem(mine.orderId().toString()))
                    .body(
                            "items.orderId",
                            not(org.hamcrest.Matchers.hasItem(others.orderId().toString())))
                    .body(
                            "items.find { it.orderId == '%s' }.received.amount".formatted(mine.orderId()),
                            equalTo("300.00"));
        }
        as("auditor")
                .queryParam("limit", 200)
                .get("/api/receivables")
                .then()
                .body(
                        "items.orderId",
                        org.hamcrest.Matchers.hasItems(
                                mine.orderId().toString(), others.orderId().toString()));
    }

    @Test
    void everyChangeLeavesOneLinkOfTheOrdersAuditTrail() {
        FinanceStory story = FinanceStory.of(aReceivable());
        String receipt = story.recordedWithSlip("33265.61");
        confirm("cashier", receipt).then().statusCode(403);
        confirm("finance", receipt).then().statusCode(200);
        confirm("finance-2", receipt).then().statusCode(409);
        reverse("finance-2", receipt, "returned by the bank").then().statusCode(200);

        String key = story.orderId().toString();
        assertEquals(
                "Receivable created merchandiser;Receipt created cashier;Receipt changed cashier;"
                        + "Receipt changed finance;Receipt changed finance-2",
                Rows.value("""
                        select string_agg(entity || ' ' || change || ' ' || who, ';' order by n) from audit_event where key = ?""", key));
        assertEquals(
                "returned by the bank",
                Rows.value("select reason from audit_event where key = ? order by n desc limit 1", key));
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", key));
    }

    @Test
    @Tag("rule-17")
    void theDatabaseItselfRefusesAReceiptConfirmedByItsRecorder() {
        FinanceStory story = FinanceStory.of(aReceivable());
        UUID receipt = UUID.fromString(story.recorded("100.00"));

        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> Rows.value("""
                        update receipt set status = 'CONFIRMED', confirmed_by = recorded_by, confirmed_at = now()
                        where id = ? returning id""", receipt));

        assertTrue(refused.getMessage().contains("receipt_four_eyes"), refused.getMessage());
    }

    private static void pay(FinanceStory story, String amount, String currency) {
        String receipt = FinanceStory.once("cashier")
                .body(story.body(amount, currency, UUID.randomUUID().toString()))
                .post("/api/receipts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        confirm("finance", receipt).then().statusCode(200);
    }

    private static org.hamcrest.Matcher<String> type(String code) {
        return equalTo("urn:gendan:problem:" + code);
    }
}
