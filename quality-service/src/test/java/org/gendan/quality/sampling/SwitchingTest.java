package org.gendan.quality.sampling;

import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gendan.kernel.rule.Refused;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The switching rules as the quality manager and the inspections use them. */
@ServiceTest
@Tag("rule-47")
class SwitchingTest {
    private static final BigDecimal AQL = new BigDecimal("2.5");

    @Inject
    Switching switching;

    private final UUID factory = UUID.randomUUID();
    private final SeriesOfLots major = new SeriesOfLots(factory, "POLO", DefectClass.MAJOR);
    private final SeriesOfLots minor = new SeriesOfLots(factory, "POLO", DefectClass.MINOR);

    @Test
    @Tag("rule-48")
    void theRulesAreOffUntilTheyAreTurnedOnAndCountNothingBefore() {
        fail(major, 5);
        assertEquals(Severity.NORMAL, switching.severityFor(major));
        turn(null, true).statusCode(200).body("status", equalTo("NORMAL")).body("recent.size()", equalTo(0));
    }

    @Test
    void twoFailuresTightenTheirOwnSeriesAndClassAlone() {
        turn(null, true).statusCode(200).header("ETag", equalTo("\"0\""));
        put("quality-manager", null, body("MINOR", true, false)).statusCode(200);
        fail(major, 2);
        assertEquals(Severity.TIGHTENED, switching.severityFor(major));
        assertEquals(Severity.NORMAL, switching.severityFor(minor));
        assertEquals(Severity.NORMAL, switching.severityFor(new SeriesOfLots(factory, "T恤", DefectClass.MAJOR)));
        assertEquals(
                Severity.NORMAL, switching.severityFor(new SeriesOfLots(UUID.randomUUID(), "POLO", DefectClass.MAJOR)));
        get().body("items.class", contains("MINOR", "MAJOR"))
                .body("items.status", contains("NORMAL", "TIGHTENED"))
                .body("items[0].scoreForReduced", equalTo(30));
    }

    @Test
    void aLotCountsOnceAndAResubmittedOneNotAtAll() {
        turn(null, true);
        UUID inspection = UUID.randomUUID();
        judge(major, inspection, Severity.NORMAL, 11, true);
        judge(major, inspection, Severity.NORMAL, 11, true);
        judge(major, UUID.randomUUID(), Severity.NORMAL, 11, false);
        get().body("items[0].recent", contains(false));
        assertEquals(Severity.NORMAL, switching.severityFor(major));
    }

    @Test
    void aLotThatWasPlannedBeforeTheSwitchBelongsToNeitherSequence() {
        turn(null, true);
        fail(major, 2);
        judge(major, UUID.randomUUID(), Severity.NORMAL, 0, true);
        get().body("items[0].recent.size()", equalTo(0));
        judge(major, UUID.randomUUID(), Severity.TIGHTENED, 0, true);
        get().body("items[0].recent", contains(true));
    }

    @Test
    void theScoreIsThatOfTheNextTighterAql() {
        turn(null, true);
        // L at AQL 2.5 accepts 10 of 200, at AQL 1.5 it would accept 7.
        judge(major, UUID.randomUUID(), Severity.NORMAL, 7, true);
        get().body("items[0].score", equalTo(3));
        judge(major, UUID.randomUUID(), Severity.NORMAL, 8, true);
        get().body("items[0].score", equalTo(0)).body("items[0].recent", contains(true, true));
    }

    @Test
    void tenGoodLotsReduceInspectionOnceProductionIsSteadyAndTheCompanyWantsIt() {
        turn(null, true);
        pass(major, Severity.NORMAL, 10);
        get().body("items[0].score", equalTo(30)).body("items[0].status", equalTo("NORMAL"));
        put("quality-manager", 10, body("MAJOR", true, true))
                .statusCode(200)
                .body("severity", equalTo("REDUCED"))
                .body("productionSteady", equalTo(true));
        assertEquals(Severity.REDUCED, switching.severityFor(major));
        judge(major, UUID.randomUUID(), Severity.REDUCED, 7, true);
        assertEquals(Severity.NORMAL, switching.severityFor(major));
    }

