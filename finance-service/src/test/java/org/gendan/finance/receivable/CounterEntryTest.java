package org.gendan.finance.receivable;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.restassured.response.Response;
import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was added to an order, or let go of it, by mistake, and the entry that takes it back. */
@ServiceTest
class CounterEntryTest {
    private static final String OTHER = ", \"kind\": \"OTHER\"";
    private static final String DEPOSIT = ", \"kind\": \"DEPOSIT\"";

    private final FinanceStory story = FinanceStory.ofThousand(true);

    @Test
    @Tag("rule-10")
    void aMistakenChargeIsTakenBackAndOpensTheGateThatItClosed() {
        story.confirmed("1000.00");
        story.post("finance", "charges", "80.00", OTHER).then().statusCode(201);
        assertEquals(1, story.announced("balance-revoked"));
        String charge = story.newest("charges");

        takeBack("finance-2", "charges", charge)
                .then()
                .statusCode(201)
                .body("charges.amount", equalTo("0.00"))
                .body("total.amount", equalTo("1000.00"))
                .body("balance.gate.open", equalTo(true));

        assertEquals("1000.00", story.lastAnnounced("charge-reversed", "total.amount"));
        assertEquals(charge, story.lastAnnounced("charge-reversed", "chargeId"));
        assertEquals(2, story.announced("balance-confirmed"));
        as("merchandiser")
                .get("/api/receivables/{id}/charges", story.orderId())
                .then()
                .body("items.id", contains(charge))
                .body("items[0].amount.amount", equalTo("80.00"))
                .body("items[0].by", equalTo("finance"))
                .body("items[0].reversal.by", equalTo("finance-2"))
                .body("items[0].reversal.reason", equalTo("wrong order"))
                .body("items[0].nextSteps", empty());
        refused(takeBack("finance", "charges", charge), 409, "already-reversed")
                .then()
                .body("reversedBy", equalTo("finance-2"));
        assertEquals("-80.0000 80.0000", Rows.value("""
                        select string_agg(p.amount::text, ' ' order by p.amount)
                        from posting p join journal_entry e on e.id = p.entry_id join counter_entry c on c.id = e.source_id
                        where c.mistake_id = ?""", UUID.fromString(charge)));
        checked();
        assertEquals(
                0,
                Rows.count(
                        "select count(*) from audit_broken(?)", story.orderId().toString()));
    }

    @Test
    @Tag("rule-7")
    void whatWasPaidForAMistakenChargeWaitsToBeSettledBeforeShipment() {
        story.post("finance", "charges", "80.00", OTHER);
        story.confirmed("1080.00");

        takeBack("finance", "charges", story.newest("charges"))
                .then()
                .statusCode(201)
                .body("surplus.amount", equalTo("80.00"))
                .body("creditDue.amount", equalTo("80.00"))
                .body("balance.gate.missing.code", contains("credit-settlement"));
        assertEquals(1, story.announced("balance-revoked"));
        checked();
    }

    @Test
    @Tag("rule-13")
    void aMistakenWaiverIsTakenBackAndWhatItLetGoIsMissingAgain() {
        story.confirmed("285.00");
        story.post("finance", "waivers", "15.00", DEPOSIT).then().statusCode(201);
        assertEquals(1, story.announced("deposit-confirmed"));
        String waiver = story.newest("waivers");

        takeBack("business-manager", "waivers", waiver)
                .then()
                .statusCode(201)
                .body("waived.amount", equalTo("0.00"))
                .body("deposit.shortfall.amount", equalTo("15.00"));

        assertEquals("DEPOSIT", story.lastAnnounced("waiver-reversed", "kind"));
        assertEquals("15.00", story.lastAnnounced("waiver-reversed", "amount.amount"));
        assertEquals("15.00", story.lastAnnounced("deposit-revoked", "shortfall.amount"));
        as("auditor")
                .get("/api/receivables/{id}/waivers", story.orderId())
                .then()
                .body("items[0].reversal.by", equalTo("business-manager"));
        refused(takeBack("finance", "waivers", waiver), 409, "already-reversed");
        story.post("finance", "waivers", "15.00", DEPOSIT).then().statusCode(201);
        assertEquals(2, story.announced("deposit-confirmed"));
        checked();
    }

