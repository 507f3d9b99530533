package org.gendan.quality.figures;

import static org.gendan.quality.Chain.defect;
import static org.gendan.quality.Chain.step;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.gendan.quality.ALot;
import org.gendan.quality.Chain;
import org.gendan.quality.ServiceTest;
import org.gendan.quality.figures.Pareto.Slice;
import org.gendan.testing.Tokens;
import org.jfree.chart.plot.CategoryPlot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures of lots of a series that no other test makes. */
@ServiceTest
class FiguresTest {
    private static final LocalDate DAY = Chain.START.plusDays(4);
    private static final LocalDate FROM = Chain.START.minusDays(3);

    private final String series = "series " + UUID.randomUUID();

    @Test
    void defectsAreCountedByCodeWithTheirSharesAndWhatTheyAreTogether() {
        Chain chain = Chain.of(ALot.of(500).ofSeries(series)).inProduction(450, 200);
        mid(
                chain,
                DAY,
                defect("BROKEN_STITCH", "MAJOR", 3),
                defect("BROKEN_STITCH", "MINOR", 9),
                defect("STAIN", "MINOR", 9),
                "{\"code\": \"BROKEN_STITCH\", \"class\": \"MAJOR\", \"process\": \"SEWING\"}");
        pareto("")
                .body("all.visits", equalTo(3))
                .body("all.unitsInspected", equalTo(1 + 20 + 50))
                .body("all.defectiveUnits", equalTo(3))
                .body("all.defectivePercent", equalTo(4.23f))
                .body("all.found", equalTo(4))
                .body("all.defects.code", contains("BROKEN_STITCH", "STAIN"))
                .body("all.defects.found", contains(3, 1))
                .body("all.defects.major", contains(2, 0))
                .body("all.defects.minor", contains(1, 1))
                .body("all.defects.sharePercent", contains(75.0f, 25.0f))
                .body("all.defects.cumulativePercent", contains(75.0f, 100.0f))
                .body("all.defects[0].perHundredUnits", equalTo(4.23f))
                .body("groups", empty());
        pareto("&kind=FIRST_BUNDLE").body("all.unitsInspected", equalTo(20)).body("all.found", equalTo(0));
        pareto("&to=" + DAY.minusDays(1)).body("all.unitsInspected", equalTo(21));
    }

    @Test
    void figuresAreToldApartByFactorySeriesAndProcess() {
        Chain ours = Chain.of(ALot.of(500).ofSeries(series)).inProduction(450, 200);
        mid(ours, DAY, defect("BROKEN_STITCH", "MAJOR", 3), defect("BROKEN_STITCH", "MAJOR", 4));
        Chain theirs = Chain.of(ALot.of(500).ofSeries(series).ofOthers()).inProduction(450, 200);
        mid(theirs, DAY, "{\"code\": \"STAIN\", \"class\": \"MAJOR\", \"process\": \"PACKING\", \"unit\": 5}");
        pareto("&groupBy=FACTORY")
                .body("groups.group", contains(Tokens.FACTORY_ID, Tokens.OTHER_FACTORY_ID))
                .body("groups.found", contains(2, 1))
                .body("groups.unitsInspected", contains(71, 71))
                .body("all.unitsInspected", equalTo(142));
        pareto("&groupBy=PROCESS")
                .body("groups.group", contains("SEWING", "PACKING"))
                .body("groups.found", contains(2, 1))
                .body("groups.unitsInspected", contains(142, 142));
        pareto("&process=PACKING").body("all.defects.code", contains("STAIN"));
        pareto("&groupBy=SERIES").body("groups.label", contains(series));
        pareto("&factoryId=" + Tokens.OTHER_FACTORY_ID).body("all.found", equalTo(1));
    }

    @Test
    void aFactoryHasFiguresOfItsOwnAlone() {
        Chain theirs = Chain.of(ALot.of(500).ofSeries(series).ofOthers()).inProduction(450, 200);
        mid(theirs, DAY, defect("STAIN", "MAJOR", 5));
        figures("factory", "pareto", "")
                .statusCode(200)
                .body("factoryId", equalTo(Tokens.FACTORY_ID))
                .body("all.found", equalTo(0));
        figures("factory-2", "pareto", "").statusCode(200).body("all.found", equalTo(1));
        figures("factory", "pareto", "&factoryId=" + Tokens.OTHER_FACTORY_ID)
                .statusCode(404)
                .body("type", equalTo(problem("unknown-factory")));
    }

