package org.gendan.order.labels;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import org.gendan.order.ServiceTest;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;

@ServiceTest
class LabelsTest {
    @Test
    void theWordsOfAllServicesComeInBothLanguages() {
        labels("")
                .statusCode(200)
                .header("ETag", notNullValue())
                .header("Cache-Control", containsString("max-age=3600"))
                .body("stages.DEPOSIT_CONFIRMED.en", equalTo("Deposit confirmed"))
                .body("stages.DEPOSIT_CONFIRMED.zh", equalTo("订金已到账"))
                .body("roles.merchandiser.zh", equalTo("跟单员"))
                .body("missing.phone-call-back.en", notNullValue())
                .body("problems.stale-version.title.zh", notNullValue());
    }

    @Test
    void oneLanguageComesAlone() {
        labels("?lang=en")
                .statusCode(200)
                .body("roles.customer.en", equalTo("Customer"))
                .body("roles.customer.zh", nullValue())
                .body("problems.stale-version.detail.zh", nullValue());
    }

    @Test
    void anotherLanguageIsNotThere() {
        labels("?lang=de").statusCode(400).body("violations[0].field", equalTo("lang"));
    }

    @Test
    void nobodyIsNotSignedIn() {
        given().get("/api/labels").then().statusCode(401);
    }

    @Test
    void theContractIsReadWithoutAToken() {
        given().get("/openapi.json").then().statusCode(200).body("info.title", equalTo("Gendan"));
    }

    private static ValidatableResponse labels(String query) {
        return given().auth()
                .oauth2(Tokens.of("auditor"))
                .get("/api/labels" + query)
                .then();
    }
}
