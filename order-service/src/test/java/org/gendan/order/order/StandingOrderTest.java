package org.gendan.order.order;

import static org.gendan.order.Services.TODAY;
import static org.gendan.order.Services.TOTAL;
import static org.gendan.order.order.OrderStory.amendment;
import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.line;
import static org.gendan.order.order.OrderStory.readyToConfirm;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.order.ServiceTest;
import org.gendan.order.Services;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order after its confirmation: amended, held, cancelled, closed, with what the other services told of it. */
@ServiceTest
class StandingOrderTest {
    private static final String REASON = "{\"reason\": \"客户要求\"}";
    private static final String AGAIN = REASON.replace("客户要求", "客户又要求");

    private static Services services;

    @BeforeAll
    static void services() {
        services = new Services();
    }

    @AfterAll
    static void silence() {
        services.close();
    }

    private static ValidatableResponse close(OrderStory order, String user, String body) {
        return as(user).body(body).post(order.path("/closing")).then();
    }

    private static void awaits(OrderStory order, String... codes) {
        close(order, "merchandiser", "{}")
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:order-not-closable"))
                .body("missing.code", contains(codes));
    }

    @Test
    void anAmendmentIsTheNextRevisionAndKeepsTheLineIds() {
        OrderStory order = readyToConfirm().confirmed();
        UUID first = order.line(1);

        order.amend(line(1, "藏青", 150, "128.50"), line(3, "黑", 10, "1.00"))
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("status", equalTo("CONFIRMED"))
                .body("total.amount", equalTo("19285.00"))
                .body("lines[0].lineId", equalTo(first.toString()))
                .body("lines.details.number", contains(1, 3));
        assertEquals(1, Rows.announced("order.order-amended.v1", order.id()));
        assertTrue(Rows.value(
                        "select data from domain_event where type = 'order.order-amended.v1' and key = ?", order.id())
                .contains("\"revision\":2"));
        assertEquals(
                "客户改单", Rows.value("select reason from audit_event where key = ? and reason is not null", order.id()));
    }

    @Test
    void anAmendmentNeedsTheVersionThatWasSeen() {
        OrderStory order = readyToConfirm().confirmed();
        String seen = order.etag();
        as("merchandiser")
                .body(amendment(line(1, "藏青", 1, "1.00")))
                .post(order.path("/amendments"))
                .then()
                .statusCode(428);
        order.amend(line(1, "藏青", 1, "1.00")).then().statusCode(200);
        as("merchandiser")
                .header("If-Match", seen)
                .body(amendment(line(1, "藏青", 2, "1.00")))
                .post(order.path("/amendments"))
                .then()
                .statusCode(412);
        assertEquals(1, Rows.announced("order.order-amended.v1", order.id()));
    }

