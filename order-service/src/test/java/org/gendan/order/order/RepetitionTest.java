package org.gendan.order.order;

import static io.restassured.RestAssured.given;
import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.line;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gendan.order.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever does not know whether a command arrived sends it again, and learns how the order is; nothing is done twice. */
@ServiceTest
class RepetitionTest {
    private static final String HOLD = "{\"reason\": \"客户要求暂停\"}";

    private OrderStory order;
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void anOrder() {
        order = OrderStory.readyToConfirm();
    }

    @Test
    void underTheSameKeyTheFirstAnswerComesAgainWhateverHappenedSince() {
        Response first = keyed("merchandiser", "/confirmation", null);
        first.then().statusCode(200).body("status", equalTo("CONFIRMED"));
        step("merchandiser", "/hold", HOLD).then().statusCode(200);

        Response again = keyed("merchandiser", "/confirmation", null);

        assertEquals(200, again.statusCode());
        assertEquals(first.jsonPath().getMap(""), again.jsonPath().getMap(""));
        assertEquals(first.getHeader("ETag"), again.getHeader("ETag"));
        assertEquals(1, Rows.announced("order.order-confirmed.v1", order.id()));
    }

    @Test
    void aKeyIsForOneCommandOfOneCaller() {
        keyed("merchandiser", "/confirmation", null).then().statusCode(200);
        keyed("merchandiser", "/hold", HOLD)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:gendan:problem:idempotency-key-reused"));
        keyed("business-manager", "/hold", HOLD).then().statusCode(200);
        as("merchandiser")
                .header("Idempotency-Key", " ")
                .post(order.path("/confirmation"))
                .then()
                .statusCode(400);
    }

    @Test
    void aRefusalKeepsNoKey() {
        order.confirm().then().statusCode(200);
        keyed("merchandiser", "/hold-lifting", HOLD).then().statusCode(409);
        step("merchandiser", "/hold", HOLD).then().statusCode(200);
        keyed("merchandiser", "/hold-lifting", HOLD).then().statusCode(200);
    }

    @Test
    void withoutAKeyTheLastCommandIsAnsweredWithTheOrderAsItIs() {
        order.confirm().then().statusCode(200);
        Response again = order.confirm();

        again.then().statusCode(200).body("status", equalTo("CONFIRMED"));
        assertEquals(
                as("merchandiser").get(order.path("")).jsonPath().getMap(""),
                again.jsonPath().getMap(""));
        assertEquals(1, Rows.announced("order.order-confirmed.v1", order.id()));
        assertEquals(1, Rows.count("select count(*) from notice where about = ? and kind = 'order-total'", order.id()));
    }

    @Test
    void afterALaterOneItIsTooLate() {
        order.confirm().then().statusCode(200);
        step("merchandiser", "/hold", HOLD).then().statusCode(200);
        order.confirm().then().statusCode(409);
        as("merchandiser")
                .header("If-Match", order.etag())
                .body("{\"requirements\": [\"主唛用客供\"]}")
                .put(order.path("/requirements"))
                .then()
                .statusCode(200);
        step("merchandiser", "/hold", HOLD).then().statusCode(409);
    }

    @Test
    void ofAnotherPersonOrWithAnotherContentItIsAnotherCommand() {
        order.confirm().then().statusCode(200);
        step("merchandiser", "/hold", HOLD).then().statusCode(200);
        step("business-manager", "/hold", HOLD)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:already-held"));
        step("merchandiser", "/hold", HOLD.replace("暂停", "停止")).then().statusCode(409);
        step("merchandiser", "/hold", HOLD).then().statusCode(200);
    }

    /** Who makes a new key for it means it once more. */
    @Test
    void underAnotherKeyItIsAnotherCommand() {
        order.confirm().then().statusCode(200);
        keyed("merchandiser", "/confirmation", null).then().statusCode(409);
    }

    /** RFC 9110, 13.1.1: what was applied already may be answered so although the version is an older one by now. */
    @Test
    void anAmendmentOfAVersionIsKnownAgain() {
        order.confirm().then().statusCode(200);
        String version = order.etag();
        String body = "{\"lines\": [%s], \"reason\": \"客户减单\"}".formatted(line(1, "藏青", 10, "10.00"));
        for (int attempt = 0; attempt < 3; attempt++) {
            as("merchandiser")
                    .header("If-Match", version)
                    .body(body)
                    .post(order.path("/amendments"))
                    .then()
                    .statusCode(200)
                    .body("revision", equalTo(2));
        }
        as("merchandiser")
                .header("If-Match", version)
                .body(body.replace("减单", "加单"))
                .post(order.path("/amendments"))
                .then()
                .statusCode(412);
    }

    @Test
    void aChangeOfAVersionIsKnownAgainToo() {
        String version = order.etag();
        for (int attempt = 0; attempt < 2; attempt++) {
            as("merchandiser")
                    .header("If-Match", version)
                    .body("{\"requirements\": [\"每箱 20 件\"]}")
                    .put(order.path("/requirements"))
                    .then()
                    .statusCode(200);
        }
        as("merchandiser")
                .header("If-Match", version)
                .body("{\"requirements\": [\"每箱 30 件\"]}")
                .put(order.path("/requirements"))
                .then()
                .statusCode(412);
    }

    @Test
    void pressedManyTimesAtOnceItIsDoneOnce() throws Exception {
        order.confirm().then().statusCode(200);
        try (var people = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> presses = Stream.<Callable<Integer>>generate(
                            () -> () -> step("merchandiser", "/hold", HOLD).statusCode())
                    .limit(8)
                    .toList();
            for (Future<Integer> press : people.invokeAll(presses)) {
                assertEquals(200, press.get());
            }
        }
        assertEquals(1, Rows.announced("order.order-held.v1", order.id()));
    }

    @Test
    void aFileUnderTheSameKeyIsKeptOnceAndAnotherOneIsRefused() {
        Response first = attach("%PDF-1.7 another page");
        first.then().statusCode(201);
        Response again = attach("%PDF-1.7 another page");
        again.then().statusCode(201);
        assertEquals(first.<String>path("id"), again.path("id"));
        assertEquals(first.getHeader("Location"), again.getHeader("Location"));
        attach("%PDF-1.7 another pagf").then().statusCode(422);
        assertEquals(
                2,
                as("merchandiser")
                        .get(order.path("/documents"))
                        .jsonPath()
                        .getList("")
                        .size());
    }

    private Response attach(String content) {
        return given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .header("Idempotency-Key", key)
                .multiPart("file", "传真.pdf", content.getBytes(StandardCharsets.UTF_8))
                .post(order.path("/documents"));
    }

    private Response keyed(String who, String step, String body) {
        var request = as(who).header("Idempotency-Key", key);
        return (body == null ? request : request.body(body)).post(order.path(step));
    }

    private Response step(String who, String step, String body) {
        return as(who).body(body).post(order.path(step));
    }
}
