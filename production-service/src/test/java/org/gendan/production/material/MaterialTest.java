package org.gendan.production.material;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.once;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import org.gendan.kernel.testing.Rows;
import org.gendan.kernel.testing.Tokens;
import org.gendan.production.ServiceTest;
import org.gendan.production.order.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class MaterialTest {

    @Test
    @Tag("S3.1a")
    @Tag("S3.1b")
    @Tag("S3.1c")
    void anAnomalyIsConfirmedInPersonAndAShortageStaysOpenUntilItIsReplenished() {
        Fixture order = Fixture.released(true);
        String delivery = order.delivered(Tokens.FACTORY_ID);
        String check = "/api/assignments/%s/materials-check".formatted(order.assignmentId());
        as("merchandiser").post(check).then().statusCode(409).body("missing.code", contains("count"));
        as("factory")
                .body("""
                        {"items": [{"material": "FAB-01", "counted": 970.5, "widthCm": 149.5, "defectPoints": 1000}]}""")
                .post("/api/materials/%s/count".formatted(delivery))
                .then()
                .statusCode(200)
                .body("anomalies", contains("SHORTAGE", "WIDTH", "DEFECT"))
                .body("confirmationNeeded", equalTo(true))
                .body("items[0].missing", equalTo(29.5f));
        as("inspector").post(check).then().statusCode(409).body("missing.code", contains("count-confirmation"));
        as("inspector")
                .body("{\"remark\": \"counted along\"}")
                .post("/api/materials/%s/confirmation".formatted(delivery))
                .then()
                .statusCode(200)
                .body("confirmedBy", equalTo("inspector"));
        as("inspector").post(check).then().statusCode(200).body("openShortages[0].missing", equalTo(29.5f));
        replenish(delivery, "30").then().statusCode(201).body("items[0].missing", equalTo(0));
        replenish(delivery, "1").then().statusCode(409).body("type", equalTo(problem("nothing-missing")));
        as("inspector").post(check).then().statusCode(200).body("openShortages", empty());
        assertEquals(
                "[\"SHORTAGE\", \"WIDTH\", \"DEFECT\"]",
                Rows.value(
                        "select data::jsonb ->> 'anomalies' from domain_event where type = ? and key = ?",
                        "production.materials-counted.v1",
                        order.id().toString()));
        assertEquals(2, Rows.announced("production.materials-checked.v1", order.id()));
    }

    private static Response replenish(String delivery, String counted) {
        return once("factory")
                .body("{\"items\": [{\"material\": \"FAB-01\", \"counted\": %s}]}".formatted(counted))
                .post("/api/materials/%s/replenishments".formatted(delivery));
    }
}
