package org.gendan.order.order;

import static io.restassured.RestAssured.given;
import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.opened;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.gendan.order.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Tokens, roles and ownership from the other side; the whole table is tried by OrderAccessTest. */
@ServiceTest
class WhoMayTest {

    private static void refused(String token) {
        given().auth()
                .oauth2(token)
                .get("/api/orders")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("urn:gendan:problem:not-signed-in"));
    }

    @Test
    void aTokenThatIsNotValid() {
        refused(Tokens.expired("merchandiser"));
        refused(Tokens.ofAnotherRealm("merchandiser"));
        refused(Tokens.unsigned("merchandiser"));
        refused(Tokens.signedByAnotherKey("merchandiser"));
        refused(Tokens.forAnotherAudience("merchandiser"));
        refused("not.a.token");
    }

    @Test
    void aTokenOfTheWrongRole() {
        as("cashier")
                .get("/api/orders")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:gendan:problem:wrong-role"))
                .body("titleZh", equalTo("您的角色不能执行此操作"));
    }

    @Test
    void anotherCustomersOrAnotherMerchandisersOrderDoesNotExist() {
        OrderStory order = opened();
        as("customer-2").get(order.path("")).then().statusCode(404);
        as("merchandiser-2").get(order.path("")).then().statusCode(404);
        as("customer-2").get(order.path("/tracking")).then().statusCode(404);
        as("merchandiser-2").post(order.path("/confirmation")).then().statusCode(404);
    }

    @Test
    void theCustomerSeesItsOrderWithoutStaff() {
        OrderStory order = opened();
        as("customer").get(order.path("")).then().statusCode(200).body("merchandiser", nullValue());
        as("customer").post(order.path("/confirmation")).then().statusCode(403);
    }

    @Test
    void aNameThatLooksLikeACustomersIdOpensNothing() {
        as("merchandiser-2").get("/api/orders").then().statusCode(200);
        assertEquals(
                0,
                as("merchandiser-7")
                        .get("/api/orders")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<java.util.List<?>>path("items")
                        .size());
    }

    @Test
    void oneEffectPerIdempotencyKeyAndTheSameAnswerAgain() {
        String key = UUID.randomUUID().toString();
        String number = "IK-" + key.substring(0, 8);
        String body =
                OrderStory.newOrder(true).replace("\"currency\"", "\"orderNumber\": \"" + number + "\", \"currency\"");
        var first = as("merchandiser").header("Idempotency-Key", key).body(body).post("/api/orders");
        var again = as("merchandiser").header("Idempotency-Key", key).body(body).post("/api/orders");

        assertEquals(201, first.statusCode());
        assertEquals(201, again.statusCode());
        assertEquals(first.jsonPath().getString("id"), again.jsonPath().getString("id"));
        assertEquals(first.getHeader("Location"), again.getHeader("Location"));
        assertEquals(first.getHeader("ETag"), again.getHeader("ETag"));
        assertEquals(1, Rows.count("select count(*) from customer_order where order_number = ?", number));

        as("merchandiser")
                .header("Idempotency-Key", key)
                .body(OrderStory.newOrder(true))
                .post("/api/orders")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:gendan:problem:idempotency-key-reused"));
        as("merchandiser")
                .body(body)
                .post("/api/orders")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:gendan:problem:idempotency-key-missing"));
    }
}
