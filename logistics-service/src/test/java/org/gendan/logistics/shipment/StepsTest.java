package org.gendan.logistics.shipment;

import static org.gendan.logistics.Rest.as;
import static org.gendan.logistics.shipment.Story.refused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.gendan.language.DomainEvent;
import org.gendan.logistics.ServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a shipment tells each of its people: who took which step when, and what they may do next. */
@ServiceTest
class StepsTest {
    private static final List<String> PEOPLE =
            List.of("merchandiser", "salesperson", "warehouse", "follow-up-clerk", "customer", "auditor");

    /** The next steps of merchandiser, salesperson, warehouse, follow-up clerk, customer and auditor. */
    private static final String NEXT = """
            arranged   | cancellation messages | messages | stock-preparation messages                           |                             |           |
            prepared   | cancellation messages | messages | goods-inspection messages                            |                             |           |
            rejected   | cancellation messages | messages | stock-preparation messages                           |                             |           |
            inspected  | cancellation messages | messages | loading messages                                     |                             |           |
            loaded     | cancellation messages | messages | gate-out loading messages                            |                             |           |
            wrong      | cancellation messages | messages | loading messages                                     |                             |           |
            dispatched | messages              | messages | courier-number proof-of-delivery returns messages    | proof-of-delivery           | signature |
            proven     | messages              | messages | courier-number proof-of-delivery signature returns messages | proof-of-delivery signature | signature |
            back       | messages              | messages | courier-number proof-of-delivery messages            | proof-of-delivery           | signature |
            collected  | messages              | messages | proof-of-delivery returns messages                   | proof-of-delivery           | signature |
            signed     | messages              | messages | returns messages                                     |                             |           |
            all back   | messages              | messages | messages                                             |                             |           |
            cancelled  | messages              | messages | messages                                             |                             |           |
            """;

    private final AnOrder order = AnOrder.of(1000);

    @Test
    void eachIsShownWhatItMayDoNowAndNothingElse() {
        Announced.cleared(order);
        List<String> shown = new ArrayList<>();
        for (String row : NEXT.lines().toList()) {
            Story shipment = in(row.split("\\|")[0].strip());
            List<String> seen = PEOPLE.stream()
                    .map(user -> String.join(
                            " ",
                            shipment.read(user).then().statusCode(200).extract().<List<String>>path("nextSteps")))
                    .toList();
            shown.add(row.split("\\|")[0].strip() + " | " + String.join(" | ", seen));
        }
        assertEquals(
                NEXT.replaceAll(" +", " ").replaceAll("(?m) $", ""),
                String.join("\n", shown).replaceAll(" +", " ").replaceAll("(?m) $", "") + "\n");
    }

    private Story in(String state) {
        Story shipment = state.equals("collected")
                ? Story.arranged(order, Story.arrange(order, "\"mode\": \"PICKUP\", " + Story.lines(order, 10)))
                : Story.of(order, 10);
        switch (state) {
            case "arranged" -> {}
            case "prepared" -> shipment.prepared();
            case "rejected" -> shipment.prepared().inspect(false).then().statusCode(200);
            case "inspected" -> shipment.prepared().inspected();
            case "loaded" -> shipment.loaded(10);
            case "wrong" -> shipment.loaded(9);
            case "dispatched", "collected" -> shipment.dispatched(10);
            case "proven" ->
                shipment.dispatched(10)
                        .prove("warehouse", "%PDF-1.7 signed")
                        .then()
                        .statusCode(201);
            case "back" -> shipment.dispatched(10).takeBack(10).then().statusCode(201);
            case "signed" -> shipment.dispatched(10).sign("customer").then().statusCode(200);
            case "all back" -> {
                shipment.dispatched(10).sign("customer").then().statusCode(200);
                shipment.takeBack(10).then().statusCode(201);
            }
            case "cancelled" -> shipment.cancel().then().statusCode(200);
            default -> throw new IllegalArgumentException(state);
        }
        return shipment;
    }

    @Test
    @Tag("S1.13")
    void everyStepSaysWhoTookItAndOnWhichDay() {
        Announced.cleared(order);
        Story shipment = Story.of(order, 10);
        shipment.read("auditor")
                .then()
                .body("arrangedBy", equalTo("merchandiser"))
                .body("arrangedOn", not(nullValue()));
        shipment.dispatched(10).courierNumber().then().statusCode(200);
        shipment.prove("follow-up-clerk", "%PDF-1.7 signed").then().statusCode(201);
        shipment.sign("warehouse").then().statusCode(200);
        shipment.takeBack(1).then().statusCode(201);
        shipment.read("auditor")
                .then()
                .body("courier.by", equalTo("warehouse"))
                .body("courier.occurredOn", not(nullValue()))
                .body("proofOfDelivery.by", equalTo("follow-up-clerk"))
                .body("proofOfDelivery.uploadedAt", not(nullValue()))
                .body("signature.recordedBy", equalTo("warehouse"))
                .body("returns[0].by", equalTo("warehouse"));
        Story givenUp = Story.of(order, 10);
        givenUp.cancel().then().statusCode(200);
        givenUp.read("auditor")
                .then()
                .body("cancelledBecause", equalTo("another vessel"))
                .body("cancelledBy", equalTo("merchandiser"))
                .body("cancelledOn", not(nullValue()));
        for (Story each : List.of(shipment, givenUp)) {
            String seen = each.read("customer").asString();
            for (String hidden : List.of("merchandiser", "warehouse", "follow-up-clerk", "cashier", "another vessel")) {
                assertFalse(seen.contains("\"" + hidden + "\""), () -> hidden + " in " + seen);
            }
        }
    }

    /** As order-service does: what the customer can do itself, and nothing that staff wrote for each other. */
    @Test
    void aCustomerReadsNothingThatStaffWroteAboutAStop() {
        Announced.cleared(order);
        Story shipment = Story.of(order, 10).loaded(9);
        for (DomainEvent stop : List.of(order.held(), order.releaseRevoked(), order.balanceRevoked())) {
            Announced.by(stop);
        }
        Announced.heard(order);
        shipment.read("warehouse")
                .then()
                .body("missing.code", hasItem("hold"))
                .body("missing.code", hasItem("wrong-goods"))
                .body("missing.text", hasItem(containsString("insolvent")));
        String seen = shipment.read("customer")
                .then()
                .body("missing.code", equalTo(List.of("balance-shortfall")))
                .extract()
                .asString();
        for (String word : List.of("insolvent", "needle", "differences")) {
            assertFalse(seen.contains(word), () -> word + " in " + seen);
        }
    }

    @Test
    void aPackingListIsPrintedOfGoodsThatAreReadyAndOfNoOthers() {
        Announced.cleared(order);
        Story shipment = Story.of(order, 10).prepared();
        as("warehouse").get(shipment.path("/packing-list")).then().statusCode(200);
        shipment.inspect(false).then().statusCode(200);
        refused(409, "wrong-state", as("warehouse").get(shipment.path("/packing-list")));
        shipment.prepared().cancel().then().statusCode(200);
        refused(409, "wrong-state", as("warehouse").get(shipment.path("/packing-list")));
    }
}
