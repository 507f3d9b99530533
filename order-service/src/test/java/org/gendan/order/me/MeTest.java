package org.gendan.order.me;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.gendan.order.ServiceTest;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;

@ServiceTest
class MeTest {
    @Test
    void staffAreNamedWithTheirRolesAndNothingElse() {
        me(Tokens.of("merchandiser"))
                .statusCode(200)
                .body("user", equalTo("merchandiser"))
                .body("roles", equalTo(List.of("merchandiser")))
                .body("factoryId", nullValue())
                .body("customerId", nullValue())
                .body("language", equalTo("zh"));
    }

    @Test
    void aCustomersUserIsToldWhoseItIs() {
        me(Tokens.of("customer"))
                .statusCode(200)
                .body("roles", equalTo(List.of("customer")))
                .body("customerId", equalTo(Tokens.CUSTOMER_ID));
    }

    @Test
    void aFactorysUserIsToldWhoseItIsWhereverNoOrderCouldTell() {
        me(Tokens.of("factory")).statusCode(200).body("factoryId", equalTo(Tokens.FACTORY_ID));
    }

    @Test
    void theLanguageIsTheTokens() {
        me(Tokens.speaking("merchandiser", "en-GB")).body("language", equalTo("en"));
        me(Tokens.speaking("merchandiser", "zh-CN")).body("language", equalTo("zh"));
        me(Tokens.speaking("merchandiser", "de")).body("language", equalTo("zh"));
    }

    @Test
    void nobodyIsNotSignedIn() {
        given().get("/api/me").then().statusCode(401);
    }

    private static ValidatableResponse me(String token) {
        return given().auth().oauth2(token).get("/api/me").then();
    }
}
