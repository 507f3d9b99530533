package org.gendan.quality.inspection;

import static org.gendan.quality.Chain.defect;
import static org.gendan.quality.Chain.step;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gendan.quality.ALot;
import org.gendan.quality.Announced;
import org.gendan.quality.Chain;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Arrivals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What mid and final inspections wait for: in every order, each condition missing alone, each gone again. */
@ServiceTest
class InspectionGateTest {
    private final ALot lot = ALot.of(999);

    @Test
    @Tag("S3.7a")
    void nothingIsInspectedBeforeTheStartAndNoMidInspectionBeforeSomethingIsMade() {
        Chain chain = Chain.of(lot);
        refusedBefore(chain, "SEMI_FINISHED", "start");
        refusedBefore(chain, "FIRST_PIECE", "start", "made-up-pieces");
        refusedBefore(chain, "FIRST_BUNDLE", "start", "made-up-pieces");
        refusedFor(chain, "MID", "start", "first-piece", "first-bundle", "produced");
        chain.started().firstPiecePassed().firstBundlePassed();
        refusedFor(chain, "MID", "produced");
        chain.progressed(300, 0);
        chain.book("MID", ", \"occurredOn\": \"%s\"".formatted(Chain.START.minusDays(1)))
                .then()
                .statusCode(400)
                .body("violations.field", contains("occurredOn"));
        chain.book("MID", "").then().statusCode(201);
    }

