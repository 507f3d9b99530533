package org.gendan.order.customer;

import static io.restassured.RestAssured.given;
import static org.gendan.order.order.OrderStory.as;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.gendan.order.ServiceTest;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers and products, and what is announced of them. */
@ServiceTest
class MasterDataTest {

    @Test
    void aChangedCustomerIsAnnouncedAsItStandsNow() {
        String code = UUID.randomUUID().toString();
        var added = as("merchandiser")
                .body("{\"details\": " + OrderStory.customerDetails(code) + "}")
                .post("/api/customers");
        String id = added.path("id");
        as("merchandiser")
                .header("If-Match", added.getHeader("ETag"))
                .body(OrderStory.customerDetails(code).replace("MAIN", "TO_DEVELOP"))
                .put("/api/customers/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));

        assertEquals(2, Rows.announced("order.customer-changed.v1", id));
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", id));
    }

    @Test
    @Tag("S5.2")
    void aCustomerReadsItsOwnDataAndNotWhatTheCompanyThinksOfIt() {
        String code = UUID.randomUUID().toString();
        String id = as("merchandiser")
                .body(
                        "{\"details\": %s}"
                                .formatted(
                                        OrderStory.customerDetails(code)
                                                .replace(
                                                        "\"tier\"",
                                                        "\"merchandiser\": \"merchandiser\", \"salesperson\": \"salesperson\", \"tier\"")))
                .post("/api/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (String user : List.of("merchandiser", "salesperson", "business-manager")) {
            as(user).get("/api/customers/" + id)
                    .then()
                    .statusCode(200)
                    .body("details.tier", equalTo("MAIN"))
                    .body("details.merchandiser", equalTo("merchandiser"))
                    .body("details.salesperson", equalTo("salesperson"));
        }
        itself(id)
                .get("/api/customers/" + id)
                .then()
                .statusCode(200)
                .body("details.code", equalTo(code))
                .body("details.email", equalTo("order@huashang.example"))
                .body("details", not(hasKey("tier")))
                .body("details", not(hasKey("merchandiser")))
                .body("details", not(hasKey("salesperson")));

        OrderStory order = OrderStory.openedFor(id);
        for (String address : List.of(order.path(""), order.path("/tracking"), "/api/orders", "/api/me")) {
            String read =
                    itself(id).get(address).then().statusCode(200).extract().asString();
            assertFalse(read.contains("MAIN") || read.contains("\"tier\""), address + ": " + read);
        }
        itself(id).queryParam("tier", "MAIN").get("/api/customers").then().statusCode(403);
    }

    private static RequestSpecification itself(String customer) {
        return given().auth().oauth2(Tokens.ofCustomer(customer));
    }

    @Test
    void aCodeThatIsTakenIsRefused() {
        String code = UUID.randomUUID().toString();
        String body = "{\"details\": " + OrderStory.customerDetails(code) + "}";
        as("merchandiser").body(body).post("/api/customers").then().statusCode(201);
        as("merchandiser")
                .body(body)
                .post("/api/customers")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:already-exists"));
    }

    @Test
    @Tag("S1.4")
    void aProductIsFoundByItsSellingPoints() {
        String model = UUID.randomUUID().toString();
        as("merchandiser")
                .body(OrderStory.productDetails(model).replace("防泼水", "卖点" + model))
                .post("/api/products")
                .then()
                .statusCode(201)
                .body("details.packCount", equalTo(20));
        as("salesperson")
                .queryParam("q", "卖点" + model)
                .get("/api/products")
                .then()
                .statusCode(200)
                .body("items.details.model", hasItem(model));
    }

    @Test
    @Tag("S1.4")
    void whatIsTypedIsLookedForAsItIs() {
        String model = UUID.randomUUID().toString();
        as("merchandiser")
                .body(OrderStory.productDetails(model).replace("防泼水", "100%_棉!" + model))
                .post("/api/products")
                .then()
                .statusCode(201);
        search("100%_棉!" + model).body("items.details.model", hasItem(model));
        search("%" + model).body("items", empty());
        search("100%_棉_" + model).body("items", empty());
        search("_" + model).body("items", empty());
    }

    private static ValidatableResponse search(String words) {
        return as("salesperson")
                .queryParam("q", words)
                .get("/api/products")
                .then()
                .statusCode(200);
    }
}
