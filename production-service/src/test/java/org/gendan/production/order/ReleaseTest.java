package org.gendan.production.order;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.once;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gendan.production.ServiceTest;
import org.gendan.production.factory.AFactory;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReleaseTest {
    private static final String RELEASED = "production.production-released.v1";
    private static final String ASSIGNED = "production.work-assigned.v1";

    private final AnOrder order = AnOrder.of(120, 80);

    @Test
    @Tag("S1.9")
    void orderThenDepositEachTwiceReleaseOnce() {
        Announced.twiceBy(order.confirmed());
        Announced.twiceBy(order.depositConfirmed());
        Announced.heard(order);
        assertReleasedOnce(order);
    }

    @Test
    @Tag("S1.9")
    void depositThenOrderEachTwiceReleaseOnce() {
        Announced.twiceBy(order.depositConfirmed());
        Announced.heard(order);
        assertEquals(0, Rows.announced(RELEASED, order.id()));
        Announced.twiceBy(order.confirmed());
        Announced.heard(order);
        assertReleasedOnce(order);
    }

    @Test
    void bothTopicsAtOnceReleaseEachOrderOnceAndParkNothing() {
        List<AnOrder> orders =
                IntStream.range(0, 40).mapToObj(_ -> AnOrder.of(10)).toList();
        orders.parallelStream()
                .flatMap(each -> List.of(each.confirmed(), each.depositConfirmed()).parallelStream())
                .forEach(Announced::by);
        orders.forEach(Announced::heard);
        orders.forEach(ReleaseTest::assertReleasedOnce);
        assertEquals(0, Rows.count("select count(*) from parked_event"));
    }

    @Test
    void theReleaseSaysWhatIsToBeMadeAndThatNobodyCommandedIt() {
        Announced.released(order);
        String released =
                Rows.value("select data from domain_event where type = ? and key = ?", RELEASED, order.id() + "");
        assertEquals(
                """
                {"orderId":"%s","revision":1,"quantity":200,"occurredOn":"%s","by":"production-service"}""".formatted(order.id(), Rows.value("select (now() at time zone 'Asia/Shanghai')::date")), released);
    }

    @Test
    void aDepositWithoutAnOrderIsNothingThatAnybodySees() {
        Announced.by(order.depositConfirmed());
        Announced.heard(order);
        as("planner")
                .get("/api/production-orders/" + order.id())
                .then()
                .statusCode(404)
                .body("type", equalTo(problem("unknown-production-order")));
        assign("A", 1).then().statusCode(404);
    }

    @Test
    @Tag("S1.9")
    void anOrderWithoutADepositIsSeenButNoWorkIsGivenOut() {
        Announced.by(order.confirmed());
        Announced.heard(order);
        as("planner")
                .get("/api/production-orders/" + order.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("ANNOUNCED"))
                .body("lines", hasSize(2))
                .body("quantity", equalTo(200))
                .body("missing.code", contains("deposit"))
                .body("nextSteps", empty());
        assign("A", 1)
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("production-not-released")))
                .body("missing[0].code", equalTo("deposit"))
                .body("missing[0].who", contains("customer", "cashier", "finance"))
                .body("missing[0].text", containsString("not confirmed yet"))
                .body("missing[0].textZh", containsString("订金"));
        assertEquals(0, Rows.announced(ASSIGNED, order.id()));
    }

    @Test
    @Tag("rule-8")
    void aDepositForAnOlderRevisionOpensNothing() {
        order.revision(2);
        Announced.by(order.confirmed());
        Announced.by(order.depositConfirmed(1));
        Announced.heard(order);
        assertEquals(0, Rows.announced(RELEASED, order.id()));
        assign("A", 1).then().statusCode(409).body("missing[0].revision", equalTo(2));
    }

    @Test
    @Tag("rule-4")
    @Tag("S1.9")
    void aRevokedDepositStopsTheNextLotAndLeavesTheOneBefore() {
        Announced.released(order);
        assign("A", 50).then().statusCode(201);
        Announced.twiceBy(order.depositRevoked());
        Announced.heard(order);
        assign("B", 50)
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("production-not-released")))
                .body("missing[0].code", equalTo("deposit-shortfall"))
                .body("missing[0].shortfall.amount", equalTo("300.00"))
                .body("missing[0].shortfall.currency", equalTo("CNY"))
                .body("missing[0].text", containsString("300.00 CNY: returned by the bank"));
        as("planner")
                .get("/api/production-orders/" + order.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("RELEASED"))
                .body("assignments.lot", contains("A"))
                .body("lines[0].left", equalTo(70))
                .body("deposit.confirmed", equalTo(false));
    }

    @Test
    @Tag("rule-25")
    void aDepositThatIsThereAgainOpensTheGateWithoutASecondRelease() {
        Announced.released(order);
        Announced.by(order.depositRevoked());
        Announced.twiceBy(order.depositConfirmed());
        Announced.heard(order);
        assign("A", 50).then().statusCode(201);
        assertReleasedOnce(order);
    }

    @Test
    @Tag("S4.4")
    void aHandOverGivesTheProductionOrderToTheOtherMerchandiser() {
        Announced.released(order);
        as("merchandiser").get("/api/production-orders/" + order.id()).then().statusCode(200);
        as("merchandiser-2").get("/api/production-orders/" + order.id()).then().statusCode(404);
        Announced.by(order.handedOverTo("merchandiser-2"));
        Announced.heard(order);
        as("merchandiser").get("/api/production-orders/" + order.id()).then().statusCode(404);
        as("merchandiser-2").get("/api/production-orders/" + order.id()).then().statusCode(200);
    }

    @Test
    void eachFactLeavesItsLinkInAnUnbrokenChain() {
        Announced.by(order.confirmed());
        Announced.heard(order);
        Announced.by(order.depositConfirmed());
        Announced.heard(order);
        assign("A", 50).then().statusCode(201);
        String key = order.id().toString();
        assertEquals(
                "ProductionOrder created merchandiser order.order-confirmed.v1, "
                        + "ProductionOrder changed finance finance.deposit-confirmed.v1, "
                        + "WorkAssignment created planner POST /api/production-orders/%s/assignments".formatted(key),
                Rows.value("""
                        select string_agg(concat_ws(' ', entity, change, who, command), ', ' order by n)
                        from audit_event where key = ? and entity in ('ProductionOrder', 'WorkAssignment')
                        and after <> '{}'""", key));
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", key));
    }

    private io.restassured.response.Response assign(String lot, int pieces) {
        UUID factory = AFactory.aFactory().registered();
        return once("planner")
                .body("""
                        {"factoryId": "%s", "lot": "%s", "shares": [{"lineId": "%s", "quantity": %d}]}""".formatted(factory, lot, order.line(1), pieces))
                .post("/api/production-orders/%s/assignments".formatted(order.id()));
    }

    private static void assertReleasedOnce(AnOrder order) {
        assertEquals(1, Rows.announced(RELEASED, order.id()));
        assertEquals(
                1,
                Rows.count("select count(*) from production_order where id = ? and status = 'RELEASED'", order.id()));
    }
}
