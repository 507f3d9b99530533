package org.gendan.finance;

import static io.restassured.RestAssured.given;
import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.refundStep;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.gendan.testing.Tokens;
import org.gendan.testing.TwoPeople;
import org.junit.jupiter.api.Test;

/** Whoever has both roles still takes one of the two steps alone. */
@ServiceTest
class FourEyesTest {
    @Test
    void eachConstraintIsNamed() {
        TwoPeople.areAskedFor("finance");
    }

    @Test
    void aRefundIsPaidOutByNeitherWhoAskedForItNorWhoApprovedIt() {
        String refund = FinanceStory.ofThousand(false).refundRequested("1.00");
        refundStep("finance", refund, "approval", "").then().statusCode(200);
        for (String person : new String[] {"finance-2", "finance"}) {
            both(person)
                    .get("/api/refunds/{id}", refund)
                    .then()
                    .statusCode(200)
                    .body("nextSteps", not(hasItem("payment")));
            both(person)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body("{\"bankSerial\": \"%s\"}".formatted(UUID.randomUUID()))
                    .post("/api/refunds/{id}/payment", refund)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:gendan:problem:second-person-needed"))
                    .body("statedBy", contains("finance-2", "finance"));
        }
        as("cashier").get("/api/refunds/{id}", refund).then().body("nextSteps", hasItem("payment"));
        refundStep("cashier", refund, "payment", "{\"bankSerial\": \"%s\"}".formatted(UUID.randomUUID()))
                .then()
                .statusCode(200);
    }

    private static RequestSpecification both(String person) {
        return given().auth()
                .oauth2(Tokens.ofRoles(person, "finance", "cashier"))
                .contentType(ContentType.JSON);
    }
}
