package org.gendan.order;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;

/** No text is longer than OpenAPI says, where nothing else bounds it; and a refusal tells what was asked. */
@ServiceTest
class BoundsTest {
    @Test
    void aTextOf10000CharactersIsTakenAndALongerOneIsNot() {
        replay(10_000).statusCode(200);
        replay(10_001)
                .statusCode(400)
                .body("violations[0].field", equalTo("key"))
                .body("violations[0].message", containsString("10000"))
                .body("instance", equalTo("/api/ops/order/replay"));
    }

    private static ValidatableResponse replay(int characters) {
        return given().auth()
                .oauth2(Tokens.of("operator"))
                .contentType("application/json")
                .body("{\"key\": \"" + "k".repeat(characters) + "\"}")
                .post("/api/ops/order/replay")
                .then();
    }
}
