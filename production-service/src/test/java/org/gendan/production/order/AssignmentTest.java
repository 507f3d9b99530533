package org.gendan.production.order;

import static io.restassured.RestAssured.given;
import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.once;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gendan.production.ServiceTest;
import org.gendan.production.factory.AFactory;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class AssignmentTest {
    private static final String ASSIGNED = "production.work-assigned.v1";

    private AnOrder order;
    private UUID factory;

    @BeforeEach
    void aReleasedOrder() {
        order = Announced.released(AnOrder.of(120, 80));
        factory = AFactory.aFactory().registered();
    }

    @Test
    void thePlannerGivesALotToAFactoryAndItIsAnnounced() {
        Response answer = post(lot("A", 1, 50));
        answer.then()
                .statusCode(201)
                .header("Location", containsString("/api/assignments/"))
                .header("ETag", equalTo("\"0\""))
                .body("orderId", equalTo(order.id().toString()))
                .body("revision", equalTo(1))
                .body("quantity", equalTo(50))
                .body("shares[0].colour", equalTo("藏青"));
        String id = answer.jsonPath().getString("id");
        assertEquals(1, Rows.announced(ASSIGNED, order.id()));
        assertEquals(
                id,
                Rows.value(
                        "select data::jsonb ->> 'assignmentId' from domain_event where type = ? and key = ?",
                        ASSIGNED,
                        order.id().toString()));
        as("planner").get("/api/assignments/" + id).then().statusCode(200).body("lot", equalTo("A"));
        as("planner")
                .get("/api/production-orders/" + order.id())
                .then()
                .body("lines[0].assigned", equalTo(50))
                .body("lines[0].left", equalTo(70))
                .body("nextSteps", hasItem("assignments"));
    }

    @Test
    void theSameRequestTwiceMakesOneLot() {
        String key = UUID.randomUUID().toString();
        String first = send("planner", key, lot("A", 1, 50))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        send("planner", key, lot("A", 1, 50)).then().statusCode(201).body("id", equalTo(first));
        assertEquals(1, Rows.announced(ASSIGNED, order.id()));
        send("planner", key, lot("B", 1, 50))
                .then()
                .statusCode(422)
                .body("type", equalTo(problem("idempotency-key-reused")));
    }

    @Test
    void whatIsWrongWithARequestIsSaidAndNothingIsAssigned() {
        refused(
                400,
                "idempotency-key-missing",
                as("planner").body(lot("A", 1, 5)).post(address()));
        refused(400, "invalid-request", post(lot("A", 1, -5)))
                .then()
                .body("violations.field", hasItem("shares[0].quantity"));
        refused(400, "invalid-request", post(lot("A", 1, 0)));
        refused(400, "unreadable-body", post(lot("A", 1, 5).replaceFirst("\\{", "{\"colour\": \"红\", ")))
                .then()
                .body("violations[0].field", equalTo("colour"));
        refused(400, "unreadable-body", post("{\"factoryId\": "));
        refused(400, "unreadable-body", post(lot("A", 1, 5).replace(": 5}", ": 5.5}")));
        refused(400, "invalid-request", post("{}")).then().body("violations", hasSize(3));
        String tomorrow = LocalDate.now().plusDays(2).toString();
        refused(
                400,
                "invalid-request",
                post(lot("A", 1, 5).replaceFirst("\\{", "{\"occurredOn\": \"%s\", ".formatted(tomorrow))));
        refused(
                415,
                "unsupported-media-type",
                once("planner").contentType(ContentType.TEXT).body("A").post(address()));
        assertEquals(0, Rows.announced(ASSIGNED, order.id()));
    }

    @Test
    void aLotIsRefusedForWhatItNames() {
        refused(
                404,
                "unknown-factory",
                post(lot("A", 1, 5)
                        .replace(factory.toString(), UUID.randomUUID().toString())));
        refused(
                404,
                "unknown-line",
                post(lot("A", 1, 5)
                        .replace(order.line(1).toString(), UUID.randomUUID().toString())));
        UUID closed = AFactory.aFactory().inactive().registered();
        refused(409, "factory-inactive", post(lot("A", 1, 5).replace(factory.toString(), closed.toString())));
        post(lot("A", 1, 100)).then().statusCode(201);
        refused(409, "lot-taken", post(lot("A", 1, 5)));
        refused(409, "more-than-ordered", post(lot("B", 1, 21)))
                .then()
                .body("exceeded[0].lineId", equalTo(order.line(1).toString()))
                .body("exceeded[0].ordered", equalTo(120))
                .body("exceeded[0].assigned", equalTo(100))
                .body("exceeded[0].requested", equalTo(21))
                .body("detailZh", containsString("订货数量"));
        refused(
                404,
                "unknown-production-order",
                once("planner")
                        .body(lot("B", 1, 5))
                        .post("/api/production-orders/%s/assignments".formatted(UUID.randomUUID())));
        assertEquals(1, Rows.announced(ASSIGNED, order.id()));
    }

    @Test
    void aLotThatRestsOnAnOlderSightOfTheOrderIsRefused() {
        String seen = as("planner").get("/api/production-orders/" + order.id()).header("ETag");
        once("planner")
                .header("If-Match", seen)
                .body(lot("A", 1, 5))
                .post(address())
                .then()
                .statusCode(201);
        refused(
                412,
                "stale-version",
                once("planner").header("If-Match", seen).body(lot("B", 1, 5)).post(address()));
    }

    @Test
    void eightPlannersAtOnceNeverGiveOutMoreThanWasOrdered() throws Exception {
        List<Callable<Set<Integer>>> planners = IntStream.range(0, 8)
                .<Callable<Set<Integer>>>mapToObj(number -> () -> insist("P" + number, 30))
                .toList();
        Set<Integer> statuses = new java.util.TreeSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Set<Integer>> planner : threads.invokeAll(planners)) {
                statuses.addAll(planner.get());
            }
        }
        assertEquals(Set.of(201, 409), statuses);
        assertEquals(4, Rows.announced(ASSIGNED, order.id()));
        assertEquals(120, Rows.count("select sum(quantity) from work_share where line_id = ?", order.line(1)));
    }

    @Test
    void aFactorySeesItsOwnLotsAndNothingOfCustomerMoneyOrOthers() {
        UUID realms = AFactory.ofTheRealm(Tokens.FACTORY_ID);
        String own = post(lot("A", 1, 50).replace(factory.toString(), realms.toString()))
                .path("id");
        String foreign = post(lot("B", 1, 50)).path("id");
        String seen = as("factory")
                .get("/api/assignments/" + own)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        for (String hidden :
                List.of("86.50", "customer", "merchandiser", "HT-HS-0815", "price", "amount", "2027-02-20")) {
            assertTrue(!seen.contains(hidden), () -> hidden + " stands in " + seen);
        }
        refused(404, "unknown-assignment", as("factory").get("/api/assignments/" + foreign));
        refused(404, "unknown-assignment", as("factory-2").get("/api/assignments/" + own));
        as("factory")
                .get("/api/assignments?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(own))
                .body("items.factoryId", everyItem(equalTo(Tokens.FACTORY_ID)));
        as("factory-2").get("/api/assignments").then().statusCode(200).body("items.id", not(hasItem(own)));
        refused(403, "wrong-role", as("factory").get("/api/production-orders/" + order.id()));
    }

    @Test
    void merchandiserAndSalespersonSeeTheirOrdersAlone() {
        String id = post(lot("A", 1, 50)).path("id");
        for (String user : List.of("merchandiser", "salesperson", "auditor", "supervisor", "business-manager")) {
            as(user).get("/api/assignments/" + id).then().statusCode(200);
            as(user).get("/api/production-orders/" + order.id()).then().statusCode(200);
        }
        AnOrder foreign = Announced.released(AnOrder.of(5).by("merchandiser-2", "salesperson-2"));
        for (String user : List.of("merchandiser", "salesperson")) {
            refused(404, "unknown-production-order", as(user).get("/api/production-orders/" + foreign.id()));
            as(user).get("/api/production-orders?limit=200")
                    .then()
                    .body("items.id", not(hasItem(foreign.id().toString())))
                    .body("items." + user, everyItem(equalTo(user)));
        }
        refused(404, "unknown-assignment", as("merchandiser-2").get("/api/assignments/" + id));
        refused(403, "wrong-role", once("merchandiser").body(lot("B", 1, 5)).post(address()));
        refused(403, "wrong-role", as("customer").get("/api/production-orders/" + order.id()));
    }

    @Test
    void aListIsBoundedAndGoesOnByItsCursor() {
        Response first = as("planner").get("/api/production-orders?limit=1");
        first.then().statusCode(200).body("items", hasSize(1)).header("Link", containsString("rel=\"next\""));
        String next = first.path("next");
        as("planner")
                .get("/api/production-orders?limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(first.<String>path("items[0].id"))));
        refused(400, "invalid-request", as("planner").get("/api/production-orders?limit=201"));
        refused(
                400,
                "invalid-request",
                as("planner").get("/api/assignments?cursor=" + next.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void aTokenThatIsNotOfThisRealmOpensNothing() {
        for (String token : List.of(
                Tokens.expired("planner"),
                Tokens.ofAnotherRealm("planner"),
                Tokens.forAnotherAudience("planner"),
                Tokens.signedByAnotherKey("planner"),
                Tokens.unsigned("planner"))) {
            refused(401, "not-signed-in", given().auth().oauth2(token).get("/api/production-orders"));
        }
        refused(401, "not-signed-in", given().get("/api/production-orders"));
    }

    /** A planner who tries again as long as somebody else was only faster. */
    private Set<Integer> insist(String lot, int pieces) {
        Set<Integer> statuses = new java.util.TreeSet<>();
        Response answer;
        do {
            answer = post(lot(lot, 1, pieces));
            statuses.add(answer.statusCode());
        } while (problem("lost-race").equals(answer.path("type")));
        return statuses;
    }

    private String address() {
        return "/api/production-orders/%s/assignments".formatted(order.id());
    }

    private String lot(String name, int line, int pieces) {
        return """
                {"factoryId": "%s", "lot": "%s", "shares": [{"lineId": "%s", "quantity": %d}]}""".formatted(factory, name, order.line(line), pieces);
    }

    private Response post(String body) {
        return once("planner").body(body).post(address());
    }

    private Response send(String user, String key, String body) {
        return as(user).header("Idempotency-Key", key).body(body).post(address());
    }

    private static Response refused(int status, String code, Response answer) {
        answer.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo(problem(code)));
        return answer;
    }
}
