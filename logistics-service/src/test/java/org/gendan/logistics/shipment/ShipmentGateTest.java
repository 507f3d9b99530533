package org.gendan.logistics.shipment;

import static org.gendan.logistics.Rest.as;
import static org.gendan.logistics.shipment.Story.arrange;
import static org.gendan.logistics.shipment.Story.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gendan.logistics.ServiceTest;
import org.gendan.testing.Arrivals;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a shipment waits for, in every order in which order, finance and quality can announce it. */
@ServiceTest
class ShipmentGateTest {
    private final AnOrder order = AnOrder.of(10);

    static Stream<List<String>> arrivals() {
        return Stream.concat(
                Arrivals.of(List.of("order", "held", "lifted"), List.of("balance"), List.of("goods-release")),
                Arrivals.of(
                        List.of("order"), List.of("balance", "balance revoked", "balance"), List.of("goods-release")));
    }

    /** Each fact comes twice, and is heard before the next one. */
    @ParameterizedTest
    @MethodSource("arrivals")
    @Tag("S1.11")
    void theFactThatComesLastOpensTheGate(List<String> arrival) {
        boolean known = false;
        Set<String> missing = new TreeSet<>(Set.of("balance", "goods-release"));
        for (String fact : arrival) {
            known |= fact.equals("order");
            announce(fact, missing);
            Announced.heard(order);
            if (known) {
                assertEquals(missing, missing(), () -> fact + " of " + arrival);
            } else {
                refused(404, "unknown-order", arrange(order, ""));
            }
            if (known && !missing.isEmpty()) {
                refused(409, "shipment-not-arrangeable", arrange(order, ""));
            }
        }
        arrange(order, "").then().statusCode(201);
        assertEquals(1, Rows.announced("logistics.shipment-arranged.v1", order.id()));
    }

    private void announce(String fact, Set<String> missing) {
        switch (fact) {
            case "order" -> Announced.twiceBy(order.confirmed());
            case "held" -> {
                Announced.twiceBy(order.held());
                missing.add("hold");
            }
            case "lifted" -> {
                Announced.twiceBy(order.holdLifted());
                missing.remove("hold");
            }
            case "balance" -> {
                Announced.twiceBy(order.balanceConfirmed());
                missing.removeAll(Set.of("balance", "balance-shortfall"));
            }
            case "balance revoked" -> {
                Announced.twiceBy(order.balanceRevoked());
                missing.add("balance-shortfall");
            }
            case "goods-release" -> {
                Announced.twiceBy(order.goodsReleased());
                missing.remove("goods-release");
            }
            default -> throw new IllegalArgumentException(fact);
        }
    }

    private Set<String> missing() {
        return new TreeSet<>(as("merchandiser")
                .get("/api/shipments/orders/" + order.id())
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("missing.code"));
    }
}
