package org.gendan.production.order;

import static io.restassured.RestAssured.given;
import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.gendan.production.ServiceTest;
import org.gendan.testing.Tokens;
import org.gendan.testing.TwoPeople;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever has both roles still takes one of the two steps alone. */
@ServiceTest
class FourEyesTest {
    @Test
    void eachConstraintIsNamed() {
        TwoPeople.areAskedFor("production");
    }

    @Test
    @Tag("S3.1b")
    void aCountIsConfirmedByAnotherThanWhoCounted() {
        ALot lot = ALot.assigned(Announced.released(AnOrder.of(100)), 100);
        String delivery = "/api/materials/" + lot.counted(900);
        RequestSpecification both = user("factory", "factory", "merchandiser");
        both.get(delivery).then().statusCode(200).body("nextSteps", not(hasItem("confirmation")));
        both.body("{}")
                .post(delivery + "/confirmation")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("second-person-needed")))
                .body("statedBy", contains("factory"));
        as("merchandiser").get(delivery).then().body("nextSteps", hasItem("confirmation"));
        as("merchandiser").body("{}").post(delivery + "/confirmation").then().statusCode(200);
    }

    @Test
    @Tag("rule-27")
    void aShortageIsOverriddenByAnotherThanWhoCheckedTheMaterials() {
        ALot lot = ALot.assigned(Announced.released(AnOrder.of(100)), 100);
        String delivery = lot.counted(900);
        as("merchandiser")
                .body("{}")
                .post("/api/materials/%s/confirmation".formatted(delivery))
                .then()
                .statusCode(200);
        lot.checked();
        RequestSpecification both = user("merchandiser", "merchandiser", "production-manager");
        both.get("/api/assignments/" + lot.id())
                .then()
                .statusCode(200)
                .body("nextSteps", not(hasItem("materials-override")));
        both.body("{\"reason\": \"fabric\"}")
                .post(lot.address("materials-override"))
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("second-person-needed")));
        as("production-manager")
                .body("{\"reason\": \"fabric\"}")
                .post(lot.address("materials-override"))
                .then()
                .statusCode(200);
    }

    private static RequestSpecification user(String name, String... roles) {
        return given().auth().oauth2(Tokens.ofRoles(name, roles)).contentType(ContentType.JSON);
    }
}
