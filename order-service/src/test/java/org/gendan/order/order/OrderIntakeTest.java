package org.gendan.order.order;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import java.util.UUID;
import org.gendan.kernel.testing.Tokens;
import org.gendan.order.ServiceTest;
import org.junit.jupiter.api.Test;

@ServiceTest
class OrderIntakeTest {

    @Test
    void smoke() {
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .get("/api/orders")
                .then()
                .log()
                .all()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .contentType(ContentType.JSON)
                .body("""
                        {"id": "%s", "details": {"code": "C1", "name": "华裳", "tier": "MAIN", "language": "zh"}}
                        """.formatted(Tokens.CUSTOMER_ID))
                .post("/api/customers")
                .then()
                .log()
                .all()
                .statusCode(201);
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"customerId": "%s", "salesperson": "salesperson", "currency": "CNY"}
                        """.formatted(Tokens.CUSTOMER_ID))
                .post("/api/orders")
                .then()
                .log()
                .all()
                .statusCode(201)
                .body("status", equalTo("DRAFT"));
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"customerId\": 5, \"x\": 3}")
                .post("/api/orders")
                .then()
                .log()
                .all()
                .statusCode(400);
        given().auth()
                .oauth2(Tokens.of("finance"))
                .get("/api/orders")
                .then()
                .log()
                .all()
                .statusCode(403);
        given().get("/api/orders").then().log().all().statusCode(401);
        given().auth()
                .oauth2(Tokens.expired("merchandiser"))
                .get("/api/orders")
                .then()
                .log()
                .all()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .get("/api/orders/" + UUID.randomUUID())
                .then()
                .log()
                .all()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .get("/api/nothing")
                .then()
                .log()
                .all()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .contentType(ContentType.JSON)
                .body("{")
                .post("/api/orders")
                .then()
                .log()
                .all()
                .statusCode(400);
    }
}