    @Test
    @Tag("rule-52")
    void whatIsDrawnOnACombinedVisitCountsOnceAndOnTwoVisitsTwice() {
        Chain apart = Chain.of(ALot.of(500).ofSeries(series)).inProduction(450, 200);
        mid(apart, DAY, defect("STAIN", "MINOR", 7));
        String bundle = bundle(apart, DAY, defect("STAIN", "MINOR", 7));
        assertInspected(1 + 20 + 50 + 20, 2, 4);

        String mid = Chain.id(
                apart.book("MID", ", \"occurredOn\": \"%s\", \"combinedWith\": \"%s\"".formatted(DAY, bundle)));
        apart.draw(mid);
        apart.report(mid, """
                        {"inspected": 50, "defects": [%s, %s], "checkpoints": [%s], "occurredOn": "%s"%s}""".formatted(
                        defect("STAIN", "MINOR", 7), defect("STAIN", "MINOR", 8), checked(mid), DAY, Chain.FOCUS))
                .then()
                .statusCode(200)
                .body("combinedWith", equalTo(bundle));
        // Unit 7 of the bundle is unit 7 of the mid inspection; the bundle's twenty are among the fifty.
        assertInspected(1 + 20 + 50 + 50, 3, 4);
    }

    private void assertInspected(int units, int defective, int visits) {
        pareto("")
                .body("all.unitsInspected", equalTo(units))
                .body("all.defectiveUnits", equalTo(defective))
                .body("all.defects.found", contains(defective))
                .body("all.visits", equalTo(visits));
        figures("auditor", "trend", "&period=MONTH")
                .body("points.unitsInspected.sum()", equalTo(units))
                .body("points.defectiveUnits.sum()", equalTo(defective));
    }

    @Test
    @Tag("rule-52")
    void onlyAnotherKindOfInspectionOfTheSameLotDayAndInspectorIsTheSameVisit() {
        Chain chain = Chain.of(ALot.of(500).ofSeries(series)).inProduction(450, 200);
        Chain other = Chain.of(ALot.of(500).ofSeries(series)).inProduction(450, 200);
        String mid = mid(chain, DAY);
        notOneVisit(chain, "MID", DAY, mid);
        notOneVisit(chain, "FIRST_BUNDLE", DAY.plusDays(1), mid);
        notOneVisit(other, "FIRST_BUNDLE", DAY, mid);
        String bundle = Chain.id(
                chain.book("FIRST_BUNDLE", ", \"occurredOn\": \"%s\", \"combinedWith\": \"%s\"".formatted(DAY, mid)));
        notOneVisit(chain, "FIRST_PIECE", DAY, bundle);
        chain.appointed("inspector-2").inspectedBy("inspector-2");
        notOneVisit(chain, "FIRST_PIECE", DAY, mid);
    }

