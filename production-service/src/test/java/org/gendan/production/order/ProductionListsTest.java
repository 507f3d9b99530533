package org.gendan.production.order;

import static org.gendan.production.Rest.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.production.ServiceTest;
import org.gendan.production.factory.AFactory;
import org.gendan.testing.EveryList;
import org.junit.jupiter.api.Test;

/** The lists of production-service: each filter and each order. */
@ServiceTest
class ProductionListsTest {

    @Test
    void everyListKeepsItsWord() {
        for (int i = 0; i < 4; i++) {
            Announced.released(AnOrder.of(10));
            AFactory.aFactory().registered();
        }
        EveryList.ofThisService().holds(4);
    }

    @Test
    void theNewestFactoryStandsFirstWhoeverMadeItsId() {
        String group = "g" + UUID.randomUUID().toString().substring(0, 8);
        List<String> codes = List.of(group + "-1", group + "-2", group + "-3", group + "-4");
        // Each has an id of version 4, which says nothing of when it was made.
        codes.forEach(code -> AFactory.aFactory().code(code).registered());
        as("planner")
                .queryParam("q", group)
                .queryParam("active", true)
                .get("/api/factories")
                .then()
                .statusCode(200)
                .body("items.details.code", contains(codes.reversed().toArray()));
    }

    @Test
    void aProductionOrderIsFoundByWhatItIs() {
        AnOrder order = Announced.released(AnOrder.of(10));
        String number =
                as("planner").get("/api/production-orders/" + order.id()).path("orderNumber");
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "status", "RELEASED",
                "orderNumber", number,
                "q", number,
                "merchandiser", "merchandiser",
                "dueFrom", "2020-01-01",
                "dueTo", "2099-01-01",
                "sort", "dueOn"));
        as("planner")
                .queryParams(wanted)
                .get("/api/production-orders")
                .then()
                .statusCode(200)
                .body("items.id", contains(order.id().toString()));
        Map<String, Object> others = Map.of(
                "status", "COMPLETED",
                "factoryId", UUID.randomUUID(),
                "merchandiser", "merchandiser-2",
                "dueFrom", "2099-01-01");
        others.forEach((name, value) -> {
            Map<String, Object> wrong = new HashMap<>(wanted);
            wrong.put(name, value);
            as("planner")
                    .queryParams(wrong)
                    .get("/api/production-orders")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        });
    }
}
