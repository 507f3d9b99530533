package org.gendan.quality.inspection;

import static org.gendan.quality.Chain.defect;
import static org.gendan.quality.Chain.id;
import static org.gendan.quality.Chain.step;
import static org.gendan.quality.Rest.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gendan.quality.ALot;
import org.gendan.quality.Chain;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Final inspections of one lot after the other, as the switching rules count them; lots of 500, of which 50 are drawn. */
@ServiceTest
@Tag("rule-47")
class SwitchedLotsTest {
    /** One more than normal inspection accepts of 50 at AQL 2.5. */
    private static final int TOO_MANY = 4;

    private final String series = "series " + UUID.randomUUID();

    @Test
    void twoOriginalLotsThatFailTightenTheNextOfTheirFactorySeriesAndClassAlone() {
        turnOn("MAJOR");
        turnOn("MINOR");
        Chain first = fail(lot());
        switching().body("recent", contains(false)).body("status", equalTo("NORMAL"));
        reworkedAndFailedAgain(first);
        switching().body("recent", contains(false)).body("status", equalTo("NORMAL"));
        fail(lot());
        switching().body("status", equalTo("TIGHTENED")).body("recent.size()", equalTo(0));

        severities(ready(lot()), "TIGHTENED", "NORMAL");
        severities(ready(lot().ofOthers()), "NORMAL", "NORMAL");
        severities(ready(lot().ofSeries("another " + series)), "NORMAL", "NORMAL");
        severities(ready(lot().andOfSeries("another " + series)), "NORMAL", "NORMAL");
    }

    @Test
    @Tag("rule-48")
    void withoutTheQualityManagersWordLotsAreIsolatedHoweverManyFail() {
        fail(lot());
        fail(lot());
        severities(ready(lot()), "NORMAL", "NORMAL");
    }

    @Test
    void aLotScoresOnceItIsDecidedAndNotBefore() {
        turnOn("MAJOR");
        Chain chain = ready(lot());
        String inspection = chain.reported("FINAL", ALot.TODAY, 50, "", true);
        switching().body("score", equalTo(0));
        decide(inspection, true);
        switching().body("score", equalTo(3)).body("recent", contains(true));
    }

    @Test
    @Tag("rule-52")
    void aFinalInspectionThatIsCombinedWithAMidInspectionIsOneLot() {
        turnOn("MAJOR");
        Chain chain = Chain.of(lot()).inProduction(500, 450).midReports(1);
        String mid = chain.reported("MID", ALot.TODAY, 50, "", true);
        chain.sign(mid);
        String inspection = id(chain.book("FINAL", ", \"combinedWith\": \"%s\"".formatted(mid)));
        chain.draw(inspection);
        chain.report(inspection, "{\"inspected\": 50}").then().statusCode(200);
        decide(inspection, true);
        switching().body("score", equalTo(3)).body("recent", contains(true));
    }

    private ALot lot() {
        return ALot.of(500).ofSeries(series);
    }

    private static Chain ready(ALot lot) {
        return Chain.of(lot).inProduction(500, 450).midReports(2);
    }

    private static Chain fail(ALot lot) {
        Chain chain = ready(lot);
        decide(failedFinal(chain), false);
        return chain;
    }

    private static String failedFinal(Chain chain) {
        return chain.reported(
                "FINAL",
                ALot.TODAY,
                50,
                IntStream.rangeClosed(1, TOO_MANY)
                        .mapToObj(unit -> defect("STAIN", "MAJOR", unit))
                        .collect(Collectors.joining(", ")),
                true);
    }

    private static void reworkedAndFailedAgain(Chain chain) {
        String rejected = as("inspector")
                .get("/api/inspections?kind=FINAL&assignmentId=" + chain.lot().id())
                .then()
                .extract()
                .path("items[0].id");
        step("factory", "/api/inspections/" + rejected + "/rework", "{\"remark\": \"全检返修\"}");
        decide(failedFinal(chain), false);
    }

    private static void decide(String inspection, boolean accepted) {
        if (accepted) {
            step("factory", "/api/inspections/" + inspection + "/signature", "{}");
        }
        step("supervisor", "/api/inspections/" + inspection + "/decision", "{\"accepted\": %b}".formatted(accepted));
    }

    private static void severities(Chain chain, String major, String minor) {
        chain.book("FINAL", "")
                .then()
                .statusCode(201)
                .body("plans.find { it.defectClass == 'MAJOR' }.severity", equalTo(major))
                .body("plans.find { it.defectClass == 'MINOR' }.severity", equalTo(minor));
    }

    private void turnOn(String defectClass) {
        as("quality-manager")
                .body("{\"series\": \"%s\", \"class\": \"%s\", \"on\": true}".formatted(series, defectClass))
                .put(address())
                .then()
                .statusCode(200);
    }

    /** Where the series stands for major defects. */
    private ValidatableResponse switching() {
        return as("auditor")
                .get(address())
                .then()
                .statusCode(200)
                .rootPath("items.find { it.series == '%s' && it['class'] == 'MAJOR' }".formatted(series));
    }

    private static String address() {
        return "/api/sampling-plans/switching/" + Tokens.FACTORY_ID;
    }
}