    @Test
    @Tag("rule-20")
    void nothingGoesBelowWhatIsCutPackedOrOnAVehicle() {
        OrderStory order = readyToConfirm().confirmed();
        UUID first = order.line(1);
        UUID second = order.line(2);
        UUID lot = Ids.next();
        services.progressed(order, lot, first, 30, 0);
        services.progressed(order, lot, first, 60, 20);
        services.progressed(order, Ids.next(), first, 40, 0);
        services.loaded(order, Ids.next(), second, 25);

        order.amend(line(1, "藏青", 99, "1.00"), line(2, "卡其", 24, "1.00"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:below-produced"))
                .body("lines.number", contains(1, 2))
                .body("lines[0].requested", equalTo(99))
                .body("lines[0].produced", equalTo(100))
                .body("lines[0].packed", equalTo(20))
                .body("lines[1].shipped", equalTo(25));
        order.amend(line(1, "藏青", 100, "1.00"), line(2, "卡其", 25, "1.00"))
                .then()
                .statusCode(200);
    }

    /** Goods that came back are not the customer's any more: taken out, they need not be replaced for the order to end. */
    @Test
    @Tag("rule-20")
    void whatCameBackMayBeTakenOutOfTheOrder() {
        OrderStory order = readyToConfirm().confirmed();
        UUID first = order.line(1);
        UUID shipment = Ids.next();
        services.progressed(order, Ids.next(), first, 120, 120);
        services.loaded(order, shipment, first, 120);
        services.heard(
                services.logistics,
                order,
                new GoodsReturned(
                        order.uuid(),
                        shipment,
                        List.of(new ShippedLine(first, "藏青", "M", 20)),
                        "破损",
                        TODAY,
                        "warehouse"));

        order.amend(line(1, "藏青", 99, "128.50"), line(2, "卡其", 80, "128.50"))
                .then()
                .statusCode(409)
                .body("lines[0].shipped", equalTo(120))
                .body("lines[0].returned", equalTo(20));
        order.amend(line(1, "藏青", 100, "128.50"), line(2, "卡其", 80, "128.50"))
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("S3.5")
    void requirementsAreWrittenDownAndAnnounced() {
        OrderStory order = readyToConfirm().confirmed();
        String body = "{\"requirements\": [\"主唛用客供\", \"每箱 20 件\"]}";
        as("merchandiser").body(body).put(order.path("/requirements")).then().statusCode(428);
        as("merchandiser")
                .header("If-Match", order.etag())
                .body(body)
                .put(order.path("/requirements"))
                .then()
                .statusCode(200)
                .body("requirements", contains("主唛用客供", "每箱 20 件"));
        assertEquals(1, Rows.announced("order.requirements-stated.v1", order.id()));
        as("merchandiser")
                .header("If-Match", order.etag())
                .body("{\"requirements\": [\" \"]}")
                .put(order.path("/requirements"))
                .then()
                .statusCode(400);
    }

    @Test
    void aHoldComesAndGoes() {
        OrderStory order = readyToConfirm().confirmed();
        as("business-manager")
                .body(REASON)
                .post(order.path("/hold"))
                .then()
                .statusCode(200)
                .body("hold.reason", equalTo("客户要求"))
                .body("status", equalTo("CONFIRMED"))
                .body("nextSteps", hasItem("hold-lifting"))
                .body("nextSteps", not(hasItem("hold")));
        as("customer").get(order.path("")).then().body("hold.reason", nullValue());
        order.step("hold", REASON).then().statusCode(409).body("type", equalTo("urn:gendan:problem:already-held"));
        order.read().then().body("nextSteps", not(hasItem("hold-lifting")));
        order.step("hold-lifting", REASON)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:gendan:problem:held-by-another"))
                .body("heldBy", equalTo("business-manager"));
        for (int sent = 1; sent <= 2; sent++) {
            as("business-manager")
                    .body(REASON)
                    .post(order.path("/hold-lifting"))
                    .then()
                    .statusCode(200)
                    .body("hold", nullValue());
        }
        order.step("hold-lifting", REASON).then().statusCode(409).body("type", equalTo("urn:gendan:problem:not-held"));
        order.step("hold", "{}").then().statusCode(400);
        assertEquals(1, Rows.announced("order.order-held.v1", order.id()));
        assertEquals(1, Rows.announced("order.order-hold-lifted.v1", order.id()));
    }

    @Test
    @Tag("rule-19")
    void beforeTheStartTheMerchandiserCancels() {
        OrderStory order = readyToConfirm().confirmed();
        order.step("cancellation", REASON)
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("cancellation.assignmentsGoingOn", equalTo(0));
        assertTrue(Rows.value(
                        "select data from domain_event where type = 'order.order-cancelled.v1' and key = ?", order.id())
                .contains("\"productionStarted\":false"));
        order.step("cancellation", AGAIN).then().statusCode(409).body("allowed", contains("DRAFT", "CONFIRMED"));
    }

    @Test
    @Tag("rule-19")
    void afterTheStartTheBusinessManagerAloneCancelsAndHearsWhatGoesOn() {
        OrderStory order = readyToConfirm().confirmed();
        UUID done = Ids.next();
        services.started(order, done);
        services.started(order, Ids.next());
        services.started(order, Ids.next());
        services.heard(
                services.production, order, new AssignmentCompleted(order.uuid(), done, 1, 10, TODAY, "factory"));

        order.step("cancellation", REASON)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:gendan:problem:production-started"))
                .body("assignmentsGoingOn", equalTo(2));
        assertEquals(0, Rows.announced("order.order-cancelled.v1", order.id()));
        as("merchandiser").get(order.path("")).then().body("nextSteps", not(hasItem("cancellation")));
        as("business-manager").get(order.path("")).then().body("nextSteps", hasItem("cancellation"));
        as("business-manager")
                .body(REASON)
                .post(order.path("/cancellation"))
                .then()
                .statusCode(200)
                .body("cancellation.assignmentsGoingOn", equalTo(2));
    }

    @Test
    void anOrderOfWhichGoodsHaveLeftIsNotCancelled() {
        OrderStory order = readyToConfirm().confirmed();
        services.dispatched(order, Ids.next(), false);
        order.step("cancellation", REASON)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:goods-dispatched"));
    }

    @Test
    void anOrderIsClosedOnceGoodsComplaintsAndMoneyAreDone() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        String complaint = order.complaint();
        awaits(order, "customer-signature", "complaints", "settlement");

        services.dispatched(order, shipment, true);
        services.signed(order, shipment);
        awaits(order, "complaints", "settlement");
        as("customer-service")
                .body("{\"outcome\": \"补发\"}")
                .post("/api/complaints/" + complaint + "/settlement")
                .then()
                .statusCode(200);
        awaits(order, "settlement");
        order.read().then().body("nextSteps", not(hasItem("closing")));
        services.settled(order);
        order.read().then().body("nextSteps", hasItem("closing"));
        as("merchandiser")
                .post(order.path("/closing"))
                .then()
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("closing.waiver", nullValue());
        assertEquals(1, Rows.announced("order.order-closed.v1", order.id()));
        close(order, "merchandiser", "{}").statusCode(409).body("state", equalTo("CLOSED"));
    }

    @Test
    void theTopicsMayComeInTheOtherOrder() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        services.settled(order);
        awaits(order, "customer-signature");
        services.dispatched(order, shipment, true);
        services.signed(order, shipment);
        close(order, "merchandiser", "{}").statusCode(200);
    }

    @Test
    @Tag("rule-20")
    void anOrderThatIsCutToWhatWasSignedForMayBeClosed() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        services.dispatched(order, shipment, false);
        services.signed(order, shipment, false);
        order.amend(line(1, "藏青", 60, "128.50")).then().statusCode(200);
        services.settled(order, 2);
        awaits(order, "customer-signature");
        services.reassessed(order, shipment, 2, true, true);
        close(order, "merchandiser", "{}").statusCode(200);
    }

