package org.gendan.quality;

import static org.gendan.quality.Chain.step;
import static org.gendan.quality.Rest.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One lot from the day it is given to a factory until its goods may leave, with everything going well. */
@ServiceTest
class LifeTest {

    @Test
    @Tag("S0")
    void aLotGoesFromItsSampleToTheReleaseOfTheGoods() {
        ALot lot = ALot.of(500);
        Announced.by(lot.requiring("每件独立包装"));
        Chain chain = Chain.of(lot);
        chain.sampleConfirmed("领型偏大");
        chain.meetingSigned("每件独立包装", "领型偏大");
        assertEquals(1, Rows.announced("quality.pre-production-approved.v1", lot.orderId()));
        chain.inProduction(450, 200).midReports(2).progressed(500, 400);
        String inspection = chain.finalReported();
        chain.sign(inspection);
        step("supervisor", "/api/inspections/" + inspection + "/decision", "{\"accepted\": true}");
        Announced.by(lot.progressed(500, 500), lot.completed(500), lot.productionCompleted(500, false));
        Announced.heard(lot);
        chain.remainder(true).then().statusCode(200).body("remainderFollowed", equalTo(true));
        chain.shippingSamplePassedOn();
        chain.release()
                .then()
                .statusCode(200)
                .body("released", equalTo(true))
                .body("missing", empty())
                .body("releases[0].lines[0].quantity", equalTo(500));
        as("quality-manager")
                .get(chain.plan())
                .then()
                .statusCode(200)
                .body("warnings.code", contains("meeting-days"))
                .body("gates.finalInspection", empty())
                .body("signedMidReports", equalTo(2));
        assertEquals(1, Rows.announced("quality.goods-released.v1", lot.orderId()));
        assertEquals(1, Rows.announced("quality.remainder-followed.v1", lot.orderId()));
        assertEquals(1, Rows.announced("quality.shipping-sample-passed-on.v1", lot.orderId()));
        assertEquals(1, Rows.announced("quality.final-inspection-decided.v1", lot.orderId()));
        assertEquals(5, Rows.announced("quality.inspection-reported.v1", lot.orderId()));
        assertEquals(5, Rows.announced("quality.report-signed.v1", lot.orderId()));
        assertEquals(0, Rows.count("select count(*) from parked_event"));
        assertEquals(
                0,
                Rows.count("select count(*) from audit_broken(?)", lot.orderId().toString()));
    }
}
