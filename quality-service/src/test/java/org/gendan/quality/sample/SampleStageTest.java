package org.gendan.quality.sample;

import static org.gendan.quality.Chain.checks;
import static org.gendan.quality.Chain.parcel;
import static org.gendan.quality.Chain.step;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.once;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
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
class SampleStageTest {
    private ALot lot;
    private Chain chain;

    @BeforeEach
    void anAssignment() {
        lot = ALot.of(500);
        chain = Chain.of(lot);
    }

    @Test
    @Tag("S3.3")
    @Tag("S3.4")
    void theReportIsAnnouncedAndTheSampleGoesOutOnlySigned() {
        String sample = chain.sampleReported("领型偏大");
        assertEquals(1, Rows.announced("quality.sample-reported.v1", lot.orderId()));
        assertEquals(1, told("sample-reported", "marketing"));
        assertEquals(1, told("sample-reported", "quality-manager"));
        String mail = Rows.value(
                "select text from notice where kind = 'sample-reported' and about = ?",
                lot.orderId().toString());
        assertThat(mail, containsString("Conforms: yes"));
        assertThat(mail, containsString("符合：是。"));
        as("inspector")
                .body(parcel())
                .post("/api/samples/" + sample + "/parcel")
                .then()
                .statusCode(409)
                .body("missing.code", contains("sample-signature"));
        step("factory", "/api/samples/" + sample + "/signature", "{\"signedBy\": \"王厂长\"}");
        as("inspector")
                .body(parcel())
                .post("/api/samples/" + sample + "/parcel")
                .then()
                .statusCode(200)
                .body("parcel.trackingNumber", equalTo("SF1"))
                .body("signature.signedBy", equalTo("王厂长"));
        as("quality-manager")
                .body("{\"accepted\": true}")
                .post("/api/samples/" + sample + "/confirmation")
                .then()
                .statusCode(409)
                .body("state", equalTo("SENT"));
    }

    @Test
    void aSecondSampleWaitsForTheFirstOne() {
        chain.sampleMade("PRE_PRODUCTION");
        once("factory")
                .body("{\"assignmentId\": \"%s\", \"kind\": \"PRE_PRODUCTION\"}".formatted(lot.id()))
                .post("/api/samples")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("sample-under-way")));
    }

    @Test
    void nothingIsMadeForACancelledOrder() {
        Announced.by(lot.cancelled());
        Announced.heard(lot);
        once("factory")
                .body("{\"assignmentId\": \"%s\", \"kind\": \"PRE_PRODUCTION\"}".formatted(lot.id()))
                .post("/api/samples")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("order-cancelled")));
    }

    @Test
    @Tag("S3.10")
    void aShippingSampleIsCheckedAgainstTheSealedOneAndPassedOnByQualityAlone() {
        String sample = chain.sampleMade("SHIPPING");
        step("factory", "/api/samples/" + sample + "/factory-check", "{}");
        as("merchandiser")
                .body(checks(true))
                .post("/api/samples/" + sample + "/checks")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("shipping-sample-not-checkable")))
                .body("missing.code", contains("sealed-sample"));
        String sealed = chain.sampleConfirmed();
        as("quality-manager").get("/api/samples?sealed=true&limit=200").then().body("items.id", hasItem(sealed));
        as("quality-manager")
                .get("/api/samples?sealed=true&series=城市夹克&factoryId=" + lot.factory())
                .then()
                .body("items.id", hasItem(sealed));
        as("quality-manager")
                .get("/api/samples?sealed=true&series=POLO&limit=200")
                .then()
                .body("items.id", not(hasItem(sealed)));
        step("merchandiser", "/api/samples/" + sample + "/checks", checks(true));
        step("inspector", "/api/samples/" + sample + "/parcel", parcel());
        as("quality-manager")
                .post("/api/samples/" + sample + "/passing-on")
                .then()
                .statusCode(409);
        step("quality-manager", "/api/samples/" + sample + "/receipt", "");
        assertEquals(0, Rows.announced("quality.shipping-sample-passed-on.v1", lot.orderId()));
        step("quality-manager", "/api/samples/" + sample + "/passing-on", "");
        assertEquals(1, Rows.announced("quality.shipping-sample-passed-on.v1", lot.orderId()));
        as("marketing").get("/api/samples/" + sample).then().statusCode(200).body("status", equalTo("PASSED_ON"));
        assertEquals(1, told("sample-passed-on", "marketing"));
    }

    private long told(String kind, String role) {
        return Rows.count("""
                        select count(*) from notice n join notice_delivery d on d.notice = n.id
                        where n.kind = ? and n.about = ? and d.recipient like ?""", kind, lot.orderId().toString(), role + "@%");
    }

    @Test
    @Tag("S3.3")
    void aPreProductionSampleIsTheInspectorsToCheck() {
        String sample = chain.sampleMade("PRE_PRODUCTION");
        as("merchandiser")
                .body(checks(true))
                .post("/api/samples/" + sample + "/checks")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("inspector-alone")));
    }
}