    @Test
    void whatStandsOnAnInvoiceOrIsOfACancelledOrderIsNotTakenBack() {
        FinanceStory shipped = FinanceStory.ofThousand(true);
        shipped.post("finance", "charges", "80.00", OTHER);
        shipped.post("finance", "charges", "70.00", OTHER);
        String mistake = shipped.newest("charges");
        takeBack(shipped, "finance", "charges", mistake).then().statusCode(201);
        String invoice = shipped.invoiced();
        as("finance").get("/api/invoices/{id}", invoice).then().body("amount.amount", equalTo("1080.00"));
        String charge = as("finance")
                .get("/api/receivables/{id}/charges", shipped.orderId())
                .then()
                .body("items[0].invoiceId", nullValue())
                .body("items[1].nextSteps", empty())
                .extract()
                .path("items[1].id");
        refused(takeBack(shipped, "finance", "charges", charge), 409, "charge-invoiced")
                .then()
                .body("invoiceId", equalTo(invoice));

        story.post("finance", "charges", "80.00", OTHER);
        story.post("finance", "waivers", "15.00", DEPOSIT);
        story.cancelled();
        refused(takeBack("finance", "charges", story.newest("charges")), 409, "order-cancelled");
        refused(takeBack("finance", "waivers", story.newest("waivers")), 409, "order-cancelled");
    }

    @Test
    @Tag("rule-19")
    void aCancelledOrderTakesNoChargeAndOwesNoneThatItHad() {
        story.post("finance", "charges", "80.00", OTHER).then().statusCode(201);
        story.confirmed("1080.00");
        story.cancelled();

        refused(story.post("finance", "charges", "1.00", OTHER), 409, "order-cancelled");
        story.receivable("finance")
                .then()
                .body("total.amount", equalTo("0.00"))
                .body("missing.amount", equalTo("0.00"))
                .body("creditDue.amount", equalTo("1080.00"))
                .body("balance.gate.missing.code", hasItem("order-cancelled"));
        assertEquals(1, story.announced("charge-added"));
        refused(
                once("finance")
                        .body("{\"orderId\": \"%s\"}".formatted(story.orderId()))
                        .post("/api/invoices"),
                409,
                "order-cancelled");
        checked();
    }

    @Test
    void onlyWhoHasTheRoleAndTheReasonTakesBackWhatIsTheOrders() {
        story.post("finance", "charges", "80.00", OTHER);
        story.post("finance", "waivers", "15.00", DEPOSIT);
        String charge = story.newest("charges");
        refused(takeBack("business-manager", "charges", charge), 403, "wrong-role");
        refused(takeBack("cashier", "waivers", story.newest("waivers")), 403, "wrong-role");
        refused(takeBack("finance", "charges", UUID.randomUUID().toString()), 404, "unknown-charge");
        refused(takeBack("finance", "waivers", charge), 404, "unknown-waiver");
        refused(takeBack(FinanceStory.ofThousand(true), "finance", "charges", charge), 404, "unknown-charge");
        once("finance")
                .body("{\"reason\": \" \"}")
                .post("/api/receivables/{id}/charges/{charge}/reversal", story.orderId(), charge)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("reason"));
        as("merchandiser-2")
                .get("/api/receivables/{id}/charges", story.orderId())
                .then()
                .statusCode(404);
        assertEquals(0, story.announced("charge-reversed"));
        assertThrows(IllegalStateException.class, () -> Rows.execute("""
                        insert into counter_entry (id, mistake_id, order_id, reason, entered_by, occurred_on)
                        select gen_random_uuid(), '%1$s', '%2$s', 'x', 'x', current_date from generate_series(1, 2)""".formatted(charge, story.orderId())));
    }

    private Response takeBack(String user, String adjustments, String id) {
        return takeBack(story, user, adjustments, id);
    }

    private static Response takeBack(FinanceStory of, String user, String adjustments, String id) {
        return once(user)
                .body("{\"reason\": \"wrong order\"}")
                .post("/api/receivables/{order}/{adjustments}/{id}/reversal", of.orderId(), adjustments, id);
    }

    /** The books agree about this order. */
    private void checked() {
        once("auditor")
                .post("/api/ledger/checks")
                .then()
                .statusCode(200)
                .body("differences.findAll { it.id == '%s' }".formatted(story.orderId()), empty());
    }

    private static Response refused(Response answer, int status, String type) {
        answer.then().statusCode(status).body("type", equalTo("urn:gendan:problem:" + type));
        return answer;
    }
}
