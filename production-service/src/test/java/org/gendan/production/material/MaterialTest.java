package org.gendan.production.material;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.once;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import org.gendan.production.ServiceTest;
import org.gendan.production.order.Fixture;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
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
        assertResultReported(order, "quality-manager@gendan.example");
        assertResultReported(order, "marketing@gendan.example");
        as("merchandiser")
                .get("/api/production-orders/%s/notices".formatted(order.id()))
                .then()
                .statusCode(200)
                .body("kind", everyItem(equalTo("materials-result")))
                .body("recipient", hasItems("quality-manager@gendan.example", "marketing@gendan.example"));
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

    @Test
    @Tag("S3.1c")
    void aCountIsReportedOnceItIsConfirmedAndOnlyWhereSomethingIsWrong() {
        Fixture order = Fixture.released(true);
        String sound = order.delivered(Tokens.FACTORY_ID);
        count(sound, "1000");
        confirm(sound);
        assertEquals(0, told(order));
        String delivery = order.delivered(Tokens.FACTORY_ID);
        count(delivery, "990");
        assertEquals(0, told(order));
        confirm(delivery);
        assertEquals(1, told(order));
        count(delivery, "980");
        assertEquals(1, told(order));
        confirm(delivery);
        assertEquals(2, told(order));
    }

    private static void assertResultReported(Fixture order, String to) {
        String about = order.id().toString();
        assertEquals("MAIL WEBHOOK", Rows.value("""
                        select string_agg(d.channel, ' ' order by d.channel) from notice n
                        join notice_delivery d on d.notice = n.id
                        where n.kind = 'materials-result' and n.about = ? and d.recipient = ?""", about, to));
        String text = Rows.value("select text from notice where kind = 'materials-result' and about = ?", about);
        assertTrue(text.contains("FAB-01 全棉斜纹: 29.5 m short; listed 1000 m, counted 970.5 m."), text);
        assertTrue(text.contains("149.5 cm wide; listed 150 cm."), text);
        assertTrue(text.contains("每百平方码疵点"), text);
        assertTrue(text.contains("confirmed in person by inspector. Remark: counted along"), text);
    }

    private static long told(Fixture order) {
        return Rows.count(
                "select count(*) from notice where kind = 'materials-result' and about = ?",
                order.id().toString());
    }

    private static void count(String delivery, String counted) {
        as("factory")
                .body("{\"items\": [{\"material\": \"FAB-01\", \"counted\": %s}]}".formatted(counted))
                .post("/api/materials/%s/count".formatted(delivery))
                .then()
                .statusCode(200);
    }

    private static void confirm(String delivery) {
        as("inspector")
                .body("{}")
                .post("/api/materials/%s/confirmation".formatted(delivery))
                .then()
                .statusCode(200);
    }

    private static Response replenish(String delivery, String counted) {
        return once("factory")
                .body("{\"items\": [{\"material\": \"FAB-01\", \"counted\": %s}]}".formatted(counted))
                .post("/api/materials/%s/replenishments".formatted(delivery));
    }
}
