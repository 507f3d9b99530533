package org.gendan.order.ops;

import static org.awaitility.Awaitility.await;
import static org.gendan.order.order.OrderStory.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gendan.language.FinanceEvent.OrderSettled;
import org.gendan.language.Ids;
import org.gendan.order.ServiceTest;
import org.gendan.order.Services;
import org.gendan.testing.Announcer;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of events that stand still and of records that belong to no stream, and does about them. */
@ServiceTest
class StandstillTest {
    private static final String PARKED = "/api/ops/order/parked-events";
    private static final String DEAD = "/api/ops/order/dead-letters";
    private static final String TOPIC = "gendan.finance.events";

    private final UUID order = Ids.next();
    private Announcer finance;

    @BeforeEach
    void open() {
        finance = Announcer.as("finance");
    }

    @AfterEach
    void close() {
        finance.close();
    }

    @Test
    void aParkedEventIsFoundLookedIntoAndSkippedForAReasonThatIsKept() {
        ProducerRecord<String, byte[]> bad = parked();
        finance.announce(settled(order, 2));
        until(2, "select count(*) from parked_event where key = ?", order.toString());
        String event = header(bad, "ce_id");
        find("key", order.toString()).body("eventId", hasSize(2)).body("[0].consumer", equalTo("order"));
        find("key", order.toString(), "reason", "unreadable").body("eventId", equalTo(List.of(event)));
        find("key", order.toString(), "topic", "gendan.quality.events").body("eventId", hasSize(0));
        find("key", order.toString(), "consumer", "another").body("eventId", hasSize(0));
        find("key", order.toString(), "type", "finance.order-settled.v1").body("eventId", hasSize(2));
        find("key", order.toString(), "since", Instant.now().plusSeconds(60).toString())
                .body("eventId", hasSize(0));
        as("operator")
                .queryParam("since", "yesterday")
                .get(PARKED)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("since"));
        as("operator")
                .get(PARKED + "/" + event)
                .then()
                .statusCode(200)
                .body("event.topic", equalTo(TOPIC))
                .body("event.sequence", equalTo(1))
                .body("content.text", equalTo("{\"订单\":"))
                .body("epoch", notNullValue());
        as("operator")
                .get(PARKED + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:gendan:problem:unknown-parked-event"));
        decide("skip", "{\"key\": \"%s\"}").statusCode(400).body("violations.field", hasItem("because"));
        decide("skip", "{\"key\": \"%s\", \"because\": \"finance sends it anew\"}")
                .statusCode(200)
                .body("streams", equalTo(1));
        until(0, "select count(*) from parked_event where key = ?", order.toString());
        assertEquals(1, Rows.count("select count(*) from order_fact where order_id = ?", order));
        assertEquals(
                "operator skipped: finance sends it anew",
                Rows.value(
                        "select who || ' ' || change || ': ' || reason from audit_event where key = ? and entity_id = ?",
                        order.toString(),
                        event));
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", order.toString()));
    }

    @Test
    void aReleaseNeedsAReasonAndKeepsTheOrderOfTheKey() {
        parked();
        finance.announce(settled(order, 2));
        until(2, "select count(*) from parked_event where key = ?", order.toString());
        decide("release", "{\"key\": \"%s\"}").statusCode(400);
        String sound = org.gendan.language.EventTypes.write(settled(order, 1));
        // As if a newer version could read it.
        Rows.execute("update parked_event set data = convert_to('%s', 'UTF8') where key = '%s' and seq = 1"
                .formatted(sound, order));
        decide("release", "{\"key\": \"%s\", \"topic\": \"gendan.finance.events\", \"because\": \"it is read by now\"}")
                .statusCode(200)
                .body("streams", equalTo(1));
        until(2, "select count(*) from order_fact where order_id = ?", order);
        assertEquals(
                "1,2",
                Rows.value(
                        "select string_agg(sequence::text, ',' order by ctid) from order_fact where order_id = ?",
                        order));
    }

