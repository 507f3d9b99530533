package org.gendan.quality.release;

import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gendan.quality.ALot;
import org.gendan.quality.Announced;
import org.gendan.quality.Chain;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReleaseTest {
    private static final String RELEASED = "quality.goods-released.v1";

    private ALot lot;
    private Chain chain;

    /** Ready for the final inspection, the sealed sample there. */
    @BeforeEach
    void aLotThatIsPacked() {
        lot = ALot.of(500);
        chain = Chain.of(lot);
        chain.sampleConfirmed();
        chain.inProduction(500, 400).midReports(2);
    }

    private void good() {
        chain.finalAccepted();
        completed();
        chain.remainder(true).then().statusCode(200);
        chain.shippingSamplePassedOn();
    }

    private void completed() {
        Announced.by(lot.progressed(500, 500), lot.completed(500), lot.productionCompleted(500, false));
        Announced.heard(lot);
    }

    private void refusedFor(String... codes) {
        chain.release()
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("goods-not-releasable")))
                .body("missing.code", contains(codes));
        assertEquals(0, Rows.announced(RELEASED, lot.orderId()));
    }

    @Test
    @Tag("S3.11b")
    void everythingThatIsMissingIsSaidTogether() {
        refusedFor("production-completion", "final-inspection", "supervisor-decision", "remainder", "shipping-sample");
    }

    @Test
    void productionHasToBeCompleted() {
        chain.finalAccepted();
        chain.progressed(500, 500);
        chain.remainder(true).then().statusCode(200);
        chain.shippingSamplePassedOn();
        refusedFor("production-completion");
        Announced.by(lot.productionCompleted(499, false));
        Announced.heard(lot);
        refusedFor("production-completion");
    }

    @Test
    @Tag("rule-50")
    void theVerdictOfTheInspectorIsNoReleaseWithoutTheSupervisorsDecision() {
        chain.finalReported();
        completed();
        chain.shippingSamplePassedOn();
        refusedFor("supervisor-decision", "remainder");
        as("inspector")
                .post("/api/inspection-plans/orders/%s/release".formatted(lot.orderId()))
                .then()
                .statusCode(403);
    }

    @Test
    @Tag("S3.11d")
    void theLastTwentyPerCentAreFollowedToTheEnd() {
        chain.remainder(false)
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("remainder-not-open")))
                .body("missing.code", contains("final-inspection", "supervisor-decision"));
        chain.finalAccepted();
        chain.remainder(true).then().statusCode(409).body("missing.code", contains("packed"));
        chain.remainder(false).then().statusCode(200).body("remainderFollowed", equalTo(false));
        completed();
        chain.shippingSamplePassedOn();
        refusedFor("remainder");
        chain.remainder(true).then().statusCode(200);
        chain.release().then().statusCode(200);
    }

    @Test
    @Tag("S3.10")
    void theShippingSampleHasToBePassedOn() {
        chain.finalAccepted();
        completed();
        chain.remainder(true).then().statusCode(200);
        refusedFor("shipping-sample");
    }

    @Test
    void holdsAndCancellationsCloseTheGateAndItOpensWhenTheyAreOver() {
        good();
        Announced.by(lot.held());
        Announced.heard(lot);
        refusedFor("hold");
        Announced.by(lot.holdLifted());
        Announced.by(lot.workHeld());
        Announced.heard(lot);
        refusedFor("work-hold");
        Announced.by(lot.workHoldLifted());
        Announced.by(lot.cancelled());
        Announced.heard(lot);
        refusedFor("order-cancelled");
    }

    @Test
    @Tag("rule-51")
    void aReleaseStandsOnceUntilItIsRevokedAndForItsRevisionAlone() {
        good();
        chain.release().then().statusCode(200).body("released", equalTo(true)).body("missing", empty());
        chain.release().then().statusCode(200).body("released", equalTo(true));
        release("supervisor-2").then().statusCode(409).body("type", equalTo(problem("released-already")));
        assertEquals(1, Rows.announced(RELEASED, lot.orderId()));
        revoke("damp").then().statusCode(200).body("released", equalTo(false));
        revoke("damp").then().statusCode(200).body("released", equalTo(false));
        revoke("wet").then().statusCode(409).body("type", equalTo(problem("not-released")));
        assertEquals(1, Rows.announced("quality.goods-release-revoked.v1", lot.orderId()));
        chain.release().then().statusCode(200);
        Announced.by(lot.amended(2, 480));
        Announced.heard(lot);
        as("supervisor")
                .get("/api/inspection-plans/orders/" + lot.orderId())
                .then()
                .body("released", equalTo(false))
                .body("missing", empty());
        chain.release().then().statusCode(200).body("released", equalTo(true));
        assertEquals(3, Rows.announced(RELEASED, lot.orderId()));
        Announced.by(lot.amended(3, 501));
        Announced.heard(lot);
        chain.release().then().statusCode(409).body("missing.code", contains("production-completion"));
    }

    @Test
    void everyLotOfTheOrderHasToBeGood() {
        good();
        ALot other = lot.beside("B", 100);
        Announced.by(other.assigned());
        Announced.heard(other);
        chain.release()
                .then()
                .statusCode(409)
                .body(
                        "missing.code",
                        contains("final-inspection", "supervisor-decision", "remainder", "shipping-sample"))
                .body("missing[0].lot", equalTo("B"));
    }

    private io.restassured.response.Response release(String user) {
        return as(user).post("/api/inspection-plans/orders/%s/release".formatted(lot.orderId()));
    }

    private io.restassured.response.Response revoke(String reason) {
        return as("quality-manager")
                .body("{\"reason\": \"%s\"}".formatted(reason))
                .post("/api/inspection-plans/orders/%s/release-revocation".formatted(lot.orderId()));
    }
}
