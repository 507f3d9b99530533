package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gendan.local.stack.Stack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order of 8 000 pieces in two factories, from the written order to the signed delivery, on the five services. */
class TwoFactoriesIT {

    private static final Heard heard = new Heard();
    private static Stack stack;
    private static Api api;
    private static TwoFactories story;

    @BeforeAll
    static void tell() {
        stack = SharedStack.get();
        api = Api.of(stack);
        story = new TwoFactories(api, Papers.of(stack.layout()), heard);
        var began = System.nanoTime();
        story.tell();
        System.out.printf("8 000 pieces went their way in %.1f s%n", (System.nanoTime() - began) / 1e9);
    }

    @Test
    @Tag("S3.9")
    @Tag("rule-34")
    @Tag("rule-37")
    void eachFactoryOwesTheMidReportsOfItsOwnLot() {
        var hangzhou = plan(story.hangzhou());
        var ningbo = plan(story.ningbo());

        assertEquals(8, hangzhou.path("requiredMidReports").asInt());
        assertEquals(8, hangzhou.path("signedMidReports").asInt());
        assertEquals(6, ningbo.path("requiredMidReports").asInt());
        assertEquals(6, ningbo.path("signedMidReports").asInt());
    }

    @Test
    @Tag("S3.1b")
    @Tag("rule-27")
    void aShortageHoldsTheOneFactoryUntilTheProductionManagerSaysWhyItMayStart() {
        heard.refusal("production-not-startable", "material-shortage", "pre-production-approval");
        var alone = heard.refusal("production-not-startable", "material-shortage");

        assertTrue(alone.request().contains(story.ningbo().planning().assignmentId()), alone.request());
        assertTrue(alone.pretty().contains("120"), alone.pretty());
    }

    @Test
    @Tag("S3.7a")
    void aFirstPieceThatFailedHoldsTheMidInspectionsUntilItIsSignedAndMended() {
        heard.refusal("mid-inspection-not-open", "first-piece", "first-bundle");
        heard.refusal("mid-inspection-not-open", "first-bundle");
    }

    @Test
    @Tag("S3.7b")
    @Tag("rule-53")
    void whatTheFirstPieceHadIsAMandatoryPointOfTheMidInspections() {
        var points = story.firstMid().path("checkpoints");

        assertEquals(1, points.size(), points.toString());
        assertEquals("SEAM_PUCKERING", points.path(0).path("code").asText());
        assertEquals("FIRST_PIECE", points.path(0).path("foundIn").asText());
        assertEquals(409, heard.refusal("checkpoints-not-checked").status());
    }

    @Test
    @Tag("S3.11a")
    @Tag("rule-38")
    void of5000PiecesTheFinalInspectionNeeds4000PackedAndTheEighthReport() {
        var refusal = heard.refusal("final-inspection-not-open", "packed", "mid-reports");

        assertEquals(3999, refusal.body().path("missing").path(0).path("packed").asInt(), refusal.pretty());
        assertEquals(4000, refusal.body().path("missing").path(0).path("needed").asInt(), refusal.pretty());
        heard.refusal("final-inspection-not-open", "mid-reports");
    }

    @Test
    @Tag("S3.11c")
    @Tag("rule-48")
    void aRejectedLotIsReworkedAndInspectedAnewByAFreshFullSampleTightened() {
        heard.refusal("final-inspection-not-open", "rework");
        var failed = story.failedFinal();
        var second = story.secondFinal();

        assertMajor("REJECTED", 11, 10, "NORMAL", failed);
        assertMajor("ACCEPTED", 8, 8, "TIGHTENED", second);
        assertEquals(failed.path("id").asText(), second.path("resubmissionOf").asText());
        assertFalse(failed.path("seed").asText().equals(second.path("seed").asText()), "another draw");
    }

    private static void assertMajor(String verdict, int defective, int accept, String severity, JsonNode inspection) {
        var plan = StreamSupport.stream(inspection.path("plans").spliterator(), false)
                .filter(each -> each.path("defectClass").asText().equals("MAJOR"))
                .findFirst()
                .orElseThrow();
        assertEquals(verdict, inspection.path("verdict").asText(), inspection.toString());
        assertEquals(200, inspection.path("report").path("inspected").asInt());
        assertEquals(defective, inspection.path("defectives").path("major").asInt());
        assertEquals(200, plan.path("sampleSize").asInt());
        assertEquals(accept, plan.path("acceptNumber").asInt());
        assertEquals(severity, plan.path("severity").asText());
    }