    @Test
    void aDeadLetterIsFoundLookedIntoAndDiscardedForAReasonThatIsKept() {
        String id = dead();
        as("operator")
                .queryParam("key", order)
                .queryParam("topic", TOPIC)
                .queryParam("fate", "OPEN")
                .queryParam("reason", "no header")
                .get(DEAD)
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(id)))
                .body("[0].consumer", equalTo("order"));
        as("operator")
                .get(DEAD + "/" + id)
                .then()
                .statusCode(200)
                .body("complete", equalTo(true))
                .body("headers.name", equalTo(List.of("x-sender")))
                .body("headers[0].content.text", equalTo("a stranger"))
                .body("content.text", equalTo("not ours"));
        as("operator").body("{}").post(DEAD + "/" + id + "/discard").then().statusCode(400);
        as("operator")
                .body("{\"because\": \"a stranger's test\"}")
                .post(DEAD + "/" + id + "/discard")
                .then()
                .statusCode(200)
                .body("fate", equalTo("DISCARDED"))
                .body("decidedBy", equalTo("operator"))
                .body("because", equalTo("a stranger's test"));
        as("operator")
                .body("{\"because\": \"again\"}")
                .post(DEAD + "/" + id + "/discard")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:wrong-state"));
        assertEquals(
                "operator discarded: a stranger's test",
                Rows.value(
                        "select who || ' ' || change || ': ' || reason from audit_event where key = ?",
                        "dead-letter/" + id));
    }

    @Test
    void aDeadLetterThatStillCannotBeReadIsNotReplayed() {
        String id = dead();
        as("operator")
                .body("{\"because\": \"try\"}")
                .post(DEAD + "/" + id + "/replay")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:dead-letter-unreadable"));
        as("operator")
                .body("{\"because\": \"try\"}")
                .post(DEAD + "/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:gendan:problem:unknown-dead-letter"));
    }

    @Test
    void aDeadLetterThatCanBeReadByNowIsReplayedBeforeWhatWaitsForIt() {
        ProducerRecord<String, byte[]> lost = finance.next(settled(order, 1));
        ProducerRecord<String, byte[]> bare = new ProducerRecord<>(TOPIC, lost.key(), lost.value());
        finance.send(bare);
        finance.announce(settled(order, 2));
        until(1, "select count(*) from parked_event where key = ?", order.toString());
        String id = letter();
        // As if a newer version could read it.
        StringBuilder headers = new StringBuilder();
        lost.headers().forEach(header -> headers.append(headers.isEmpty() ? "" : ",")
                .append("{\"name\":\"%s\",\"value\":\"%s\"}"
                        .formatted(header.key(), java.util.Base64.getEncoder().encodeToString(header.value()))));
        Rows.execute("update dead_letter set headers = '[%s]' where id = '%s'".formatted(headers, id));
        as("operator")
                .body("{\"because\": \"the new version reads it\"}")
                .post(DEAD + "/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("fate", equalTo("REPLAYED"));
        assertEquals(
                "1,2",
                Rows.value(
                        "select string_agg(sequence::text, ',' order by ctid) from order_fact where order_id = ?",
                        order));
    }

    @Test
    void nobodyButAnOperatorSeesOrDoesAnything() {
        for (String role : List.of("business-manager", "merchandiser", "auditor", "erp")) {
            as(role).get(PARKED).then().statusCode(403);
            as(role).get(PARKED + "/" + order).then().statusCode(403);
            as(role).get(DEAD).then().statusCode(403);
            as(role).get(DEAD + "/" + order).then().statusCode(403);
            for (String step : List.of("replay", "discard")) {
                as(role).body("{\"because\": \"x\"}")
                        .post(DEAD + "/" + order + "/" + step)
                        .then()
                        .statusCode(403);
            }
            for (String step : List.of("release", "skip")) {
                as(role).body("{\"key\": \"x\", \"because\": \"x\"}")
                        .post(PARKED + "/" + step)
                        .then()
                        .statusCode(403);
            }
        }
    }

    private static OrderSettled settled(UUID about, int revision) {
        return new OrderSettled(about, revision, Services.TOTAL, Services.TOTAL, Services.TODAY, "finance-service");
    }

    /** The first event of the order comes with a body that nobody can read. */
    private ProducerRecord<String, byte[]> parked() {
        ProducerRecord<String, byte[]> sound = finance.next(settled(order, 1));
        ProducerRecord<String, byte[]> bad = new ProducerRecord<>(
                TOPIC, null, sound.key(), "{\"订单\":".getBytes(StandardCharsets.UTF_8), sound.headers());
        finance.send(bad);
        return bad;
    }

    private String dead() {
        ProducerRecord<String, byte[]> stranger =
                new ProducerRecord<>(TOPIC, order.toString(), "not ours".getBytes(StandardCharsets.UTF_8));
        stranger.headers().add("x-sender", "a stranger".getBytes(StandardCharsets.UTF_8));
        finance.send(stranger);
        return letter();
    }

    private String letter() {
        String find =
                "select count(*) from dead_letter where consumer = 'order' and record_key = convert_to(?, 'UTF8')";
        until(1, find, order.toString());
        return Rows.value(find.replace("count(*)", "id"), order.toString());
    }

    private static ValidatableResponse find(String... filters) {
        var request = as("operator");
        for (int i = 0; i < filters.length; i += 2) {
            request.queryParam(filters[i], filters[i + 1]);
        }
        return request.get(PARKED).then().statusCode(200);
    }

    private ValidatableResponse decide(String step, String body) {
        return as("operator")
                .body(body.formatted(order))
                .post(PARKED + "/" + step)
                .then();
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static void until(long expected, String sql, Object argument) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Rows.count(sql, argument) == expected);
    }
}
