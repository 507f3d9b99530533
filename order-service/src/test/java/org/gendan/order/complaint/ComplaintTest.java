package org.gendan.order.complaint;

import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.newComplaint;
import static org.gendan.order.order.OrderStory.opened;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.gendan.order.ServiceTest;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Complaints, from the customer's word to the settlement. */
@ServiceTest
class ComplaintTest {

    private static io.restassured.response.ValidatableResponse record(String user, String body) {
        return as(user).header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/complaints")
                .then();
    }

    @Test
    void everyPairOfStatesIsWrittenDown() {
        assertEquals(java.util.List.of(ComplaintStatus.SETTLED), ComplaintStatus.OPEN.next());
        assertEquals(java.util.List.of(), ComplaintStatus.SETTLED.next());
    }

    @Test
    @Tag("S1.14")
    void aCustomersComplaintGoesToItsDepartmentAndBack() {
        OrderStory order = opened();
        String id = record("customer", newComplaint(order.id()))
                .statusCode(201)
                .body("status", equalTo("OPEN"))
                .body("department", equalTo("QUALITY"))
                .body("recordedBy", nullValue())
                .extract()
                .path("id");
        assertEquals(1, Rows.announced("order.complaint-recorded.v1", order.id()));

        as("customer-service")
                .get("/api/complaints/" + id)
                .then()
                .body("recordedBy", equalTo("customer"))
                .body("nextSteps", contains("settlement"));
        as("customer-service")
                .body("{\"outcome\": \"补发两箱\"}")
                .post("/api/complaints/" + id + "/settlement")
                .then()
                .statusCode(200)
                .body("status", equalTo("SETTLED"))
                .body("nextSteps", empty());
        as("customer-service")
                .body("{\"outcome\": \"again\"}")
                .post("/api/complaints/" + id + "/settlement")
                .then()
                .statusCode(409)
                .body("allowed", contains("OPEN"));
        assertEquals(1, Rows.announced("order.complaint-settled.v1", order.id()));
        as("customer").get("/api/complaints/" + id).then().body("outcome", equalTo("补发两箱"));
    }

    /** So that nobody keeps an order from being closed, and customer service from its work, by a script. */
    @Test
    void onePersonHasAtMostTwentyComplaintsOpenOnOneOrder() {
        OrderStory order = opened();
        String first = record("customer", newComplaint(order.id()))
                .statusCode(201)
                .extract()
                .path("id");
        for (int i = 1; i < ComplaintDesk.MOST_OPEN; i++) {
            record("customer", newComplaint(order.id())).statusCode(201);
        }
        record("customer", newComplaint(order.id()))
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:complaints-open"))
                .body("most", equalTo(20))
                .body("detailZh", org.hamcrest.Matchers.containsString("20"));
        record("merchandiser", newComplaint(order.id())).statusCode(201);
        record("customer", newComplaint(opened().id())).statusCode(201);
        as("customer-service")
                .body("{\"outcome\": \"补发两箱\"}")
                .post("/api/complaints/" + first + "/settlement")
                .then()
                .statusCode(200);
        record("customer", newComplaint(order.id())).statusCode(201);
    }

    @Test
    @Tag("S1.3")
    void complaintsAreListedPerDayAndPerOrder() {
        OrderStory order = opened();
        String body = newComplaint(order.id());
        String early = record(
                        "merchandiser", body.replace("{\"orderId\"", "{\"occurredOn\": \"2026-01-05\", \"orderId\""))
                .statusCode(201)
                .extract()
                .path("id");
        String today = record("salesperson", body).statusCode(201).extract().path("id");

        as("customer-service")
                .get("/api/complaints?orderId=" + order.id())
                .then()
                .statusCode(200)
                .body("items.id", contains(today, early));
        as("customer-service")
                .get("/api/complaints?day=2026-01-05")
                .then()
                .body("items.id", hasItem(early))
                .body("items.id", not(hasItem(today)));
        as("merchandiser-2").get("/api/complaints?orderId=" + order.id()).then().body("items", empty());
    }

    @Test
    void aForeignOrderHasNoComplaints() {
        OrderStory order = opened();
        record("customer-2", newComplaint(order.id()))
                .statusCode(404)
                .body("type", equalTo("urn:gendan:problem:unknown-order"));
        as("customer-2")
                .get("/api/complaints/" + order.complaint())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:gendan:problem:unknown-complaint"));
    }

    @Test
    void aDepartmentThatDoesNotExistIsRefused() {
        record("merchandiser", newComplaint(opened().id()).replace("quality", "nobody"))
                .statusCode(400);
    }
}
