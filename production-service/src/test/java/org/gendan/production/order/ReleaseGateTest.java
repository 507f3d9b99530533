package org.gendan.production.order;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.once;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.production.ServiceTest;
import org.gendan.production.factory.AFactory;
import org.gendan.testing.Arrivals;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The release of production and of each further lot: its facts in every order, each missing alone, each gone again. */
@ServiceTest
class ReleaseGateTest {
    private final AnOrder order = AnOrder.of(100);

    static Stream<List<String>> arrivals() {
        return Stream.concat(
                Arrivals.of(List.of("order 1", "order 2"), List.of("deposit 1", "deposit 2")),
                Arrivals.of(List.of("order 1"), List.of("deposit 1", "revocation 1", "deposit 1")));
    }

    /** Each fact comes twice, and is heard before the next one. */
    @ParameterizedTest
    @MethodSource("arrivals")
    @Tag("S1.9")
    @Tag("rule-8")
    @Tag("rule-25")
    void productionIsReleasedOnceAtTheFirstMomentAtWhichTheRevisionThatStandsIsPaidFor(List<String> arrival) {
        int ordered = 0;
        int paid = 0;
        boolean released = false;
        for (String fact : arrival) {
            int revision = Integer.parseInt(fact.substring(fact.length() - 1));
            switch (fact.split(" ")[0]) {
                case "order" -> {
                    Announced.twiceBy(revision == 1 ? order.confirmed() : order.amendedTo(120));
                    ordered = revision;
                }
                case "deposit" -> {
                    Announced.twiceBy(order.depositConfirmed(revision));
                    paid = revision;
                }
                case "revocation" -> {
                    Announced.twiceBy(order.depositRevoked());
                    paid = 0;
                }
                default -> throw new IllegalArgumentException(fact);
            }
            Announced.heard(order);
            released |= ordered > 0 && ordered == paid;
            assertEquals(released ? 1 : 0, Rows.announced("production.production-released.v1", order.id()), fact);
        }
        assertEquals(1, Rows.count("select count(*) from production_order where id = ?", order.id()));
    }

    @Test
    @Tag("rule-4")
    void eachConditionThatIsGoneAfterTheReleaseKeepsTheNextLotBackAlone() {
        Announced.released(order);
        assign().then().statusCode(201);
        Announced.twiceBy(order.depositRevoked());
        keptBackFor("deposit-shortfall");
        Announced.twiceBy(order.depositConfirmed());
        letThrough();
        Announced.twiceBy(order.held());
        keptBackFor("hold");
        Announced.twiceBy(order.holdLifted());
        letThrough();
        Announced.twiceBy(order.amendedTo(120));
        keptBackFor("deposit");
        Announced.twiceBy(order.depositConfirmed());
        letThrough();
        Announced.twiceBy(order.cancelled());
        keptBackFor("order-cancelled");
    }

    private void keptBackFor(String code) {
        Announced.heard(order);
        assign().then()
                .statusCode(409)
                .body("type", equalTo(problem("production-not-released")))
                .body("missing.code", contains(code));
    }

    private void letThrough() {
        Announced.heard(order);
        as("planner").get("/api/production-orders/" + order.id()).then().body("missing.size()", equalTo(0));
        assign().then().statusCode(201);
    }

    private Response assign() {
        UUID factory = AFactory.aFactory().registered();
        return once("planner")
                .body("""
                        {"factoryId": "%s", "lot": "L-%s", "shares": [{"lineId": "%s", "quantity": 1}]}""".formatted(factory, factory.toString().substring(24), order.line(1)))
                .post("/api/production-orders/%s/assignments".formatted(order.id()));
    }
}
