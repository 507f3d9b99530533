package org.gendan.logistics.shipment;

import static org.gendan.logistics.Rest.as;
import static org.gendan.logistics.Rest.once;
import static org.gendan.logistics.shipment.Story.arrange;
import static org.gendan.logistics.shipment.Story.lines;
import static org.gendan.logistics.shipment.Story.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.gendan.language.DomainEvent;
import org.gendan.logistics.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ArrangementTest {
    private final AnOrder order = AnOrder.of(120, 80);

    @Test
    void anOrderThatWasNotAnnouncedIsUnknown() {
        refused(404, "unknown-order", arrange(order, ""));
        Announced.by(order.balanceConfirmed());
        Announced.by(order.goodsReleased());
        Announced.heard(order);
        refused(404, "unknown-order", arrange(order, ""));
        refused(404, "unknown-order", as("warehouse").get("/api/shipments/orders/" + order.id()));
    }

    @Test
    @Tag("S1.11")
    void withoutTheBalanceNothingIsArranged() {
        Announced.by(order.confirmed());
        Announced.by(order.goodsReleased());
        Announced.heard(order);
        refused(409, "shipment-not-arrangeable", arrange(order, ""))
                .then()
                .body("missing.code", contains("balance"))
                .body("missing[0].who", contains("customer", "cashier", "finance"))
                .body("missing[0].textZh", containsString("全款"));
    }

    @Test
    void withoutTheReleaseNothingIsArranged() {
        Announced.by(order.confirmed());
        Announced.by(order.balanceConfirmed());
        Announced.heard(order);
        refused(409, "shipment-not-arrangeable", arrange(order, ""))
                .then()
                .body("missing.code", contains("goods-release"));
    }

    @Test
    void eachFactThatIsRevokedAfterwardsClosesTheGateAlone() {
        closes("balance-shortfall", order.balanceRevoked(), order.balanceConfirmed());
        closes("goods-release", order.releaseRevoked(), order.goodsReleased());
        closes("hold", order.held(), order.holdLifted());
        Announced.twiceBy(order.cancelled());
        Announced.heard(order);
        refused(409, "shipment-not-arrangeable", arrange(order, ""))
                .then()
                .body("missing.code", contains("order-cancelled"));
    }

    private void closes(String code, DomainEvent revoked, DomainEvent restored) {
        Announced.cleared(order);
        Announced.twiceBy(revoked);
        Announced.heard(order);
        refused(409, "shipment-not-arrangeable", arrange(order, "")).then().body("missing.code", contains(code));
        Announced.twiceBy(restored);
        Announced.heard(order);
        Story.of(order).cancel().then().statusCode(200);
    }

    @Test
    @Tag("rule-6")
    void theBalanceAndTheReleaseOfAnotherRevisionOpenNothing() {
        Announced.cleared(order);
        Announced.by(order.amended("藏青", "Hamburg").amended());
        Announced.heard(order);
        refused(409, "shipment-not-arrangeable", arrange(order, ""))
                .then()
                .body("missing.code", contains("goods-release", "balance"))
                .body("missing[1].revision", equalTo(2));
    }

    @Test
    @Tag("S1.12")
    void theShipmentSaysWhatLeavesHowByWhomAndWhen() {
        Announced.cleared(order);
        Response arranged = arrange(order, "\"remark\": \"call before loading\"");
        arranged.then()
                .statusCode(201)
                .body("status", equalTo("ARRANGED"))
                .body("planned.quantity", contains(120, 80))
                .body("planned.colour", contains("藏青", "藏青"))
                .body("mode", equalTo("SEA"))
                .body("forwarder", equalTo("中外运"))
                .body("plannedOn", equalTo("2099-01-05"))
                .body("place", equalTo("Hamburg"))
                .body("missing", empty())
                .body("nextSteps", contains("cancellation", "messages"));
        String announced = Rows.value(
                "select data from domain_event where type = 'logistics.shipment-arranged.v1' and key = ?",
                order.id() + "");
        assertEquals(arranged.path("shipmentNumber"), Rows.value("select ?::jsonb->>'shipmentNumber'", announced));
        assertEquals("2", Rows.value("select jsonb_array_length(?::jsonb->'lines')", announced));
    }

    @Test
    @Tag("S1.13")
    void cashierAndFinanceAreTheFirstStepsOfTheChain() {
        Announced.cleared(order);
        Story.of(order)
                .read("merchandiser")
                .then()
                .body("chain.step", contains("CASHIER", "FINANCE"))
                .body("chain.by", contains("cashier", "finance"));
    }

    @Test
    void partialShipmentsTogetherTakeWhatIsReleasedAndNotASetMore() {
        Announced.cleared(order);
        arrange(order, lines(order, 100)).then().statusCode(201);
        refused(409, "more-than-released", arrange(order, lines(order, 21)))
                .then()
                .body("exceeded[0].most", equalTo(120))
                .body("exceeded[0].claimed", equalTo(100))
                .body("exceeded[0].requested", equalTo(21));
        arrange(order, "").then().statusCode(201).body("planned.quantity", contains(20, 80));
        refused(409, "nothing-left-to-ship", arrange(order, ""));
    }

    @Test
    @Tag("rule-21")
    void theToleranceIsTakenOnceForAllPartialShipments() {
        AnOrder jackets = Announced.cleared(AnOrder.of(43).tolerance("5").released(60));
        arrange(jackets, lines(jackets, 22)).then().statusCode(201);
        refused(409, "more-than-released", arrange(jackets, lines(jackets, 24)));
        arrange(jackets, lines(jackets, 23)).then().statusCode(201);
    }

    @Test
    void aShipmentThatIsGivenUpLeavesItsPiecesToTheNext() {
        Announced.cleared(order);
        Story first = Story.of(order);
        first.cancel().then().statusCode(200).body("status", equalTo("CANCELLED"));
        assertEquals("another vessel", first.lastAnnounced("shipment-cancelled", "reason"));
        arrange(order, "").then().statusCode(201).body("planned.quantity", contains(120, 80));
    }

    @Test
    void theGoodsGoWhereTheContractSays() {
        Announced.cleared(order);
        refused(409, "wrong-place", arrange(order, "\"place\": \"Rotterdam\""))
                .then()
                .body("allowed", contains("Hamburg", "上海"));
        arrange(order, "\"place\": \"上海\"").then().statusCode(201);
    }

    @Test
    void whatIsWrongWithARequestIsNamed() {
        Announced.cleared(order);
        refused(400, "invalid-request", arrange(order, "\"plannedOn\": \"2020-01-01\""));
        refused(400, "invalid-request", arrange(order, lines(order, 0)));
        refused(400, "invalid-request", arrange(order, "\"lines\": []"));
        refused(400, "unreadable-body", arrange(order, "\"mode\": \"PIGEON\""));
        refused(404, "unknown-line", arrange(order, lines(AnOrder.of(5), 5)));
        refused(
                400,
                "idempotency-key-missing",
                as("merchandiser").body(Story.arrangement(order, "")).post("/api/shipments"));
    }

    @Test
    void oneKeyArrangesOneShipment() {
        Announced.cleared(order);
        String key = UUID.randomUUID().toString();
        String body = Story.arrangement(order, "");
        String first = as("merchandiser")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/shipments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("merchandiser")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/shipments")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        assertEquals(1, Rows.announced("logistics.shipment-arranged.v1", order.id()));
    }

    @Test
    void theOrderShowsWhatMayBeShippedAndWhatWas() {
        AnOrder jackets = Announced.cleared(AnOrder.of(100));
        Story.of(jackets, 60).dispatched(60).takeBack(10).then().statusCode(201);
        as("merchandiser")
                .get("/api/shipments/orders/" + jackets.id())
                .then()
                .statusCode(200)
                .body("lines[0].ordered", equalTo(100))
                .body("lines[0].released", equalTo(100))
                .body("lines[0].outside", equalTo(50))
                .body("lines[0].left", equalTo(50))
                .body("missing", empty())
                .body("nextSteps", contains("shipments"));
        Announced.by(jackets.held());
        Announced.heard(jackets);
        as("merchandiser")
                .get("/api/shipments/orders/" + jackets.id())
                .then()
                .body("missing.code", contains("hold"))
                .body("nextSteps", empty());
    }

    @Test
    @Tag("S4.4")
    void aHandOverGivesTheOrderToTheOtherMerchandiser() {
        Announced.cleared(order);
        refused(404, "unknown-order", arrange("merchandiser-2", order, ""));
        Announced.by(order.handedOverTo("merchandiser-2"));
        Announced.heard(order);
        refused(404, "unknown-order", arrange(order, ""));
        arrange("merchandiser-2", order, "").then().statusCode(201);
    }

    @Test
    @Tag("S1.12")
    void theThreadIsWrittenByThoseWhoTakePartAndTheSalespersonAgrees() {
        Announced.cleared(order);
        Story shipment = Story.of(order);
        say("merchandiser", shipment, "{\"text\": \"周五装车？\"}").then().statusCode(201);
        refused(400, "invalid-request", say("merchandiser", shipment, "{\"text\": \"ok\", \"agreed\": true}"));
        say("salesperson", shipment, "{\"text\": \"可以\", \"agreed\": true}")
                .then()
                .statusCode(201);
        say("warehouse", shipment, "{\"text\": \"dock 3\"}").then().statusCode(201);
        refused(404, "unknown-shipment", say("salesperson-2", shipment, "{\"text\": \"and mine?\"}"));
        Response first = as("merchandiser").get(shipment.path("/messages?limit=2"));
        first.then().statusCode(200).body("items.by", contains("warehouse", "salesperson"));
        as("merchandiser")
                .get(shipment.path("/messages?limit=2&cursor=" + first.path("next")))
                .then()
                .body("items.text", contains("周五装车？"))
                .body("$", not(hasItem("next")));
        shipment.read("merchandiser")
                .then()
                .body("agreement.agreed", equalTo(true))
                .body("agreement.by", equalTo("salesperson"));
    }

    @Test
    void aCustomerSeesItsShipmentsButNeitherStaffNorThread() {
        Announced.cleared(order);
        Story shipment = Story.of(order);
        say("salesperson", shipment, "{\"text\": \"agreed, but they pay late\", \"agreed\": true}");
        shipment.loaded(120, 80);
        String seen = shipment.read("customer").then().statusCode(200).extract().asString();
        for (String hidden : List.of("merchandiser", "salesperson", "cashier", "warehouse", "finance", "pay late")) {
            assertFalse(seen.contains("\"" + hidden) || seen.contains(hidden + "\""), () -> hidden + " in " + seen);
        }
        refused(404, "unknown-shipment", shipment.read("customer-2"));
        refused(403, "wrong-role", as("customer").get(shipment.path("/messages")));
    }

    @Test
    void theListIsBoundedFilteredAndGoesOnByItsCursor() {
        Announced.cleared(order);
        Story one = Story.of(order, 10);
        Story two = Story.of(order, 20);
        String address = "/api/shipments?orderId=%s".formatted(order.id());
        Response first = as("warehouse").get(address + "&limit=1");
        first.then().statusCode(200).body("items.id", contains(two.id().toString()));
        as("warehouse")
                .get(address + "&limit=1&cursor=" + first.path("next"))
                .then()
                .body("items.id", contains(one.id().toString()))
                .body("items.quantity", contains(10));
        as("warehouse").get(address + "&status=LOADED").then().body("items", hasSize(0));
        as("merchandiser-2").get(address).then().body("items", hasSize(0));
        refused(400, "invalid-request", as("warehouse").get(address + "&limit=201"));
    }

    private static Response say(String user, Story shipment, String body) {
        return once(user).body(body).post(shipment.path("/messages"));
    }
}
