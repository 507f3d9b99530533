package org.gendan.production.routing;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.gendan.production.ServiceTest;
import org.gendan.production.order.ALot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class RoutingTest {
    private static final String JACKET = """
            {"processes": [
                {"process": "CUTTING", "name": "Cutting", "nameZh": "裁剪", "fromPercent": 0, "toPercent": 40},
                {"process": "BODY", "name": "Body", "nameZh": "大身", "fromPercent": 10, "toPercent": 60},
                {"process": "SLEEVES", "name": "Sleeves", "nameZh": "袖子", "fromPercent": 10, "toPercent": 50,
                 "after": ["CUTTING"]},
                {"process": "ASSEMBLY", "name": "Assembly", "nameZh": "合缝", "fromPercent": 30, "toPercent": 80,
                 "after": ["BODY", "SLEEVES"]},
                {"process": "PACKING", "name": "Packing", "nameZh": "包装", "fromPercent": 50, "toPercent": 100}]}""";
    private static final String SHIRT = """
            {"processes": [
                {"process": "KNITTING", "name": "Knitting", "nameZh": "横机", "fromPercent": 0, "toPercent": 70},
                {"process": "PACKING", "name": "Packing", "nameZh": "包装", "fromPercent": 50, "toPercent": 100}]}""";

    private final String series = "夹克 " + UUID.randomUUID();

    @Test
    @Tag("S1.10b")
    @Tag("rule-23")
    @Tag("rule-24")
    void aLotIsPlannedAndJudgedAlongTheRouteOfItsSeriesAndKeepsItWhenThatChanges() {
        put(series, null, JACKET).statusCode(200);
        ALot lot = ALot.startedOfSeries(series, 100);
        as("planner")
                .get("/api/assignments/" + lot.id())
                .then()
                .body("routing.process", contains("CUTTING", "BODY", "SLEEVES", "ASSEMBLY", "PACKING"))
                .body("plan.processes.process", contains("CUTTING", "BODY", "SLEEVES", "ASSEMBLY", "PACKING"));
        put(series, "\"0\"", SHIRT).statusCode(200);
        as("planner")
                .get(lot.address("plan-proposal"))
                .then()
                .body("processes.process", contains("CUTTING", "BODY", "SLEEVES", "ASSEMBLY", "PACKING"));
        lot.report("CUTTING", 100).then().statusCode(201);
        lot.report("BODY", 80).then().statusCode(201);
        lot.report("ASSEMBLY", 1)
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("beyond-previous-process")))
                .body("atMost", equalTo(0));
        lot.report("SLEEVES", 60).then().statusCode(201);
        lot.report("ASSEMBLY", 61).then().statusCode(409).body("atMost", equalTo(60));
        lot.report("ASSEMBLY", 60).then().statusCode(201).body("produced", equalTo(60));
        lot.report("SEWING", 1).then().statusCode(400).body("violations.field", hasItem("process"));
        ALot next = ALot.assignedOfSeries(series, 10);
        as("planner")
                .get("/api/assignments/" + next.id())
                .then()
                .body("routing.process", contains("KNITTING", "PACKING"));
    }

    @Test
    @Tag("rule-24")
    void noProcessBeginsBeforeAPieceCameFromTheOneBefore() {
        ALot lot = ALot.started(100);
        for (String process : new String[] {"SEWING", "PRESSING", "PACKING"}) {
            lot.report(process, 1)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo(problem("beyond-previous-process")))
                    .body("atMost", equalTo(0));
        }
    }

    @Test
    void aRoutingThatDoesNotLeadToPackingOrContradictsItselfIsRefusedWithAllThatIsWrong() {
        put(series, null, "{\"processes\": []}").statusCode(400);
        put(series, null, JACKET.replace("[\"BODY\", \"SLEEVES\"]", "[\"BODY\", \"SLEEVES\", \"ASSEMBLY\"]"))
                .statusCode(400);
        put(series, null, SHIRT.replace("PACKING", "FOLDING")).statusCode(400);
        put(series, null, SHIRT.replace("\"toPercent\": 70", "\"toPercent\": 0"))
                .statusCode(400);
        put(series, null, JACKET.replace("[\"BODY\", \"SLEEVES\"]", "[\"BODY\"]"))
                .statusCode(400)
                .body("violations.message", hasItem("no process follows SLEEVES"));
        put(series, null, JACKET.replace("[\"CUTTING\"]", "[\"ASSEMBLY\"]")).statusCode(400);
        put(series, null, JACKET.replace("BODY\", \"name", "CUTTING\", \"name")).statusCode(400);
        put(series, null, SHIRT.replace("KNITTING", "knitting"))
                .statusCode(400)
                .body("type", equalTo(problem("unreadable-body")));
        as("planner").get("/api/production-orders/routings/" + series).then().statusCode(404);
        put(series, null, SHIRT).statusCode(200);
        put(series, null, SHIRT).statusCode(428);
        put(series, "\"7\"", SHIRT).statusCode(412);
    }

    @Test
    void aRoutingThatWasAMistakeIsTakenBackAndWhatWasGivenOutKeepsIt() {
        put(series, null, SHIRT).statusCode(200);
        ALot given = ALot.assignedOfSeries(series, 10);
        remove(null).statusCode(428);
        remove("\"7\"").statusCode(412);
        remove("\"0\"").statusCode(204);
        remove("\"0\"").statusCode(404).body("type", equalTo(problem("unknown-routing")));
        as("planner")
                .get("/api/assignments/" + ALot.assignedOfSeries(series, 10).id())
                .then()
                .body("routing.process", contains("CUTTING", "SEWING", "PRESSING", "PACKING"));
        as("planner")
                .get("/api/assignments/" + given.id())
                .then()
                .body("routing.process", contains("KNITTING", "PACKING"));
        put(series, null, SHIRT).statusCode(200);
    }

    private ValidatableResponse remove(String ifMatch) {
        var request = as("planner");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.delete("/api/production-orders/routings/" + series).then();
    }

    private static ValidatableResponse put(String series, String ifMatch, String body) {
        var request = as("planner").body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put("/api/production-orders/routings/" + series).then();
    }
}