    @Test
    void aDiscontinuedInspectionIsRefusedUntilTheSupplierHasActed() {
        turn(null, true);
        resume("quality-manager").statusCode(409).body("type", equalTo(problem("wrong-state")));
        fail(major, 2);
        IntStream.range(0, 5).forEach(each -> judge(major, UUID.randomUUID(), Severity.TIGHTENED, 9, true));
        Refused refused = assertThrows(Refused.class, () -> switching.severityFor(major));
        assertEquals(Refused.Kind.CONFLICT, refused.kind());
        assertEquals("inspection-discontinued", refused.code());
        resume("supervisor").statusCode(403);
        resume("quality-manager").statusCode(200).body("status", equalTo("TIGHTENED"));
        assertEquals(Severity.TIGHTENED, switching.severityFor(major));
        String id = Rows.value("select id from switched_series where factory_id = ?", factory);
        assertEquals(1, Rows.count("select count(*) from audit_event where key = ? and reason = '换针管理整改'", id));
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", id));
    }

    @Test
    void turnedOffAndOnAgainASeriesBeginsAnew() {
        turn(null, true);
        fail(major, 2);
        turn(null, false).statusCode(428);
        turn(1, false).statusCode(412);
        turn(2, false).statusCode(200).body("on", equalTo(false)).body("status", equalTo("NORMAL"));
        assertEquals(Severity.NORMAL, switching.severityFor(major));
        turn(3, true).statusCode(200).body("status", equalTo("NORMAL"));
    }

    @Test
    void lotsThatAreJudgedAtTheSameTimeAreAllCounted() throws Exception {
        turn(null, true);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Void> lot = () -> {
                pass(major, Severity.NORMAL, 1);
                return null;
            };
            for (var done : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(each -> lot).toList())) {
                done.get();
            }
        }
        get().body("items[0].score", equalTo(24));
    }

    @Test
    void whatIsMissingInTheRequestIsNamedAndASeriesThatWasNeverTurnedOnIsUnknown() {
        put("quality-manager", null, "{}")
                .statusCode(400)
                .body("violations.field", hasItems("series", "on"))
                .body("violations.field", hasItem("defectClass"));
        resume("quality-manager").statusCode(404).body("type", equalTo(problem("unknown-switched-series")));
        put("supervisor", null, body("MAJOR", true, false)).statusCode(403);
        as("inspector").get(address()).then().statusCode(403);
        as("supervisor").get(address()).then().statusCode(200).body("items.size()", equalTo(0));
    }

    private ValidatableResponse turn(Integer version, boolean on) {
        return put("quality-manager", version, body("MAJOR", on, false));
    }

    private ValidatableResponse put(String user, Integer version, String body) {
        var request = as(user).body(body);
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return request.put(address()).then();
    }

    private static String body(String defectClass, boolean on, boolean conditions) {
        return """
                {"series": "POLO", "class": "%s", "on": %b, "productionSteady": %b, "reducedWanted": %b}""".formatted(defectClass, on, conditions, conditions);
    }

    private ValidatableResponse resume(String user) {
        return as(user).body("""
                        {"series": "POLO", "class": "MAJOR", "reason": "换针管理整改"}""").post(address() + "/resumption").then();
    }

    private ValidatableResponse get() {
        return as("auditor").get(address()).then().statusCode(200);
    }

    private String address() {
        return "/api/sampling-plans/switching/" + factory;
    }

    private void pass(SeriesOfLots lots, Severity severity, int times) {
        IntStream.range(0, times).forEach(each -> judge(lots, UUID.randomUUID(), severity, 0, true));
    }

    private void fail(SeriesOfLots lots, int times) {
        IntStream.range(0, times).forEach(each -> judge(lots, UUID.randomUUID(), Severity.NORMAL, 11, true));
    }

    private void judge(SeriesOfLots lots, UUID inspection, Severity severity, int defectives, boolean original) {
        SamplingPlan plan = SamplingTables.plan(8000, InspectionLevel.II, AQL, severity);
        switching.record(new JudgedLot(lots, inspection, plan, AQL, severity, defectives, original));
    }
}
