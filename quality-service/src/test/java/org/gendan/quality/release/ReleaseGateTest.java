package org.gendan.quality.release;

import static org.gendan.quality.Chain.step;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gendan.quality.ALot;
import org.gendan.quality.Announced;
import org.gendan.quality.Chain;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Arrivals;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The release of the goods: its conditions in every order, and each that is gone again afterwards. */
@ServiceTest
class ReleaseGateTest {
    private static final String RELEASED = "quality.goods-released.v1";

    private ALot lot;
    private Chain chain;

    /** With 400 of its 500 pieces packed; the rest is packed since. */
    @BeforeEach
    void aLotThatWasFoundGood() {
        lot = ALot.of(500);
        chain = Chain.of(lot);
        chain.sampleConfirmed();
        chain.inProduction(500, 400).midReports(2);
        chain.sign(chain.finalReported());
        chain.progressed(500, 500);
    }

    static Stream<List<String>> arrivals() {
        return Arrivals.of(List.of("completed"), List.of("decided", "remainder"), List.of("sample"));
    }

    /** In this order alone are the lot's decision and its remainder; with completion and sample they come in any. */
    @ParameterizedTest
    @MethodSource("arrivals")
    @Tag("S3.11b")
    @Tag("S3.11d")
    @Tag("S3.10")
    void theConditionThatComesLastOpensTheGate(List<String> arrival) {
        Set<String> missing =
                new TreeSet<>(Set.of("production-completion", "remainder", "shipping-sample", "supervisor-decision"));
        for (String condition : arrival) {
            assertEquals(missing, missing(), () -> "before " + condition);
            chain.release().then().statusCode(409).body("type", equalTo(problem("goods-not-releasable")));
            switch (condition) {
                case "completed" -> {
                    Announced.twiceBy(lot.completed(500));
                    Announced.twiceBy(lot.productionCompleted(500, false));
                    Announced.heard(lot);
                    missing.remove("production-completion");
                }
                case "decided" -> {
                    outOfTurn();
                    decide();
                    missing.remove("supervisor-decision");
                }
                case "remainder" -> {
                    chain.remainder(true).then().statusCode(200);
                    missing.remove("remainder");
                }
                case "sample" -> {
                    chain.shippingSamplePassedOn();
                    missing.remove("shipping-sample");
                }
                default -> throw new IllegalArgumentException(condition);
            }
        }
        chain.release().then().statusCode(200).body("released", equalTo(true));
        assertEquals(1, Rows.announced(RELEASED, lot.orderId()));
    }

    private void outOfTurn() {
        chain.remainder(true)
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("remainder-not-open")))
                .body("missing.code", contains("supervisor-decision"));
    }

    @Test
    @Tag("S3.11d")
    void anAnomalyThatIsFoundLateAsksForTheRemainderAgain() {
        good();
        chain.remainder(false).then().statusCode(200).body("remainderFollowed", equalTo(false));
        refusedFor("remainder");
        chain.remainder(true).then().statusCode(200);
        chain.release().then().statusCode(200);
    }

    @Test
    @Tag("S3.10")
    void aShippingSampleThatIsMadeAnewHasToBePassedOnToo() {
        good();
        chain.sampleMade("SHIPPING");
        refusedFor("shipping-sample");
    }

    @Test
    @Tag("rule-39")
    void aLotThatGrewIsInspectedAsAWholeAgain() {
        good();
        Announced.twiceBy(lot.amended(2, 600));
        Announced.twiceBy(lot.assigned(600));
        Announced.twiceBy(lot.progressed(600, 600));
        Announced.twiceBy(lot.completed(600));
        Announced.twiceBy(lot.productionCompletedOf(2, 600));
        Announced.heard(lot);
        refusedFor("final-inspection", "supervisor-decision", "remainder");
    }

    @Test
    @Tag("rule-37")
    void aLotThatAnAmendmentLeftNothingIsNotWaitedFor() {
        ALot other = lot.beside("B", 40);
        Announced.by(other.assigned());
        good("final-inspection", "remainder", "shipping-sample", "supervisor-decision");
        Announced.by(other.assigned(0));
        Announced.heard(lot);
        assertEquals(Set.of(), missing());
        chain.release().then().statusCode(200);
    }

    private void good(String... elsewhere) {
        decide();
        Announced.by(lot.completed(500), lot.productionCompleted(500, false));
        Announced.heard(lot);
        chain.remainder(true).then().statusCode(200);
        chain.shippingSamplePassedOn();
        assertEquals(Set.of(elsewhere), missing());
    }

    private void decide() {
        String inspection = as("supervisor")
                .get("/api/inspections?kind=FINAL&assignmentId=" + lot.id())
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        step("supervisor", "/api/inspections/" + inspection + "/decision", "{\"accepted\": true}");
    }

    private Set<String> missing() {
        return new TreeSet<>(as("supervisor")
                .get("/api/inspection-plans/orders/" + lot.orderId())
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("missing.code"));
    }

    private void refusedFor(String... codes) {
        chain.release()
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("goods-not-releasable")))
                .body("missing.code", contains(codes));
    }
}
