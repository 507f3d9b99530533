package org.gendan.logistics.shipment;

import static org.gendan.logistics.Rest.as;
import static org.gendan.logistics.shipment.Story.outOfTurn;
import static org.gendan.logistics.shipment.Story.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.time.LocalDate;
import org.gendan.language.DomainEvent;
import org.gendan.logistics.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class GateOutTest {
    private final AnOrder order = AnOrder.of(120);

    @Test
    @Tag("S1.13")
    @Tag("S1.19")
    void preparedInspectedLoadedAndOutOfTheGateEachOnRecord() {
        Announced.cleared(order);
        Story shipment = Story.of(order);
        shipment.prepare().then().statusCode(200).body("status", equalTo("PREPARED"));
        shipment.inspect(true).then().statusCode(200).body("status", equalTo("INSPECTED"));
        shipment.load(120).then().statusCode(200).body("status", equalTo("LOADED"));
        shipment.read("warehouse").then().body("nextSteps", contains("gate-out", "loading", "messages"));
        shipment.gateOut().then().statusCode(200).body("status", equalTo("DISPATCHED"));
        shipment.read("merchandiser")
                .then()
                .body(
                        "chain.step",
                        contains("CASHIER", "FINANCE", "STOCK_PREPARATION", "GOODS_INSPECTION", "LOADING", "GATE_OUT"))
                .body("chain[2..5].by", contains("warehouse", "warehouse", "warehouse", "warehouse"))
                .body("onTime", equalTo(true))
                .body("missing", empty());
        for (String fact : new String[] {"stock-prepared", "goods-inspected", "goods-loaded", "goods-dispatched"}) {
            assertEquals(1, shipment.announced(fact), fact);
        }
        assertEquals("true", shipment.lastAnnounced("goods-dispatched", "complete"));
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", order.id() + ""));
    }

    @Test
    @Tag("S1.13")
    void aStepOutOfTurnIsRefusedAndToldFromWhereItIsTaken() {
        Announced.cleared(order);
        Story shipment = Story.of(order);
        outOfTurn("ARRANGED", "PREPARED", shipment.inspect(true));
        outOfTurn("ARRANGED", "INSPECTED LOADED", shipment.load(120));
        outOfTurn("ARRANGED", "LOADED", shipment.gateOut());
        outOfTurn("ARRANGED", "DISPATCHED", shipment.courierNumber());
        outOfTurn("ARRANGED", "DISPATCHED", shipment.sign("customer"));
        outOfTurn("ARRANGED", "DISPATCHED SIGNED", shipment.takeBack(1));
        outOfTurn("ARRANGED", "DISPATCHED", shipment.prove("warehouse", "%PDF-1.7 signed"));
        shipment.prepared();
        outOfTurn("PREPARED", "ARRANGED", shipment.prepare("warehouse-2"));
        outOfTurn("PREPARED", "INSPECTED LOADED", shipment.load(120));
        outOfTurn("PREPARED", "LOADED", shipment.gateOut());
        shipment.inspected();
        outOfTurn("INSPECTED", "ARRANGED", shipment.prepare());
        outOfTurn("INSPECTED", "PREPARED", shipment.inspect("warehouse-2", true));
        outOfTurn("INSPECTED", "LOADED", shipment.gateOut());
        shipment.load(120).then().statusCode(200);
        outOfTurn("LOADED", "ARRANGED", shipment.prepare());
        outOfTurn("LOADED", "PREPARED", shipment.inspect(true));
        shipment.gateOut().then().statusCode(200);
        shipment.gateOut().then().statusCode(200);
        outOfTurn("DISPATCHED", "LOADED", shipment.gateOut("warehouse-2"));
        outOfTurn("DISPATCHED", "INSPECTED LOADED", shipment.load(120));
        outOfTurn("DISPATCHED", "ARRANGED PREPARED INSPECTED LOADED", shipment.cancel());
        assertEquals(1, shipment.announced("goods-dispatched"));
    }

    @Test
    @Tag("S1.13")
    void aRejectionSendsTheGoodsBackToTheirPreparation() {
        Announced.cleared(order);
        Story shipment = Story.of(order).prepared();
        shipment.inspect(false).then().statusCode(200).body("status", equalTo("ARRANGED"));
        outOfTurn("ARRANGED", "INSPECTED LOADED", shipment.load(120));
        shipment.dispatched(120)
                .read("warehouse")
                .then()
                .body("chain.accepted.findAll { it != null }", contains(false, true));
        assertEquals(2, shipment.announced("stock-prepared"));
    }

    @Test
    void aStepCannotLieBeforeTheOneBeforeIt() {
        Announced.cleared(order);
        Story shipment = Story.of(order).prepared();
        refused(
                400,
                "invalid-request",
                shipment.step("warehouse", "goods-inspection", "{\"accepted\": true, \"occurredOn\": \"2020-01-01\"}"));
        refused(
                400,
                "invalid-request",
                shipment.step("warehouse", "goods-inspection", "{\"accepted\": true, \"occurredOn\": \"2199-01-01\"}"));
    }

    @Test
    void aStepHonoursTheVersionThatTheCallerHasSeen() {
        Announced.cleared(order);
        Story shipment = Story.of(order);
        String seen = shipment.read("warehouse").header("ETag");
        shipment.prepared();
        refused(
                412,
                "stale-version",
                as("warehouse")
                        .header("If-Match", seen)
                        .body("{\"accepted\": true}")
                        .post(shipment.path("/goods-inspection")));
    }

    @Test
    @Tag("rule-18")
    void eachConditionThatIsGoneAtTheGateKeepsTheGoodsInsideAlone() {
        Announced.cleared(order);
        Story shipment = Story.of(order).loaded(120);
        keepsInside(shipment, "balance-shortfall", order.balanceRevoked(), order.balanceConfirmed());
        keepsInside(shipment, "goods-release", order.releaseRevoked(), order.goodsReleased());
        keepsInside(shipment, "hold", order.held(), order.holdLifted());
        Announced.by(order.cancelled());
        Announced.heard(order);
        refused(409, "gate-out-refused", shipment.gateOut()).then().body("missing.code", contains("order-cancelled"));
        assertEquals(0, shipment.announced("goods-dispatched"));
    }

    private void keepsInside(Story shipment, String code, DomainEvent revoked, DomainEvent restored) {
        Announced.twiceBy(revoked);
        Announced.heard(order);
        refused(409, "gate-out-refused", shipment.gateOut()).then().body("missing.code", contains(code));
        shipment.read("warehouse")
                .then()
                .body("missing.code", contains(code))
                .body("nextSteps", not(hasItem("gate-out")));
        Announced.twiceBy(restored);
        Announced.heard(order);
        shipment.read("warehouse").then().body("missing", empty()).body("nextSteps", hasItem("gate-out"));
    }

    @Test
    @Tag("rule-18")
    void aPartialShipmentAndAPickupPassTheSameGateAndReturnsAreNeverBlocked() {
        Announced.cleared(order);
        Story gone = Story.of(order, 40).dispatched(40);
        Story partial = Story.of(order, 40).loaded(40);
        Story pickup = Story.pickup(order).loaded(40);
        Announced.by(order.held());
        Announced.by(order.balanceRevoked());
        Announced.by(order.releaseRevoked());
        Announced.heard(order);
        refused(409, "gate-out-refused", partial.gateOut());
        refused(409, "gate-out-refused", pickup.gateOut());
        gone.takeBack(40).then().statusCode(201);
    }

    @Test
    void anAmendmentAtTheLastMomentAsksForMoneyGoodsAndTheRightPlace() {
        Announced.cleared(order);
        Story shipment = Story.of(order).loaded(120);
        Announced.by(order.amended("卡其", "Rotterdam").amended());
        Announced.heard(order);
        refused(409, "gate-out-refused", shipment.gateOut())
                .then()
                .body("missing.code", contains("goods-release", "balance", "wrong-goods"));
        Announced.by(order.balanceConfirmed());
        Announced.by(order.goodsReleased());
        Announced.heard(order);
        differs(shipment.gateOut(), "COLOUR", "PLACE");
    }

    @Test
    @Tag("S1.19")
    void aWrongColourDoesNotLeaveUntilItIsLoadedAnew() {
        Announced.cleared(order);
        Story shipment = Story.of(order).prepared().inspected();
        shipment.load(shipment.goods(1, "卡其", "S1", 120)).then().statusCode(200);
        differs(shipment.gateOut(), "COLOUR")
                .then()
                .body("missing[0].differences[0].line", equalTo(1))
                .body("missing[0].differences[0].expected", equalTo("藏青"))
                .body("missing[0].differences[0].actual", equalTo("卡其"));
        shipment.load(120).then().statusCode(200);
        shipment.gateOut().then().statusCode(200);
        assertEquals(2, shipment.announced("goods-loaded"));
    }

    @Test
    @Tag("S1.19")
    void eachDifferenceIsNamed() {
        AnOrder two = Announced.cleared(AnOrder.of(120, 80));
        Story shipment = Story.of(two, 100).prepared().inspected();
        shipment.load(shipment.goods(1, "藏青", "XXL", 60)
                        + ","
                        + shipment.goods(1, "卡其", "S1", 39)
                        + ","
                        + shipment.goods(2, "藏青", "S2", 80))
                .then()
                .statusCode(200);
        differs(shipment.gateOut(), "SIZE", "COLOUR", "QUANTITY", "LINE");
    }

    @Test
    @Tag("S1.19")
    void goodsThatAreLateNeedTheCustomersConsent() {
        AnOrder late = Announced.cleared(AnOrder.of(10).due(LocalDate.of(2020, 1, 1)));
        differs(Story.of(late).loaded(10).gateOut(), "DATE")
                .then()
                .body("missing[0].differences[0].expected", equalTo("≤ 2020-01-01"));
    }

    @Test
    @Tag("rule-21")
    void loadedGoodsEqualThePlanWithinTheToleranceOnBothSides() {
        AnOrder jackets = Announced.cleared(AnOrder.of(43).tolerance("5").released(60));
        Story shipment = Story.of(jackets, 43).prepared().inspected();
        for (int wrong : new int[] {40, 46}) {
            shipment.load(wrong).then().statusCode(200);
            refused(409, "gate-out-refused", shipment.gateOut())
                    .then()
                    .body("missing[0].differences.aspect", hasItem("QUANTITY"));
        }
        for (int right : new int[] {41, 45}) {
            shipment.load(right).then().statusCode(200);
            shipment.read("warehouse").then().body("missing", empty());
        }
        shipment.gateOut().then().statusCode(200);
        assertEquals("true", shipment.lastAnnounced("goods-dispatched", "complete"));
    }

    @Test
    @Tag("rule-21")
    void partialShipmentsAreSummedUpAtTheGate() {
        AnOrder jackets = Announced.cleared(AnOrder.of(120).tolerance("5").released(130));
        Story.of(jackets, 60).dispatched(63);
        Story second = Story.of(jackets, 60).loaded(63);
        second.read("warehouse").then().body("missing", empty());
        second.load(64).then().statusCode(200);
        differs(second.gateOut(), "QUANTITY", "TOTAL");
        second.load(63).then().statusCode(200);
        second.gateOut().then().statusCode(200);
    }

    @Test
    @Tag("S1.19")
    void shipmentsAreMeasuredByTheirDateAndByWhatComesBack() {
        AnOrder theirs = Announced.cleared(AnOrder.of(100).ofOthers());
        String span = "/api/shipments/measures?from=2020-01-01&to=2098-12-31";
        Response before = as("merchandiser-2").get(span);
        for (int i = 0; i < 2; i++) {
            Story.arranged(theirs, Story.arrange("merchandiser-2", theirs, Story.lines(theirs, 10)))
                    .dispatched(10)
                    .takeBack(i + 1)
                    .then()
                    .statusCode(201);
        }
        Story.arranged(theirs, Story.arrange("merchandiser-2", theirs, Story.lines(theirs, 10)))
                .dispatched(10);
        Response after = as("merchandiser-2").get(span);
        assertEquals(3, after.<Integer>path("dispatched") - before.<Integer>path("dispatched"));
        assertEquals(3, after.<Integer>path("onTime") - before.<Integer>path("onTime"));
        assertEquals(1, after.<Integer>path("correct") - before.<Integer>path("correct"));
        as("merchandiser-2")
                .get("/api/shipments/measures?from=2020-01-01&to=2020-01-31")
                .then()
                .statusCode(200)
                .body("dispatched", equalTo(0))
                .body("onTimePercent", nullValue());
        refused(400, "invalid-request", as("warehouse").get("/api/shipments/measures?from=2020-01-01&to=2019-01-31"));
        refused(400, "invalid-request", as("warehouse").get("/api/shipments/measures?from=soon&to=2019-01-31"));
    }

    @Test
    void theDispatchIsCompleteWithTheLastPartialShipment() {
        Announced.cleared(order);
        Story first = Story.of(order, 100).dispatched(100);
        assertEquals("false", first.lastAnnounced("goods-dispatched", "complete"));
        Story last = Story.of(order).dispatched(20);
        assertEquals("true", last.lastAnnounced("goods-dispatched", "complete"));
    }

    @Test
    void ofALineThatWasClosedShortTheDispatchIsCompleteWithAllThatWasReleased() {
        AnOrder shortClosed = Announced.cleared(AnOrder.of(120, 80).released(90, 80));
        Story first = Story.of(shortClosed, 89).dispatched(89);
        assertEquals("false", first.lastAnnounced("goods-dispatched", "complete"));
        Story last = Story.of(shortClosed).dispatched(1, 80);
        assertEquals("true", last.lastAnnounced("goods-dispatched", "complete"));
    }

    private static Response differs(Response answer, String... aspects) {
        refused(409, "gate-out-refused", answer)
                .then()
                .body("missing.code", contains("wrong-goods"))
                .body("missing[0].differences.aspect", containsInAnyOrder(aspects))
                .body("missing[0].text", startsWith("What is loaded"));
        return answer;
    }
}