    @Test
    @Tag("rule-20")
    void anOrderThatIsCutWhileTheGoodsAreOnTheirWayWaitsForTheSignature() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        services.dispatched(order, shipment, false);
        order.amend(line(1, "藏青", 60, "128.50")).then().statusCode(200);
        services.reassessed(order, shipment, 2, true, false);
        services.settled(order, 2);
        awaits(order, "customer-signature");
        services.signed(order, shipment, true);
        close(order, "merchandiser", "{}").statusCode(200);
    }

    @Test
    @Tag("rule-20")
    void whatIsOrderedAfterTheGateOutHasToBeSignedForToo() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        UUID rest = Ids.next();
        services.dispatched(order, shipment, true);
        services.signed(order, shipment);
        order.amend(line(1, "藏青", 140, "128.50")).then().statusCode(200);
        services.settled(order, 2);
        awaits(order, "customer-signature");
        services.reassessed(order, shipment, 2, false, false);
        awaits(order, "customer-signature");
        services.dispatched(order, rest, 2, true);
        awaits(order, "customer-signature");
        services.signed(order, rest, true);
        close(order, "merchandiser", "{}").statusCode(200);
    }

    @Test
    void theSignatureForAllGoodsOutlastsAnAmendmentOfSomethingElse() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        services.dispatched(order, shipment, true);
        services.signed(order, shipment);
        order.amend(line(1, "藏青", 120, "128.50"), line(2, "卡其", 80, "130.00"))
                .then()
                .statusCode(200);
        services.settled(order, 2);
        services.reassessed(order, shipment, 2, true, true);
        close(order, "merchandiser", "{}").statusCode(200);
    }

    @Test
    void whatCameBackIsNotSignedForWhateverIsAmended() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        services.dispatched(order, shipment, true);
        services.signed(order, shipment);
        services.heard(
                services.logistics,
                order,
                new GoodsReturned(order.uuid(), shipment, List.of(), "破损", TODAY, "warehouse"));
        order.amend(line(1, "藏青", 110, "128.50")).then().statusCode(200);
        services.settled(order, 2);
        services.reassessed(order, shipment, 2, false, false);
        awaits(order, "customer-signature");
        services.reassessed(order, shipment, 2, true, true);
        close(order, "merchandiser", "{}").statusCode(200);
    }

    @Test
    void whatIsRevokedClosesTheGateAgain() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        services.dispatched(order, shipment, true);
        services.signed(order, shipment);
        services.settled(order);
        services.heard(
                services.logistics,
                order,
                new GoodsReturned(order.uuid(), shipment, List.of(), "破损", TODAY, "warehouse"));
        awaits(order, "customer-signature");
        services.signed(order, shipment);
        services.heard(
                services.finance,
                order,
                new BalanceRevoked(order.uuid(), 1, TOTAL, TOTAL, TOTAL, "returned", TODAY, "finance"));
        awaits(order, "settlement");
        services.settled(order);
        order.step("hold", REASON).then().statusCode(200);
        awaits(order, "hold");
        order.step("hold-lifting", REASON).then().statusCode(200);
        close(order, "merchandiser", "{}").statusCode(200);
    }

    @Test
    void theBusinessManagerLetsComplaintsAndMoneyGoButNoSignature() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        String waiver = "{\"waiver\": \"尾款小额\"}";
        order.complaint();
        close(order, "business-manager", waiver).statusCode(409).body("missing.code", hasItems("customer-signature"));
        services.dispatched(order, shipment, true);
        services.signed(order, shipment);
        close(order, "merchandiser", waiver)
                .statusCode(403)
                .body("type", equalTo("urn:gendan:problem:waiver-needs-business-manager"));
        close(order, "business-manager", waiver).statusCode(200).body("closing.waiver", equalTo("尾款小额"));
        as("customer").get(order.path("")).then().body("closing.waiver", nullValue());
    }
}
