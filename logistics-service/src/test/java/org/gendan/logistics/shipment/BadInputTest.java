package org.gendan.logistics.shipment;

import static io.restassured.RestAssured.given;
import static org.gendan.logistics.Rest.as;
import static org.gendan.logistics.shipment.Story.refused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.UUID;
import org.gendan.logistics.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes in wrong is refused with what to mend, and changes nothing. */
@ServiceTest
class BadInputTest {
    private static final int TOO_LARGE = 20 * 1024 * 1024 + 1;

    private AnOrder order;
    private Story shipment;
    private String before;

    @BeforeEach
    void aShipmentThatLeft() {
        order = Announced.cleared(AnOrder.of(10));
        shipment = Story.of(order).dispatched(10);
        before = traces();
    }

    @AfterEach
    void nothingWasChanged() {
        assertEquals(before, traces());
    }

    private String traces() {
        return Rows.count("select count(*) from audit_event where key = ?", order.id() + "") + " changes, "
                + Rows.count("select count(*) from domain_event where key = ?", order.id() + "") + " events";
    }

    @Test
    void aBodyThatIsNoJsonOrOfAnotherTypeOrWithAFieldThatDoesNotExist() {
        refused(400, "unreadable-body", shipment.step("warehouse", "courier-number", "{\"carrier\": "));
        refused(400, "unreadable-body", Story.arrange(order, "\"status\": \"DISPATCHED\""))
                .then()
                .body("violations[0].field", equalTo("status"))
                .body("violations[0].message", containsString("known are"));
        refused(
                415,
                "unsupported-media-type",
                as("warehouse").contentType(ContentType.TEXT).body("SF").post(shipment.path("/courier-number")));
    }

    @Test
    void aQuantityBelowZeroOrInPartsAndADateInTheFuture() {
        refused(400, "invalid-request", Story.arrange(order, Story.lines(order, -5)));
        refused(
                400,
                "unreadable-body",
                Story.arrange(order, Story.lines(order, 5).replace(": 5}", ": 5.5}")));
        refused(400, "invalid-request", shipment.takeBack(-1));
        refused(
                400,
                "invalid-request",
                shipment.step("customer", "signature", "{\"signedBy\": \"林晓岚\", \"occurredOn\": \"2199-01-01\"}"));
    }

    @Test
    void anIdThatNobodyKnows() {
        String unknown = "/api/shipments/" + UUID.randomUUID();
        refused(404, "unknown-shipment", as("warehouse").get(unknown));
        refused(404, "unknown-shipment", as("warehouse").body("{}").post(unknown + "/gate-out"));
        assertEquals(404, as("warehouse").get("/api/shipments/not-a-uuid").statusCode());
    }

    @Test
    void aStepFromTheWrongStateAndOneThatRestsOnAnOlderSight() {
        refused(409, "wrong-state", shipment.gateOut("warehouse-2"));
        refused(
                412,
                "stale-version",
                as("warehouse")
                        .header("If-Match", "\"0\"")
                        .body("{\"carrier\": \"SF\", \"trackingNumber\": \"1\"}")
                        .post(shipment.path("/courier-number")));
    }

    @Test
    void aProofThatIsTooLargeOrNoPaper() {
        refused(415, "unsupported-file", shipment.prove("warehouse", "MZ this is a program"));
        refused(413, "too-large", shipment.prove("warehouse", "%PDF-1.7" + "x".repeat(TOO_LARGE)));
    }

    @Test
    void theWrongRoleIs403AndSomebodyElsesShipmentIs404() {
        refused(403, "wrong-role", shipment.step("merchandiser", "gate-out", "{}"));
        refused(403, "wrong-role", shipment.read("factory"));
        refused(404, "unknown-shipment", shipment.read("merchandiser-2"));
        refused(404, "unknown-shipment", shipment.sign("customer-2"));
    }

    @Test
    void aTokenThatIsNotOfThisRealm() {
        for (String token : List.of(
                Tokens.expired("warehouse"),
                Tokens.ofAnotherRealm("warehouse"),
                Tokens.forAnotherAudience("warehouse"),
                Tokens.signedByAnotherKey("warehouse"),
                Tokens.unsigned("warehouse"))) {
            refused(401, "not-signed-in", given().auth().oauth2(token).get(shipment.path("")));
        }
        refused(401, "not-signed-in", given().get(shipment.path("")));
    }
}