    @Test
    @Tag("S3.11b")
    @Tag("rule-50")
    void verdictAndDecisionAreTwoFactsOfTwoPeople() {
        var refused = heard.refusals.stream()
                .filter(answer -> answer.request().endsWith("/decision"))
                .map(answer -> answer.status() + " " + answer.problem())
                .toList();

        assertEquals(List.of("403 wrong-role", "400 invalid-request"), refused);
        assertEquals(409, heard.refusal("final-inspection-stands").status());
        heard.refusal("remainder-not-open", "final-inspection", "supervisor-decision", "packed");
    }

    @Test
    @Tag("S3.11d")
    void theReleaseIsTheConjunctionOfBothFactories() {
        var refusal = heard.refusal(
                "goods-not-releasable",
                "production-completion",
                "final-inspection",
                "supervisor-decision",
                "remainder",
                "shipping-sample");
        for (var missing : refusal.body().path("missing")) {
            assertEquals("A", missing.path("lot").asText("A"), missing.toString());
        }
        assertEquals(5, refusal.missing().size(), refusal.pretty());
        heard.refusal("goods-not-releasable", "shipping-sample");
    }

    @Test
    @Tag("S1.11")
    void theGoodsLeaveOnlyWithTheBalanceAndAllStagesAreDone() throws Exception {
        heard.refusal("shipment-not-arrangeable", "balance");

        Waiting.until("the closing in the order's history", () -> open() == 0);
    }

    private static long open() {
        return StreamSupport.stream(story.hangzhou().tracking().path("stages").spliterator(), false)
                .filter(stage -> !stage.path("status").asText().equals("DONE"))
                .count();
    }

    /** Nobody else gives Ningbo work. */
    @Test
    void theFiguresShowWhatWasFoundInNingbo() {
        var pareto = api.as("quality-manager")
                .get("/api/inspections/figures/pareto?factoryId=" + Factory.NINGBO.id())
                .expect(200)
                .body()
                .path("all");

        assertEquals(2 + 6 + 1, pareto.path("visits").asInt(), pareto.toString());
        assertEquals("THREAD_END", pareto.path("defects").path(0).path("code").asText(), pareto.toString());
        assertEquals(2, pareto.path("defects").path(0).path("found").asInt());
        assertEquals("STAIN", pareto.path("defects").path(1).path("code").asText());
        assertEquals(3, pareto.path("defectiveUnits").asInt());
    }

    @Test
    @Tag("S0")
    @Tag("rule-51")
    void everyFactWasAnnouncedAsOftenAsItHappened() {
        var announced = announced();

        assertEquals(2, announced.get("production.production-started.v1"));
        // Two first pieces and two first bundles, eight and six mid, one and two final inspections.
        assertEquals(4 + 8 + 6 + 3, announced.get("quality.inspection-reported.v1"));
        assertEquals(21, announced.get("quality.report-signed.v1"));
        assertEquals(3, announced.get("quality.final-inspection-decided.v1"));
        assertEquals(1, announced.get("quality.rework-ordered.v1"));
        assertEquals(2, announced.get("quality.remainder-followed.v1"));
        assertEquals(2, announced.get("production.assignment-completed.v1"));
        assertEquals(1, announced.get("production.production-completed.v1"));
        assertEquals(1, announced.get("quality.goods-released.v1"));
        assertEquals(1, announced.get("logistics.goods-signed.v1"));
    }

    /** How often each type of event lies on the topics under the order, each event once. */
    private static Map<String, Integer> announced() {
        var ids = new HashSet<String>();
        var counted = new HashMap<String, Integer>();
        try (var topics = new Topics(stack)) {
            for (var each : topics.all(new ByteArrayDeserializer())) {
                var id = new String(each.headers().lastHeader("ce_id").value());
                if (story.hangzhou().orderId().equals(each.key()) && ids.add(id)) {
                    counted.merge(
                            new String(each.headers().lastHeader("ce_type").value()), 1, Integer::sum);
                }
            }
        }
        return counted;
    }

    private static JsonNode plan(Journey lot) {
        return api.as("quality-manager")
                .get("/api/inspection-plans/" + lot.planning().assignmentId())
                .expect(200)
                .body();
    }
}