    private static void notOneVisit(Chain chain, String kind, LocalDate on, String with) {
        chain.book(kind, ", \"occurredOn\": \"%s\", \"combinedWith\": \"%s\"".formatted(on, with))
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("not-one-visit")));
    }

    @Test
    void theTrendShowsWhatPassedTheFirstTimeAndEveryPeriodOfTheWindow() {
        accepted(Chain.of(ALot.of(500).ofSeries(series)));
        Chain failed =
                Chain.of(ALot.of(500).ofSeries(series)).inProduction(500, 450).midReports(2);
        String inspection = failed.reported("FINAL", ALot.TODAY, 50, defect("NEEDLE", "CRITICAL", 1), true);
        decide(inspection, false);
        step("factory", "/api/inspections/" + inspection + "/rework", "{\"remark\": \"全检返修\"}");
        decide(failed.reported("FINAL", ALot.TODAY, 50, "", true), true);
        LocalDate monday = Period.WEEK.startOf(ALot.TODAY);
        ValidatableResponse weeks = figures("quality-manager", "trend", "&period=WEEK")
                .statusCode(200)
                .body("points[-1].from", equalTo(monday.toString()))
                .body("points[-1].to", equalTo(monday.plusDays(6).toString()))
                .body("points[-1].lots", equalTo(2))
                .body("points[-1].passedFirst", equalTo(1))
                .body("points[-1].firstPassPercent", equalTo(50.0f))
                .body("points[-1].unitsInspected", equalTo(200 + 50 + 50))
                .body("points[-1].defectiveUnits", equalTo(1))
                .body("points[-1].defectivePercent", equalTo(0.33f))
                .body("points[0].firstPassPercent", nullValue());
        long between = ChronoUnit.WEEKS.between(Period.WEEK.startOf(FROM), monday);
        assertEquals(between + 1, weeks.extract().jsonPath().getList("points").size());
    }

    @Test
    void picturesCarryTheFiguresInChineseAndEnglish() throws IOException {
        Chain chain = Chain.of(ALot.of(500).ofSeries(series)).inProduction(450, 200);
        mid(chain, DAY, defect("断线", "MAJOR", 3), defect("污渍", "MINOR", 9));
        for (String figure : new String[] {"pareto", "trend"}) {
            String svg = figures("supervisor", figure + ".svg", figure.equals("pareto") ? "&groupBy=FACTORY" : "")
                    .statusCode(200)
                    .contentType(containsString("image/svg+xml"))
                    .extract()
                    .asString();
            assertTrue(svg.contains(figure.equals("pareto") ? "断线" : "一次合格率 First-pass"), svg);
            byte[] picture = figures("supervisor", figure + ".png", "")
                    .statusCode(200)
                    .contentType("image/png")
                    .extract()
                    .asByteArray();
            Files.write(Path.of("target", figure + ".png"), picture);
            var png = ImageIO.read(new ByteArrayInputStream(picture));
            assertEquals("960 × 540", png.getWidth() + " × " + png.getHeight());
        }
    }

    /** Bars and line are read against each other: where the line is at 100 %, the bars' axis is at all that was found. */
    @Test
    void theParetosAxesEndAtTheSameHeight() {
        Scope scope = new Scope(DAY, DAY, null, null, null, null);
        Slice whole = Slice.of(
                "",
                "",
                new Pareto.Inspected(2, 200, 9),
                List.of(new Pareto.Count("断线", 10, 0, 10, 0), new Pareto.Count("污渍", 3, 0, 0, 3)));
        CategoryPlot plot =
                FigureCharts.of(new Pareto(scope, whole, null, List.of())).getCategoryPlot();
        double left = 13 / plot.getRangeAxis(0).getUpperBound();
        double right = 100 / plot.getRangeAxis(1).getUpperBound();
        assertEquals(right, left, 1e-9);
        assertEquals(0, plot.getRangeAxis(0).getLowerBound());
    }

    @Test
    void theWindowIsBoundedAndMayBeEmpty() {
        LocalDate today = ALot.TODAY;
        as("auditor")
                .get("/api/inspections/figures/pareto?from=%s&to=%s".formatted(today.minusDays(731), today))
                .then()
                .statusCode(400)
                .body("violations.field", contains("from"));
        as("auditor")
                .get("/api/inspections/figures/trend?from=%s&to=%s".formatted(today.minusDays(730), today))
                .then()
                .statusCode(200);
        as("auditor")
                .get("/api/inspections/figures/pareto?from=%s&to=%s".formatted(today, today.minusDays(1)))
                .then()
                .statusCode(400);
        pareto("").body("all.unitsInspected", equalTo(0)).body("all.defectivePercent", nullValue());
    }

    private ValidatableResponse pareto(String more) {
        return figures("quality-manager", "pareto", more).statusCode(200);
    }

    private ValidatableResponse figures(String user, String figure, String more) {
        return as(user).queryParam("from", FROM.toString())
                .queryParam("series", series)
                .get("/api/inspections/figures/" + figure + more.replaceFirst("&", "?"))
                .then();
    }

    private static String mid(Chain chain, LocalDate on, String... defects) {
        return chain.reported("MID", on, 50, String.join(", ", defects), true);
    }

    private static String bundle(Chain chain, LocalDate on, String defects) {
        String bundle = chain.reported("FIRST_BUNDLE", on, 20, defects, true);
        step("inspector", "/api/inspections/" + bundle + "/rectification", "{\"remark\": \"已改\"}");
        chain.sign(bundle);
        return bundle;
    }

    private static String checked(String inspection) {
        return "{\"id\": \"%s\", \"resolved\": true}"
                .formatted(inspection(inspection).getString("checkpoints[0].id"));
    }

    private static JsonPath inspection(String id) {
        return as("inspector")
                .get("/api/inspections/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void accepted(Chain chain) {
        chain.inProduction(500, 450).midReports(2).finalAccepted();
    }

    private static void decide(String inspection, boolean accepted) {
        if (accepted) {
            step("factory", "/api/inspections/" + inspection + "/signature", "{}");
        }
        step(
                "supervisor",
                "/api/inspections/" + inspection + "/decision",
                "{\"accepted\": %b, \"reason\": \"needle\"}".formatted(accepted));
    }
}