    private static void refusedBefore(Chain chain, String kind, String... missing) {
        chain.book(kind, ", \"process\": \"SEWING\"")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("inspection-not-open")))
                .body("missing.code", contains(missing));
    }

    @Test
    @Tag("S3.7a")
    void whatIsOnlyCutHasNoFirstPieceAndOnePieceIsNoBundle() {
        Chain chain = Chain.of(lot);
        Announced.by(lot.started(Chain.START), lot.cut());
        Announced.heard(lot);
        refusedBefore(chain, "FIRST_PIECE", "made-up-pieces");
        refusedBefore(chain, "FIRST_BUNDLE", "made-up-pieces");
        Announced.by(lot.sewn());
        Announced.heard(lot);
        String bundle = chain.booked("FIRST_BUNDLE", Chain.START);
        chain.report(bundle, "{\"inspected\": 1, \"occurredOn\": \"%s\"}".formatted(Chain.START))
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("too-few-inspected")))
                .body("needed", equalTo(2));
    }

    @Test
    @Tag("S3.8")
    void aMidReportNamesAllFiveAndOpensTheCartonsThatWereDrawn() {
        Chain chain = Chain.of(lot).inProduction(300, 100);
        String mid = chain.booked("MID", Chain.START.plusDays(4));
        String day = Chain.START.plusDays(4).toString();
        chain.report(mid, "{\"inspected\": 200, \"focus\": [\"MATERIALS\"], \"occurredOn\": \"%s\"}".formatted(day))
                .then()
                .statusCode(400)
                .body("violations.field", contains("focus"))
                .body("violations[0].message", containsString("WORKMANSHIP, MEASUREMENTS, PRESSING, PACKING"));
        String whole = "{\"inspected\": 200, \"occurredOn\": \"%s\"%s}".formatted(day, Chain.FOCUS);
        chain.report(mid, whole).then().statusCode(409).body("type", equalTo(problem("cartons-not-drawn")));
        chain.draw(mid);
        chain.report(mid, whole).then().statusCode(200);
    }

    @Test
    @Tag("S3.8")
    void whereNothingIsPackedThereIsNoPackingToLookAtAndNothingToDraw() {
        Chain chain = Chain.of(lot).inProduction(300, 0);
        String mid = chain.booked("MID", Chain.START.plusDays(4));
        chain.report(mid, """
                        {"inspected": 200, "focus": ["MATERIALS", "WORKMANSHIP", "MEASUREMENTS", "PRESSING"],
                         "occurredOn": "%s"}""".formatted(Chain.START.plusDays(4))).then().statusCode(200);
    }

    @Test
    @Tag("S3.7a")
    void firstPieceAndFirstBundleOpenTheMidInspectionsInEitherOrder() {
        Chain piece = Chain.of(lot).started().progressed(300, 0).firstPiecePassed();
        refusedFor(piece, "MID", "first-bundle");
        piece.firstBundlePassed().book("MID", "").then().statusCode(201);
        Chain bundle = Chain.of(ALot.of(999)).started().progressed(300, 0).firstBundlePassed();
        refusedFor(bundle, "MID", "first-piece");
        bundle.firstPiecePassed().book("MID", "").then().statusCode(201);
    }

    @Test
    @Tag("S3.7a")
    void aFirstBundleCountsRectifiedAndSignedAndNoMoreWhenItsReportIsWrittenAnew() {
        Chain chain = Chain.of(lot).started().progressed(300, 0).firstPiecePassed();
        String bundle = chain.reported("FIRST_BUNDLE", Chain.START, 20, defect("SHADE", "MINOR", 3), true);
        refusedFor(chain, "MID", "first-bundle");
        step("inspector", "/api/inspections/" + bundle + "/rectification", "{\"remark\": \"换片\"}");
        refusedFor(chain, "MID", "first-bundle");
        chain.sign(bundle);
        assertOpen(chain, "midInspection");
        chain.report(bundle, "{\"inspected\": 20, \"occurredOn\": \"%s\"}".formatted(Chain.START))
                .then()
                .statusCode(200);
        refusedFor(chain, "MID", "first-bundle");
        chain.sign(bundle);
        chain.book("MID", "").then().statusCode(201);
    }

    @Test
    @Tag("S3.6")
    void pointsThatStayedOpenInTheInitialPhaseAskForASignedReportAndForAnotherWhenFoundAgain() {
        Chain chain = Chain.of(lot).inProduction(300, 0);
        found(chain);
        refusedFor(chain, "MID", "initial-report");
        String report = chain.reported("INITIAL_REPORT", Chain.START, 0, "", false);
        refusedFor(chain, "MID", "initial-report");
        chain.sign(report);
        assertOpen(chain, "midInspection");
        found(chain);
        refusedFor(chain, "MID", "initial-report");
        // Seen mended, it needs no report, and stays on the checklist of the mid inspections all the same.
        chain.reported("SEMI_FINISHED", Chain.START, 10, "", true);
        chain.book("MID", "").then().statusCode(201).body("checkpoints.code", contains("SKIPPED"));
    }

    private static void found(Chain chain) {
        chain.reported("SEMI_FINISHED", Chain.START, 10, defect("SKIPPED", "MAJOR", 1), false);
    }

    @Test
    @Tag("S3.9")
    @Tag("rule-36")
    void theFinalInspectionWaitsForTheLastMidReportAndForItAgainWhenItIsWrittenAnew() {
        Chain chain = Chain.of(lot).inProduction(900, 800).midReports(1);
        refusedFor(chain, "FINAL", "mid-reports");
        String second = chain.reported("MID", Chain.START.plusDays(8), 200, "", true);
        refusedFor(chain, "FINAL", "mid-reports");
        chain.sign(second);
        assertOpen(chain, "finalInspection");
        chain.report(second, """
                        {"inspected": 200, "defects": [%s], "occurredOn": "%s"%s}""".formatted(defect("STAIN", "MINOR", 1), Chain.START.plusDays(8), Chain.FOCUS))
                .then()
                .statusCode(200);
        refusedFor(chain, "FINAL", "mid-reports");
        chain.sign(second);
        chain.book("FINAL", "").then().statusCode(201);
    }

    @Test
    @Tag("S3.9")
    @Tag("rule-36")
    void aMidReportThatRejectsTheGoodsIsNoneOfTheRequired() {
        Chain chain = Chain.of(lot).inProduction(900, 800).midReports(1);
        String second = chain.reported("MID", Chain.START.plusDays(8), 200, defect("NEEDLE", "CRITICAL", 1), true);
        chain.sign(second);
        refusedFor(chain, "FINAL", "mid-reports");
        chain.sign(chain.reported("MID", Chain.START.plusDays(12), 200, "", true));
        assertOpen(chain, "finalInspection");
    }

    @Test
    @Tag("S3.7b")
    @Tag("rule-53")
    void theFinalInspectionWaitsForEachCarriedPointAndForItAgainWhenItIsFoundAgain() {
        Chain chain = Chain.of(lot);
        Announced.by(lot.started(Chain.START), lot.progressed(900, 800));
        Announced.heard(lot);
        String piece = chain.reported("FIRST_PIECE", Chain.START, 1, defect("COLLAR", "MINOR", 1), true);
        step("inspector", "/api/inspections/" + piece + "/rectification", "{\"remark\": \"领型已改\"}");
        chain.sign(piece);
        chain.firstBundlePassed();
        chain.sign(chain.reported("MID", Chain.START.plusDays(4), 200, "", false));
        chain.sign(chain.reported("MID", Chain.START.plusDays(8), 200, "", false));
        refusedFor(chain, "FINAL", "checkpoints");
        chain.sign(chain.reported("MID", Chain.START.plusDays(12), 200, "", true));
        assertOpen(chain, "finalInspection");
        chain.sign(chain.reported("MID", Chain.START.plusDays(16), 200, defect("COLLAR", "MINOR", 7), true));
        refusedFor(chain, "FINAL", "checkpoints");
    }

    /** The eighty per cent, and the holds of order and lot, each twice, in every order, and undone after each. */
    @Test
    @Tag("S3.11a")
    void whateverIsAnnouncedLastOpensTheFinalInspection() {
        Chain chain = Chain.of(lot).inProduction(900, 799).midReports(2);
        List<List<String>> ways = Arrivals.of(List.of("held", "lifted"), List.of("packed", "work held", "work lifted"))
                .toList();
        assertEquals(10, ways.size());
        for (List<String> way : ways) {
            Announced.twiceBy(lot.progressed(900, 799));
            Announced.heard(lot);
            Set<String> closing = new TreeSet<>(Set.of("packed"));
            for (String fact : way) {
                announce(fact, closing);
                Announced.heard(lot);
                List<String> missing = closing.stream()
                        .map(each -> each.endsWith("held") ? "hold" : each)
                        .distinct()
                        .toList();
                assertEquals(missing, missing(chain, "finalInspection"), () -> fact + " of " + way);
            }
        }
        Announced.twiceBy(lot.held());
        Announced.heard(lot);
        refusedFor(chain, "FINAL", "hold");
        Announced.twiceBy(lot.holdLifted());
        Announced.twiceBy(lot.cancelled());
        Announced.heard(lot);
        refusedFor(chain, "FINAL", "order-cancelled");
    }

    private void announce(String fact, Set<String> closing) {
        switch (fact) {
            case "held" -> {
                Announced.twiceBy(lot.held());
                closing.add("held");
            }
            case "lifted" -> {
                Announced.twiceBy(lot.holdLifted());
                closing.remove("held");
            }
            case "packed" -> {
                Announced.twiceBy(lot.progressed(900, 800));
                closing.remove("packed");
            }
            case "work held" -> {
                Announced.twiceBy(lot.workHeld());
                closing.add("work held");
            }
            case "work lifted" -> {
                Announced.twiceBy(lot.workHoldLifted());
                closing.remove("work held");
            }
            default -> throw new IllegalArgumentException(fact);
        }
    }

    private static void refusedFor(Chain chain, String kind, String... codes) {
        chain.book(kind, "")
                .then()
                .statusCode(409)
                .body(
                        "type",
                        equalTo(problem(kind.equals("MID") ? "mid-inspection-not-open" : "final-inspection-not-open")))
                .body("missing.code", contains(codes));
    }

    private static void assertOpen(Chain chain, String gate) {
        assertEquals(List.of(), missing(chain, gate));
    }

    private static List<String> missing(Chain chain, String gate) {
        return new ArrayList<>(as("inspector")
                .get(chain.plan())
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("gates.%s.code".formatted(gate)));
    }
}
