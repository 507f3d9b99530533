package org.gendan.quality;

import static io.restassured.RestAssured.given;
import static org.gendan.quality.Chain.parcel;
import static org.gendan.quality.Chain.step;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.gendan.testing.Tokens;
import org.gendan.testing.TwoPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The inspector of a lot who has every other role too still takes no step that is meant for somebody else. */
@ServiceTest
class FourEyesTest {
    private ALot lot;
    private Chain chain;

    @BeforeEach
    void anAssignment() {
        lot = ALot.of(500);
        chain = Chain.of(lot);
    }

    @Test
    void eachConstraintIsNamed() {
        TwoPeople.areAskedFor("quality");
    }

    @Test
    @Tag("S3.4")
    void aSampleIsSignedReceivedAndConfirmedByOthers() {
        String sample = "/api/samples/" + chain.sampleReported();
        offers(sample, "signature", false);
        refused(sample + "/signature", "{}");
        step("factory", sample + "/signature", "{}");
        step("inspector", sample + "/parcel", parcel());
        offers(sample, "receipt", false);
        refused(sample + "/receipt", "{}");
        step("quality-manager", sample + "/receipt", "{}");
        refused(sample + "/confirmation", "{\"accepted\": true}");
        step("quality-manager", sample + "/confirmation", "{\"accepted\": true}");
    }

    @Test
    void aSampleIsTurnedDownByWhoeverReportedIt() {
        String sample = "/api/samples/" + chain.sampleReceived();
        offers(sample, "confirmation", true);
        everything()
                .body("{\"accepted\": false, \"remark\": \"领型偏大\"}")
                .post(sample + "/confirmation")
                .then()
                .statusCode(200)
                .body("status", equalTo("REJECTED"));
    }

    @Test
    @Tag("S3.10")
    void aShippingSampleIsPassedOnByOthers() {
        chain.sampleConfirmed();
        String sample = "/api/samples/" + chain.sampleMade("SHIPPING");
        step("factory", sample + "/factory-check", "{}");
        step("inspector", sample + "/checks", Chain.checks(true));
        step("inspector", sample + "/parcel", parcel());
        step("quality-manager", sample + "/receipt", "{}");
        offers(sample, "passing-on", false);
        refused(sample + "/passing-on", "");
        step("quality-manager", sample + "/passing-on", "");
    }

    @Test
    void minutesAreSignedByOthers() {
        chain.sampleReported("领型偏大");
        String meeting = "/api/meetings/" + Chain.id(chain.hold(Chain.explained("领型偏大")));
        offers(meeting, "signature", false);
        refused(meeting + "/signature", "{}");
        step("factory", meeting + "/signature", "{}");
    }

    @Test
    void aReportIsSignedAndItsScanConfirmedByOthers() {
        String report = "/api/inspections/" + chain.started().reported("FIRST_PIECE", Chain.START, 1, "", true);
        offers(report, "signature", false);
        refused(report + "/signature", "{}");
        chain.scanned(report.substring(report.lastIndexOf('/') + 1));
        offers(report, "scan-confirmation", false);
        refused(report + "/scan-confirmation", "{\"accepted\": true}").body("statedBy", contains("inspector"));
        as("quality-manager").get(report).then().body("nextSteps", hasItem("scan-confirmation"));
        step("quality-manager", report + "/scan-confirmation", "{\"accepted\": true}");
    }

    private static void offers(String address, String step, boolean offered) {
        everything()
                .get(address)
                .then()
                .statusCode(200)
                .body("nextSteps", offered ? hasItem(step) : not(hasItem(step)));
    }

    private static ValidatableResponse refused(String address, String body) {
        RequestSpecification request = everything();
        return (body.isEmpty() ? request : request.body(body))
                .post(address)
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("second-person-needed")));
    }

    private static RequestSpecification everything() {
        return given().auth()
                .oauth2(Tokens.ofRoles("inspector", "inspector", "quality-manager", "supervisor", "factory"))
                .contentType(ContentType.JSON);
    }
}
