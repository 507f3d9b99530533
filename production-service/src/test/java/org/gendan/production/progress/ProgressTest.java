package org.gendan.production.progress;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.once;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.gendan.production.ServiceTest;
import org.gendan.production.order.ALot;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProgressTest {
    private static final String PROGRESSED = "production.production-progressed.v1";

    @Test
    @Tag("S4.3")
    @Tag("rule-23")
    void whatAFactoryReportsIsAddedUpAndNeverBeyondTheProcessBefore() {
        ALot lot = ALot.started(100);
        lot.report("CUTTING", 60, ", \"scrapped\": 2").then().statusCode(201).body("outputs[0].quantity", equalTo(60));
        lot.report("SEWING", 59)
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("beyond-previous-process")))
                .body("atMost", equalTo(58));
        lot.report("SEWING", 58).then().statusCode(201);
        lot.report("CUTTING", 43).then().statusCode(409).body("type", equalTo(problem("beyond-assigned")));
        lot.report("CUTTING", 42).then().statusCode(201);
        lot.report("CUTTING", -1).then().statusCode(400).body("violations.field", hasItem("reason"));
        lot.report("CUTTING", -1, ", \"reason\": \"counted twice\"").then().statusCode(201);
        lot.report("SEWING", -59, ", \"reason\": \"typing mistake\"")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("below-zero")));
        assertEquals("101 2", Rows.value("""
                        select (o ->> 'quantity') || ' ' || (o ->> 'scrapped')
                        from domain_event e, jsonb_array_elements(e.data::jsonb -> 'outputs') o
                        where e.key = ? and e.type = ? and o ->> 'process' = 'CUTTING' order by e.seq desc""", lot.orderId() + "", PROGRESSED));
    }

    @Test
    @Tag("S4.3")
    void eachReportIsSeenSoThatOneThatCameTwiceIsFoundAndTakenBack() {
        ALot lot = ALot.started(300);
        lot.report("CUTTING", 100).then().statusCode(201);
        lot.report("CUTTING", 100).then().statusCode(201);
        lot.report("CUTTING", -100, ", \"reason\": \"reported twice\"").then().statusCode(201);
        String next = as("planner")
                .get(lot.address("progress-reports?limit=2"))
                .then()
                .statusCode(200)
                .body("items.quantity", contains(-100, 100))
                .body("items.recordedBy", contains("factory", "factory"))
                .body("items[0].reason", equalTo("reported twice"))
                .body("items[0].status", equalTo("COUNTED"))
                .extract()
                .path("next");
        as("factory")
                .get(lot.address("progress-reports?limit=2&cursor=" + next))
                .then()
                .statusCode(200)
                .body("items.quantity", contains(100));
        as("factory-2").get(lot.address("progress-reports")).then().statusCode(404);
    }

    @Test
    void aReportThatIsSentAgainIsCountedOnce() {
        ALot lot = ALot.started(100);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            as("factory")
                    .header("Idempotency-Key", key)
                    .body(lot.reportBody("CUTTING", 10, ""))
                    .post(lot.address("progress"))
                    .then()
                    .statusCode(201);
        }
        batch(lot, offline(key, "2026-11-24T01:00:00Z", lot, "CUTTING", 10))
                .body("reports[0].status", equalTo("COUNTED"))
                .body("progress.outputs[0].quantity", equalTo(10));
        batch(lot, offline(key, "2026-11-24T01:00:00Z", lot, "CUTTING", 11))
                .body("reports[0].because", equalTo("idempotency-key-reused"));
        assertEquals(1, Rows.announced(PROGRESSED, lot.orderId()));
        as("factory")
                .body(lot.reportBody("CUTTING", 10, ""))
                .post(lot.address("progress"))
                .then()
                .statusCode(400);
    }

    @Test
    @Tag("S4.3")
    void anOfflineBatchIsJudgedByItsOwnTimesAndWhatExceedsWaitsForMore() {
        ALot lot = ALot.started(100);
        String late = offline("c", "2026-11-24T01:30:00Z", lot, "PRESSING", 30);
        String batch = String.join(
                ", ",
                late,
                offline("b", "2026-11-24T01:20:00Z", lot, "SEWING", 20),
                offline("a", "2026-11-24T01:10:00Z", lot, "CUTTING", 50));
        batch(lot, batch)
                .body("reports.status", contains("PENDING", "COUNTED", "COUNTED"))
                .body("reports[0].because", equalTo("beyond-previous-process"))
                .body("progress.pending.key", contains("c"));
        batch(lot, batch).body("progress.outputs.quantity", contains(50, 20));
        assertEquals(1, Rows.announced(PROGRESSED, lot.orderId()));
        lot.report("SEWING", 10).then().statusCode(201).body("pending", empty()).body("produced", equalTo(30));
    }

    @Test
    @Tag("S4.3")
    void aReportThatWaitsIsWithdrawnByWhoSentItAndIsNeverCounted() {
        ALot lot = ALot.started(100);
        String waiting = offline("w/1", "2026-11-24T01:30:00Z", lot, "SEWING", 20);
        String counted = offline("n", "2026-11-24T01:20:00Z", lot, "CUTTING", 10);
        batch(lot, waiting + ", " + counted).body("reports.status", contains("PENDING", "COUNTED"));
        withdraw("factory-2", lot, "w/1").statusCode(404);
        withdraw("planner", lot, "w/1").statusCode(403);
        withdraw("factory", lot, "unknown").statusCode(404).body("type", equalTo(problem("unknown-progress-report")));
        withdraw("factory", lot, "n")
                .statusCode(409)
                .body("type", equalTo(problem("wrong-state")))
                .body("state", equalTo("COUNTED"));
        Rows.execute(
                "update progress_report set recorded_by = 'another' where assignment_id = '%s' and report_key = 'w/1'"
                        .formatted(lot.id()));
        withdraw("factory", lot, "w/1").statusCode(403).body("type", equalTo(problem("reported-by-another")));
        Rows.execute(
                "update progress_report set recorded_by = 'factory' where assignment_id = '%s' and report_key = 'w/1'"
                        .formatted(lot.id()));
        withdraw("factory", lot, "w/1").statusCode(200).body("pending", empty());
        withdraw("factory", lot, "w/1").statusCode(200).body("pending", empty());
        lot.report("CUTTING", 50).then().statusCode(201).body("outputs.quantity", contains(60));
        withdraw("factory", lot, "w/1").statusCode(409).body("state", equalTo("WITHDRAWN"));
        batch(lot, waiting)
                .body("reports[0].status", equalTo("WITHDRAWN"))
                .body("progress.outputs.quantity", contains(60));
    }

    private static ValidatableResponse withdraw(String user, ALot lot, String key) {
        return as(user).body("{\"key\": \"%s\", \"reason\": \"sent for the wrong line\"}".formatted(key))
                .post(lot.address("progress-withdrawals"))
                .then();
    }

    @Test
    @Tag("S4.3")
    void aKeyThatComesAgainWithAnotherQuantityInOneBatchIsRefusedAndTheFirstStands() {
        ALot lot = ALot.started(100);
        batch(
                        lot,
                        String.join(
                                ", ",
                                offline("k", "2026-11-24T01:10:00Z", lot, "CUTTING", 50),
                                offline("k", "2026-11-24T01:10:00Z", lot, "CUTTING", 60),
                                offline("k", "2026-11-24T01:10:00Z", lot, "CUTTING", 50)))
                .body("reports.status", contains("COUNTED", null, "COUNTED"))
                .body("reports.because", contains(null, "idempotency-key-reused", null))
                .body("progress.outputs.quantity", contains(50));
        lot.report("CUTTING", 10, ", \"scrapped\": 61")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("below-zero")));
        lot.report("CUTTING", 10, ", \"scrapped\": 60").then().statusCode(201);
    }

    @Test
    @Tag("S4.3")
    void aPhoneWhoseClockLostItsTimeSpoilsNoReportButThoseItDated() {
        ALot lot = ALot.started(100);
        batch(
                        lot,
                        String.join(
                                ", ",
                                offline("lost", "1970-01-01T00:00:09Z", lot, "CUTTING", 1),
                                offline("older", "-99999999-01-01T00:00:00Z", lot, "CUTTING", 1),
                                offline("ahead", ALot.today().plusDays(2) + "T01:00:00Z", lot, "CUTTING", 1),
                                offline("sound", "2026-11-24T01:10:00Z", lot, "CUTTING", 50)))
                .body("reports.status", contains(null, null, null, "COUNTED"))
                .body(
                        "reports.because",
                        contains("invalid-request", "invalid-request", "reported-in-the-future", null));
        for (String member : List.of("occurredOn\": \"-99999999-01-01", "reportedAt\": \"1970-01-01T00:00:00Z")) {
            lot.report("CUTTING", 1, ", \"%s\"".formatted(member))
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains(member.substring(0, 10)));
        }
        once("factory")
                .body(ALot.delivery(lot.id()).replaceFirst("\\{", "{\"arrivedAt\": \"1970-01-01T00:00:00Z\","))
                .post("/api/materials")
                .then()
                .statusCode(400)
                .body("violations.field", contains("arrivedAt"));
    }

    @Test
    void whatIsNotStartedOrHeldTakesNoReport() {
        ALot lot = ALot.started(100);
        as("production-manager")
                .body("{\"reason\": \"broken needle\"}")
                .post(lot.address("hold"))
                .then()
                .statusCode(200);
        lot.report("CUTTING", 1).then().statusCode(409).body("type", equalTo(problem("work-held")));
        lot.report("CUTTING", 1, ", \"reportedAt\": \"2026-11-24T00:00:00Z\"")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse batch(ALot lot, String reports) {
        return as("factory")
                .body("{\"reports\": [%s]}".formatted(reports))
                .post(lot.address("progress-batches"))
                .then()
                .statusCode(200);
    }

    private static String offline(String key, String at, ALot lot, String process, int quantity) {
        return """
                {"key": "%s", "reportedAt": "%s", "lineId": "%s", "process": "%s", "quantity": %d}""".formatted(key, at, lot.lineId(), process, quantity);
    }
}
