package org.gendan.order;

import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.opened;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.EveryList;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of order-service: each filter, each order, and how their answers travel. */
@ServiceTest
class OrderListsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void everyListKeepsItsWord() {
        for (int i = 0; i < 7; i++) {
            opened();
        }
        EveryList.ofThisService().holds(4);
    }

    @Test
    void newestStandsFirstWhoeverMadeTheId() {
        String group = group();
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            // Another system's ids, of version 4, are of every size.
            added.add(customer(group, i, i % 2 == 0 ? UUID.randomUUID() : null));
        }
        assertEquals(added.reversed(), walked(group, null, () -> {}));
        assertEquals(added, walked(group, "createdAt", () -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"createdAt", "-createdAt", "updatedAt", "-updatedAt", "code", "-code", "name", "-name"})
    void nothingIsLostOrDoubledWhileOthersComeIn(String sort) {
        String group = group();
        List<String> there = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            there.add(customer(group, i, i == 2 ? UUID.randomUUID() : null));
        }
        List<String> ordered = sort.startsWith("-") ? there.reversed() : there;
        List<String> seen = walked(group, sort, new Runnable() {
            private int more = 10;

            @Override
            public void run() {
                customer(group, more++, null);
            }
        });
        assertEquals(ordered, seen.stream().filter(there::contains).toList());
        assertEquals(seen.size(), seen.stream().distinct().count());
    }

    @Test
    void whatChangedSinceIsFoundByWhenItChanged() {
        String group = group();
        String first = customer(group, 1, null);
        customer(group, 2, null);
        Response before = as("auditor")
                .queryParam("q", group)
                .queryParam("sort", "-updatedAt")
                .get("/api/customers");
        String last = before.path("items[0].updatedAt");
        as("merchandiser")
                .header(
                        "If-Match",
                        as("merchandiser").get("/api/customers/" + first).getHeader("ETag"))
                .body(details(group, 1).replace("MAIN", "TO_DEVELOP"))
                .put("/api/customers/" + first)
                .then()
                .statusCode(200);
        as("auditor")
                .queryParam("q", group)
                .queryParam("sort", "updatedAt")
                .queryParam("updatedSince", last)
                .get("/api/customers")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[1].id", equalTo(first));
        as("auditor")
                .queryParam("updatedSince", "yesterday")
                .get("/api/customers")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("updatedSince"));
    }

    @Test
    void aCursorHoldsForItsFiltersAndItsOrderAlone() {
        String group = group();
        customer(group, 1, null);
        customer(group, 2, null);
        String next = as("auditor")
                .queryParam("q", group)
                .queryParam("limit", 1)
                .get("/api/customers")
                .path("next");
        as("auditor").queryParam("cursor", next).get("/api/customers").then().statusCode(400);
        as("auditor")
                .queryParam("q", group)
                .queryParam("sort", "name")
                .queryParam("cursor", next)
                .get("/api/customers")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
        as("auditor")
                .queryParam("limit", 5)
                .queryParam("cursor", next)
                .queryParam("q", group)
                .get("/api/customers")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void whatIsTypedIsPartOfAWordAndNothingElse() {
        String group = group();
        String one = customer(group, 1, null);
        find(Map.of("q", group.toUpperCase(java.util.Locale.ROOT))).body("items.id", contains(one));
        find(Map.of("q", group.replace("-", "_"))).body("items", empty());
        find(Map.of("q", "%" + group)).body("items", empty());
        find(Map.of("q", group, "tier", "MAIN", "returning", false)).body("items.id", contains(one));
        find(Map.of("q", group, "tier", "TO_DEVELOP")).body("items", empty());
        find(Map.of("q", group, "returning", true)).body("items", empty());
    }

    @Test
    void anOrderIsFoundByWhatItIs() {
        OrderStory order = opened().withLines().withContract();
        String number = order.read().path("orderNumber");
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "status", "DRAFT",
                "customerId", Tokens.CUSTOMER_ID,
                "orderNumber", number,
                "q", number.substring(3),
                "merchandiser", "merchandiser",
                "salesperson", "salesperson",
                "dueFrom", "2020-01-01",
                "dueTo", "2040-01-01"));
        as("auditor")
                .queryParams(wanted)
                .get("/api/orders")
                .then()
                .statusCode(200)
                .body("items.id", contains(order.id()))
                .body("items[0].total", equalTo(order.read().path("total")))
                .body("items[0].dueOn", equalTo(order.read().path("contract.deliverBy")))
                .body("items[0].updatedAt", equalTo(order.read().path("updatedAt")))
                .body("items[0].lines", nullValue());
        Map<String, Object> others = Map.of(
                "status", "CLOSED",
                "customerId", Tokens.OTHER_CUSTOMER_ID,
                "orderNumber", number + "0",
                "q", "no such number",
                "merchandiser", "merchandiser-2",
                "salesperson", "salesperson-2",
                "dueFrom", "2040-01-01",
                "dueTo", "2020-01-01");
        others.forEach((name, value) -> {
            Map<String, Object> wrong = new HashMap<>(wanted);
            wrong.put(name, value);
            as("auditor")
                    .queryParams(wrong)
                    .get("/api/orders")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        });
    }

    @Test
    void aCustomerAsksForNoStaff() {
        as("customer")
                .queryParam("merchandiser", "merchandiser")
                .get("/api/orders")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("merchandiser"));
    }

    @Test
    void aComplaintIsFoundByItsDepartmentAndCustomer() {
        OrderStory order = opened();
        String complaint = as("customer-service")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"orderId": "%s", "subject": "色差", "description": "两箱颜色偏浅", "department": "QUALITY"}""".formatted(order.id()))
                .post("/api/complaints")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> wanted = Map.of("orderId", order.id(), "customerId", Tokens.CUSTOMER_ID, "status", "OPEN");
        as("auditor")
                .queryParams(wanted)
                .queryParam("department", "QUALITY")
                .get("/api/complaints")
                .then()
                .statusCode(200)
                .body("items.id", contains(complaint));
        as("auditor")
                .queryParams(wanted)
                .queryParam("department", "SALES")
                .get("/api/complaints")
                .then()
                .body("items", empty());
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() {
        OrderStory order = opened();
        String tag = order.etag();
        as("merchandiser")
                .header("If-None-Match", tag)
                .get(order.path(""))
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(equalTo(""));
        as("merchandiser")
                .header("If-None-Match", "W/" + tag)
                .get(order.path(""))
                .then()
                .statusCode(304);
        as("merchandiser")
                .header("If-None-Match", "\"0\"")
                .get(order.path(""))
                .then()
                .statusCode(200);
        // Somebody else sees something else of the same version.
        as("customer").header("If-None-Match", tag).get(order.path("")).then().statusCode(200);
        order.withLines();
        as("merchandiser")
                .header("If-None-Match", tag)
                .get(order.path(""))
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)))
                .body("lines", not(empty()));
        as("merchandiser").get(order.path("")).then().body("id", equalTo(order.id()));
    }

    @Test
    void whatIsLargeTravelsPacked() throws IOException, InterruptedException {
        String group = group();
        for (int i = 0; i < 6; i++) {
            customer(group, i, null);
        }
        HttpResponse<byte[]> list = packed("/api/customers?q=" + group);
        assertEquals("gzip", list.headers().firstValue("Content-Encoding").orElse("none"));
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(list.body()))) {
            List<String> names = JsonPath.from(unpacked).getList("items.details.name");
            assertEquals(6, names.size());
        }
        HttpResponse<byte[]> problem = packed("/api/customers?" + "x".repeat(1500) + "=1");
        assertEquals(400, problem.statusCode());
        assertEquals("gzip", problem.headers().firstValue("Content-Encoding").orElse("none"));
        HttpResponse<byte[]> small = packed("/api/customers?q=nobody-is-called-so");
        assertEquals("none", encoding(small));
        OrderStory order = opened().withDocument("%PDF-1.7 " + "fax ".repeat(1000));
        String document = as("merchandiser").get(order.path("/documents")).path("[0].id");
        HttpResponse<byte[]> file = packed(order.path("/documents/") + document);
        assertEquals(200, file.statusCode());
        assertEquals("none", encoding(file));
        assertTrue(new String(file.body(), java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("%PDF"));
    }

    private static String encoding(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Encoding")
                .filter(each -> !each.equals("identity"))
                .orElse("none");
    }

    private static HttpResponse<byte[]> packed(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Tokens.of("merchandiser"))
                .header("Accept-Encoding", "gzip")
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static io.restassured.response.ValidatableResponse find(Map<String, Object> wanted) {
        return as("auditor").queryParams(wanted).get("/api/customers").then().statusCode(200);
    }

    private static List<String> walked(String group, String sort, Runnable between) {
        List<String> seen = new ArrayList<>();
        Map<String, Object> query = new HashMap<>(Map.of("q", group, "limit", 2));
        if (sort != null) {
            query.put("sort", sort);
        }
        for (int page = 0; page < 10; page++) {
            Response answer = as("auditor").queryParams(query).get("/api/customers");
            seen.addAll(answer.path("items.id"));
            String next = answer.path("next");
            if (next == null) {
                return seen;
            }
            query.put("cursor", next);
            if (page < 2) {
                between.run();
            }
        }
        return seen;
    }

    /** A word that these customers alone have in their names. */
    private static String group() {
        return "grp-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static String customer(String group, int number, UUID id) {
        return as("merchandiser")
                .body("{%s\"details\": %s}"
                        .formatted(id == null ? "" : "\"id\": \"" + id + "\", ", details(group, number)))
                .post("/api/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String details(String group, int number) {
        return """
                {"code": "%s", "name": "%s", "tier": "MAIN", "language": "zh"}""".formatted("%s-%02d".formatted(group, number), "%s %02d".formatted(group, number));
    }
}
