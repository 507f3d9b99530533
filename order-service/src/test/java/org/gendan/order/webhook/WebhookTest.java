package org.gendan.order.webhook;

import static org.awaitility.Awaitility.await;
import static org.gendan.order.order.OrderStory.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gendan.language.EventTypes;
import org.gendan.language.FinanceEvent.OrderSettled;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.order.ServiceTest;
import org.gendan.order.Services;
import org.gendan.order.webhook.Receiver.Received;
import org.gendan.order.webhook.Receiver.Reply;
import org.gendan.testing.Announcer;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Systems without Kafka are told of events by signed requests: once or more, in order, and never twice without knowing. */
@ServiceTest
@QuarkusTestResource(value = ReceiversPort.class, restrictToAnnotatedClass = true)
class WebhookTest {
    private static final String WEBHOOKS = "/api/ops/order/webhooks";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final UUID order = Ids.next();
    private Announcer finance;
    private Announcer logistics;
    private Receiver receiver;

    @BeforeEach
    void open() {
        finance = Announcer.as("finance");
        logistics = Announcer.as("logistics");
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        // What is still under way for it finds nothing to write down.
        Rows.execute("delete from webhook");
        receiver.close();
        finance.close();
        logistics.close();
    }

    @Test
    void anEventIsToldSignedAndAsItWasAnnounced() {
        JsonPath webhook = subscribed("finance.*");
        ProducerRecord<String, byte[]> announced = finance.announce(settled(order, 1));
        until(() -> receiver.about(order).size() == 1);
        Received told = receiver.about(order).getFirst();
        assertTrue(told.isSignedWith(webhook.getString("secret")));
        assertFalse(told.isSignedWith("whsec_" + "A".repeat(43) + "="));
        assertEquals(1, told.signatures());
        long age =
                Instant.now().getEpochSecond() - Long.parseLong(told.headers().getFirst("webhook-timestamp"));
        assertTrue(age >= -1 && age < 60, "sent " + age + " s ago");
        assertEquals(
                "application/cloudevents+json; charset=UTF-8", told.headers().getFirst("Content-Type"));
        assertEquals(text(announced, "ce_id"), told.id());
        assertEquals(text(announced, "ce_id"), told.event().get("id").asText());
        assertEquals("finance.order-settled.v1", told.event().get("type").asText());
        assertEquals("/gendan/finance", told.event().get("source").asText());
        assertEquals(1, told.event().get("streamseq").asLong());
        assertEquals(
                new String(announced.value(), StandardCharsets.UTF_8),
                told.event().get("data").toString());
        assertFalse(told.isMarked("gendan-replay") || told.isMarked("gendan-resend"));
        until(() -> "DELIVERED".equals(delivery(webhook, order).getString("state")));
        JsonPath delivered = delivery(webhook, order);
        assertEquals(204, delivered.getInt("answerStatus"));
        assertEquals(1, delivered.getInt("attempts"));
    }

    @Test
    void nothingIsToldOfOtherTypesNorToWhoIsTurnedOff() {
        JsonPath one = subscribed("logistics.goods-signed.v1");
        JsonPath off = subscribed("*");
        as("operator")
                .header("If-Match", "\"0\"")
                .body(details(off.getString("webhook.details.name"), url("/off"), "*")
                        .replace("true", "false"))
                .put(WEBHOOKS + "/" + off.getString("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        finance.announce(settled(order, 1));
        logistics.announce(new GoodsSigned(order, Ids.next(), "林晓岚", false, Services.TODAY, "customer"));
        until(() -> receiver.about(order).size() == 1);
        assertEquals(
                "logistics.goods-signed.v1",
                receiver.about(order).getFirst().event().get("type").asText());
        deliveries(one).body("items", hasSize(1));
        deliveries(off).body("items", hasSize(0));
    }

    @Test
    void whatAServiceAnnouncesItselfAndWhatNoVersionKnowsIsToldAsWell() {
        subscribed("*");
        ProducerRecord<String, byte[]> unknown = finance.next(settled(order, 1));
        unknown.headers().remove("ce_type").add("ce_type", "finance.something-new.v1".getBytes(StandardCharsets.UTF_8));
        finance.send(unknown);
        String customer = as("merchandiser")
                .body("{\"details\": "
                        + org.gendan.order.order.OrderStory.customerDetails(
                                UUID.randomUUID().toString()) + "}")
                .post("/api/customers")
                .path("id");
        until(() ->
                receiver.about(order).size() == 1 && receiver.about(customer).size() == 1);
        assertEquals(
                "finance.something-new.v1",
                receiver.about(order).getFirst().event().get("type").asText());
        assertEquals(
                "/gendan/order",
                receiver.about(customer).getFirst().event().get("source").asText());
    }

    @Test
    void anEventThatComesTwiceIsToldOnce() {
        JsonPath webhook = subscribed("finance.*");
        finance.announceTwice(settled(order, 1));
        finance.announce(settled(order, 2));
        until(() -> receiver.about(order).size() == 2);
        deliveries(webhook).body("items", hasSize(2));
        assertEquals(List.of(1L, 2L), sequences(order));
    }

    @Test
    void whatIsNotTakenIsSentAgainUnderTheSameId() {
        JsonPath webhook = subscribed("finance.*");
        receiver.answers(request -> request.attempt() < 3 ? new Reply(500, "out of order") : new Reply(200, "taken"));
        finance.announce(settled(order, 1));
        until(() -> "out of order".equals(delivery(webhook, order).getString("answer")));
        JsonPath refused = delivery(webhook, order);
        assertEquals(500, refused.getInt("answerStatus"));
        assertNotEquals(null, refused.getString("dueAt"));
        until(() -> {
            dueNow();
            return "DELIVERED".equals(delivery(webhook, order).getString("state"));
        });
        List<Received> told = receiver.about(order);
        assertEquals(3, told.size());
        assertEquals(1, told.stream().map(Received::id).distinct().count());
        assertTrue(told.stream().allMatch(each -> each.isSignedWith(webhook.getString("secret"))));
        assertEquals(0, standing(webhook).getInt("failures"));
    }

    @Test
    void thePausesBetweenAttemptsGrow() {
        subscribed("finance.*");
        receiver.answers(_ -> new Reply(500, ""));
        finance.announce(settled(order, 1));
        attempted(order, 8, 0);
        until(() -> {
            Rows.execute("update webhook_standing set not_before = null");
            return Rows.count(
                            "select count(*) from webhook_delivery where key = ? and attempts = 9 and begun_at is null",
                            order.toString())
                    == 1;
        });
        double pause = Double.parseDouble(Rows.value(
                "select extract(epoch from due - now()) from webhook_delivery where key = ?", order.toString()));
        assertTrue(pause > 220 && pause <= 256, "after the 9th attempt: " + pause);
    }

    @Test
    void aRedirectIsNoAnswerAndIsNotFollowed() {
        JsonPath webhook = subscribed("finance.*");
        receiver.answers(_ -> new Reply(302, "", url("/elsewhere"), null));
        finance.announce(settled(order, 1));
        until(() -> Integer.valueOf(302).equals(delivery(webhook, order).get("answerStatus")));
        assertEquals("PENDING", delivery(webhook, order).getString("state"));
        assertTrue(receiver.received().stream().noneMatch(each -> each.path().equals("/elsewhere")));
    }

    @Test
    void anAnswerThatDoesNotEndIsNoneAndTheNextRequestSaysSo() {
        JsonPath webhook = subscribed("finance.*");
        CountDownLatch end = new CountDownLatch(1);
        receiver.answers(
                request -> request.attempt() == 1 ? new Reply(200, "a little", null, end) : new Reply(204, ""));
        finance.announce(settled(order, 1));
        until(() ->
                "no whole answer within 2000 ms".equals(delivery(webhook, order).getString("answer")));
        until(() -> {
            dueNow();
            return "DELIVERED".equals(delivery(webhook, order).getString("state"));
        });
        end.countDown();
        assertFalse(receiver.about(order).getFirst().isMarked("gendan-resend"));
        assertTrue(receiver.about(order).getLast().isMarked("gendan-resend"));
    }

    @Test
    void ofALongAnswerTheBeginningIsReadAndNoMore() {
        JsonPath webhook = subscribed("finance.*");
        receiver.answers(_ -> new Reply(200, "x".repeat(3_000_000)));
        finance.announce(settled(order, 1));
        until(() -> "DELIVERED".equals(delivery(webhook, order).getString("state")));
        assertEquals("x".repeat(1_000), delivery(webhook, order).getString("answer"));
    }

    @Test
    void whileNobodyIsThereItWaitsForAsLongAsThatLasts() {
        JsonPath webhook = subscribed("finance.*");
        receiver.close();
        finance.announce(settled(order, 1));
        until(() -> delivery(webhook, order).getInt("attempts") >= 1
                && standing(webhook).getInt("failures") >= 1);
        attempted(order, 50, 50);
        until(() -> {
            dueNow();
            return delivery(webhook, order).getInt("attempts") > 50;
        });
        assertEquals("PENDING", delivery(webhook, order).getString("state"));
        receiver = new Receiver();
        until(() -> {
            dueNow();
            return "DELIVERED".equals(delivery(webhook, order).getString("state"));
        });
    }

    @Test
    void theEventsOfOneKeyWaitForEachOtherAndNobodyElseDoes() {
        JsonPath webhook = subscribed("finance.*");
        UUID other = Ids.next();
        AtomicBoolean mended = new AtomicBoolean();
        receiver.answers(request -> !mended.get()
                        && request.event().get("subject").asText().equals(order.toString())
                        && request.event().get("streamseq").asLong() == 2
                ? new Reply(422, "not this one")
                : new Reply(204, ""));
        for (int revision = 1; revision <= 4; revision++) {
            finance.announce(settled(order, revision));
        }
        for (int revision = 1; revision <= 4; revision++) {
            finance.announce(settled(other, revision));
        }
        until(() -> {
            dueNow();
            return receiver.about(other).size() == 4;
        });
        assertEquals(List.of(1L, 2L), sequences(order).stream().distinct().toList(), "3 and 4 wait for 2");
        mended.set(true);
        until(() -> {
            dueNow();
            return standing(webhook).getInt("pending") == 0;
        });
        assertEquals(sequences(order).stream().sorted().toList(), sequences(order));
        assertEquals(
                List.of(1L, 2L, 3L, 4L), sequences(order).stream().distinct().toList());
        assertEquals(List.of(1L, 2L, 3L, 4L), sequences(other));
    }

    @Test
    void aReceiverIsSentNoMoreThanFourAtOnce() {
        JsonPath webhook = subscribed("finance.*");
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        receiver.answers(_ -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            goOn.await();
            now.decrementAndGet();
            return new Reply(204, "");
        });
        for (int i = 0; i < 12; i++) {
            finance.announce(settled(Ids.next(), 1));
        }
        until(() -> most.get() == 4);
        goOn.countDown();
        until(() -> {
            dueNow();
            return receiver.received().size() >= 12 && standing(webhook).getInt("pending") == 0;
        });
        assertEquals(4, most.get());
    }

    @Test
    void whatIsRefusedTwentyTimesIsGivenUpAndTheNextOfItsKeyGoes() {
        JsonPath webhook = subscribed("finance.*");
        receiver.answers(request ->
                request.event().get("streamseq").asLong() == 1 ? new Reply(400, "never") : new Reply(204, ""));
        finance.announce(settled(order, 1));
        attempted(order, 19, 0);
        finance.announce(settled(order, 2));
        until(() -> {
            dueNow();
            return receiver.about(order).getLast().event().get("streamseq").asLong() == 2;
        });
        until(() -> standing(webhook).getInt("pending") == 0);
        assertEquals(1, standing(webhook).getInt("givenUp"));
        deliveries(webhook, "state", "GIVEN_UP")
                .body("items", hasSize(1))
                .body("items[0].answer", equalTo("never"))
                .body("items[0].attempts", equalTo(20));
    }

    @Test
    void aReceiverThatTakesNothingIsPausedUntilAnOperatorResumesIt() {
        JsonPath webhook = subscribed("finance.*");
        receiver.answers(_ -> new Reply(500, "out of order"));
        finance.announce(settled(order, 1));
        finance.announce(settled(order, 2));
        until(() -> {
            dueNow();
            return standing(webhook).getInt("failures") >= 5;
        });
        assertEquals(null, standing(webhook).getString("pausedAt"), "often enough, but not for long enough");
        Rows.execute("update webhook_standing set failing_since = now() - interval '16 minutes'");
        until(() -> {
            dueNow();
            return standing(webhook).getString("pausedAt") != null;
        });
        assertEquals("500 out of order", standing(webhook).getString("lastFailure"));
        int before = receiver.received().size();
        receiver.answers(_ -> new Reply(204, ""));
        dueNow();
        finance.announce(settled(Ids.next(), 1));
        until(() -> standing(webhook).getInt("pending") == 3);
        assertEquals(before, receiver.received().size());
        resume(webhook, "{}").statusCode(400).body("violations.field", hasItem("because"));
        resume(webhook, "{\"because\": \"they say that it runs again\"}")
                .statusCode(200)
                .body("standing.pausedAt", nullValue())
                .body("standing.failures", equalTo(0));
        until(() -> standing(webhook).getInt("pending") == 0);
        List<Long> told = sequences(order);
        assertEquals(List.of(1L, 2L), told.subList(told.size() - 2, told.size()));
        resume(webhook, "{\"because\": \"again\"}")
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:webhook-not-paused"));
        assertEquals("operator: they say that it runs again", audited(webhook, "resumed"));
    }

    @Test
    void aReceiverThatIsGoneForGoodIsPausedAtOnce() {
        JsonPath webhook = subscribed("finance.*");
        receiver.answers(_ -> new Reply(410, "gone"));
        finance.announce(settled(order, 1));
        until(() -> standing(webhook).getString("pausedAt") != null);
        assertEquals(1, receiver.about(order).size());
        assertEquals(1, standing(webhook).getInt("pending"));
    }

    @Test
    void aSecretIsRotatedWhileBothAreValid() {
        JsonPath webhook = subscribed("finance.*");
        String former = webhook.getString("secret");
        JsonPath rotated = as("operator")
                .body("{\"because\": \"somebody left\", \"overlapHours\": 1}")
                .post(WEBHOOKS + "/" + webhook.getString("id") + "/secrets")
                .then()
                .statusCode(200)
                .body("webhook.standing.formerSecretUntil", notNullValue())
                .extract()
                .jsonPath();
        String present = rotated.getString("secret");
        assertNotEquals(former, present);
        finance.announce(settled(order, 1));
        until(() -> receiver.about(order).size() == 1);
        Received both = receiver.about(order).getFirst();
        assertTrue(both.isSignedWith(former) && both.isSignedWith(present));
        assertEquals(2, both.signatures());
        Rows.execute("update webhook_secret set valid_until = now() where valid_until is not null");
        finance.announce(settled(order, 2));
        until(() -> receiver.about(order).size() == 2);
        Received one = receiver.about(order).getLast();
        assertTrue(one.isSignedWith(present));
        assertFalse(one.isSignedWith(former));
        assertEquals("operator: somebody left", audited(webhook, "secret rotated"));
    }

    @Test
    void aSecretIsShownOnceAndLiesSealedInTheDatabase() {
        JsonPath webhook = subscribed("finance.*");
        String secret = webhook.getString("secret");
        assertTrue(secret.startsWith("whsec_"));
        assertFalse(as("operator")
                .get(WEBHOOKS + "/" + webhook.getString("id"))
                .asString()
                .contains(secret));
        assertFalse(as("operator").get(WEBHOOKS).asString().contains("whsec_"));
        byte[] bytes = java.util.Base64.getDecoder().decode(secret.substring("whsec_".length()));
        assertEquals(
                0,
                Rows.count("select position(? in sealed) from webhook_secret where webhook = ?", bytes, id(webhook)));
        assertEquals(
                0, Rows.count("select count(*) from audit_event where after like '%whsec%' or before like '%whsec%'"));
    }

    @Test
    void oneEventIsSentAgainMarkedAndUnderTheSameId() {
        JsonPath webhook = subscribed("finance.*");
        finance.announce(settled(order, 1));
        until(() -> receiver.about(order).size() == 1);
        String event = receiver.about(order).getFirst().id();
        replay(webhook, "{\"eventId\": \"%s\"}".formatted(event)).statusCode(400);
        replay(webhook, "{\"eventId\": \"%s\", \"because\": \"they lost it\"}".formatted(event))
                .statusCode(200)
                .body("deliveries", equalTo(1));
        until(() -> receiver.about(order).size() == 2);
        Received again = receiver.about(order).getLast();
        assertEquals(event, again.id());
        assertTrue(again.isMarked("gendan-replay"));
        assertEquals("operator: they lost it", audited(webhook, "replayed"));
        replay(webhook, "{\"eventId\": \"%s\", \"because\": \"no\"}".formatted(UUID.randomUUID()))
                .statusCode(404)
                .body("type", equalTo("urn:gendan:problem:unknown-event"));
    }

    @Test
    void whatWasAnnouncedBeforeIsToldOnAReplayAlone() {
        JsonPath first = subscribed("finance.*");
        Instant longAgo = Instant.now().minus(Duration.ofDays(3));
        for (int revision = 1; revision <= 3; revision++) {
            ProducerRecord<String, byte[]> old = finance.next(settled(order, revision));
            String time = longAgo.plusSeconds(revision).toString();
            old.headers().remove("ce_time").add("ce_time", time.getBytes(StandardCharsets.UTF_8));
            finance.send(old);
        }
        finance.announce(settled(order, 4));
        until(() -> receiver.about(order).size() == 1);
        assertEquals(List.of(4L), sequences(order), "of itself only what was announced since it is there");
        String range = "{\"from\": \"%s\", \"to\": \"%s\", \"key\": \"%s\", \"because\": \"a new system\"}";
        replay(first, range.formatted(longAgo.plusSeconds(2), longAgo.plusSeconds(60), order))
                .statusCode(200)
                .body("deliveries", equalTo(2))
                .body("goesOnFrom", nullValue());
        until(() -> receiver.about(order).size() == 3);
        assertEquals(List.of(4L, 2L, 3L), sequences(order));
        assertTrue(receiver.about(order).getLast().isMarked("gendan-replay"));
        replay(first, range.formatted(longAgo.plusSeconds(2), longAgo, order)).statusCode(400);
        replay(first, "{\"because\": \"neither\"}").statusCode(400);
    }

    @Test
    void aReplayWaitsBehindWhatWaitsOfItsKey() {
        JsonPath webhook = subscribed("finance.*");
        finance.announce(settled(order, 1));
        until(() -> receiver.about(order).size() == 1);
        receiver.answers(_ -> new Reply(500, ""));
        finance.announce(settled(order, 2));
        until(() -> receiver.about(order).size() == 2);
        String first = receiver.about(order).getFirst().id();
        replay(webhook, "{\"eventId\": \"%s\", \"because\": \"they lost it\"}".formatted(first))
                .statusCode(200);
        receiver.answers(_ -> new Reply(204, ""));
        until(() -> {
            dueNow();
            return standing(webhook).getInt("pending") == 0;
        });
        List<Long> told = sequences(order);
        assertEquals(1L, told.getLast());
        assertEquals(List.of(1L), told.subList(0, 1));
        assertTrue(told.subList(1, told.size() - 1).stream().allMatch(each -> each == 2), told.toString());
    }

    /** The attempt is committed before a word is spoken; what its outcome was nobody wrote down. */
    @Test
    void whatWasSentBeforeAKillIsSentAgainUnderTheSameIdAndMarked() {
        JsonPath webhook = subscribed("finance.*");
        CountDownLatch first = new CountDownLatch(1);
        receiver.answers(request -> {
            if (request.attempt() == 1 && request.event().get("streamseq").asLong() == 1) {
                first.await();
            }
            return new Reply(204, "");
        });
        finance.announce(settled(order, 1));
        until(() -> receiver.about(order).size() == 1);
        finance.announce(settled(order, 2));
        // As when whoever began it has not been heard of for too long.
        Rows.execute("update webhook_delivery set due = now() where begun_at is not null");
        until(() -> {
            dueNow();
            return receiver.about(order).size() == 3;
        });
        first.countDown();
        List<Received> told = receiver.about(order);
        assertEquals(List.of(1L, 1L, 2L), sequences(order));
        assertEquals(told.get(0).id(), told.get(1).id());
        assertFalse(told.get(0).isMarked("gendan-resend"));
        assertTrue(told.get(1).isMarked("gendan-resend"));
        until(() -> standing(webhook).getInt("pending") == 0);
        deliveries(webhook).body("items", hasSize(2)).body("items.state", hasItems("DELIVERED", "DELIVERED"));
        deliveries(webhook, "eventId", told.getFirst().id())
                .body("items.attempts", equalTo(List.of(2)))
                .body("items.resent", equalTo(List.of(true)));
    }

    @Test
    void anAddressThatIsNotAllowedIsRefused() {
        for (String url : List.of(
                "http://localhost:1/",
                "https://other.example/",
                "http://169.254.169.254/latest/meta-data",
                "http://user@localhost:%d/".formatted(ReceiversPort.port()),
                "no address")) {
            as("operator")
                    .body(details("refused", url, "*"))
                    .post(WEBHOOKS)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem("url"));
        }
        JsonPath webhook = subscribed("finance.*");
        as("operator")
                .header("If-Match", "\"0\"")
                .body(details("moved", "https://other.example/", "*"))
                .put(WEBHOOKS + "/" + webhook.getString("id"))
                .then()
                .statusCode(400);
    }

    /** A configuration that allows less than before holds for what is there already. */
    @Test
    void anAddressThatIsNoLongerAllowedIsNotSentTo() {
        JsonPath webhook = subscribed("finance.*");
        Rows.execute("update webhook set url = 'http://localhost:1/'");
        finance.announce(settled(order, 1));
        until(() -> delivery(webhook, order).getInt("attempts") == 1
                && delivery(webhook, order).getString("answer") != null);
        assertTrue(
                delivery(webhook, order).getString("answer").startsWith("not sent: the address goes to localhost:1"));
    }

    @Test
    void aHostThatNobodyKnowsIsWaitedFor() {
        JsonPath webhook = added("https://nowhere.invalid/", "finance.*");
        finance.announce(settled(order, 1));
        until(() -> delivery(webhook, order).getInt("attempts") >= 1
                && delivery(webhook, order).getString("answer") != null);
        assertTrue(delivery(webhook, order).getString("answer").startsWith("not sent: nobody knows the host"));
    }

    @Test
    void typesThatNobodyAnnouncesAreRefused() {
        as("operator")
                .body(details("typo", url("/"), "finance.order-setled.v1"))
                .post(WEBHOOKS)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("types[0]"));
        as("operator")
                .body(details("typo", url("/"), "payroll.*"))
                .post(WEBHOOKS)
                .then()
                .statusCode(400);
        assertTrue(EventTypes.all().containsKey("finance.order-settled.v1"));
    }

    @Test
    void aNameIsGivenOnceAndAChangeNeedsTheVersionThatWasSeen() {
        JsonPath webhook = subscribed("finance.*");
        String name = webhook.getString("webhook.details.name");
        as("operator").body(details(name, url("/"), "*")).post(WEBHOOKS).then().statusCode(409);
        String address = WEBHOOKS + "/" + webhook.getString("id");
        as("operator").body(details(name, url("/"), "*")).put(address).then().statusCode(428);
        as("operator")
                .header("If-Match", "\"7\"")
                .body(details(name, url("/"), "*"))
                .put(address)
                .then()
                .statusCode(412);
        as("operator").header("If-Match", "\"7\"").delete(address).then().statusCode(412);
        as("operator").header("If-Match", "\"0\"").delete(address).then().statusCode(204);
        as("operator").get(address).then().statusCode(404);
        assertEquals(0, Rows.count("select count(*) from webhook_secret where webhook = ?", id(webhook)));
    }

    @Test
    void theLogIsReadPageByPage() {
        JsonPath webhook = subscribed("finance.*");
        for (int revision = 1; revision <= 5; revision++) {
            finance.announce(settled(order, revision));
        }
        until(() -> receiver.about(order).size() == 5);
        JsonPath first = as("operator")
                .queryParam("limit", 3)
                .get(log(webhook))
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body(
                        "items[0].eventId",
                        equalTo(receiver.about(order).getLast().id()))
                .extract()
                .jsonPath();
        as("operator")
                .queryParam("limit", 3)
                .queryParam("cursor", first.getString("next"))
                .get(log(webhook))
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("next", nullValue());
        deliveries(webhook, "type", "finance.deposit-confirmed.v1").body("items", hasSize(0));
        deliveries(webhook, "since", Instant.now().plusSeconds(60).toString()).body("items", hasSize(0));
        as("operator")
                .queryParam("since", "yesterday")
                .get(log(webhook))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("since"));
    }

    @Test
    void nobodyButAnOperatorSeesOrDoesAnything() {
        JsonPath webhook = subscribed("finance.*");
        for (String role : List.of("business-manager", "merchandiser", "auditor", "erp", "customer")) {
            as(role).get(WEBHOOKS).then().statusCode(403);
            as(role).get(log(webhook)).then().statusCode(403);
            as(role).body(details("mine", url("/"), "*")).post(WEBHOOKS).then().statusCode(403);
        }
        as("operator")
                .get("/api/ops/finance/webhooks")
                .then()
                .statusCode(404)
                .body("type", startsWith("urn:gendan:problem:"));
    }

    private static OrderSettled settled(UUID about, int revision) {
        return new OrderSettled(about, revision, Services.TOTAL, Services.TOTAL, Services.TODAY, "finance-service");
    }

    private List<Long> sequences(UUID about) {
        return receiver.about(about).stream()
                .map(each -> each.event().get("streamseq").asLong())
                .toList();
    }

    private static JsonPath subscribed(String type) {
        return added(url("/gendan"), type);
    }

    private static JsonPath added(String url, String type) {
        return as("operator")
                .body(details("system " + NUMBER.incrementAndGet(), url, type))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .extract()
                .jsonPath();
    }

    private static String details(String name, String url, String type) {
        return "{\"name\": \"%s\", \"url\": \"%s\", \"types\": [\"%s\"], \"active\": true}".formatted(name, url, type);
    }

    private static String url(String path) {
        return "http://localhost:%d%s".formatted(ReceiversPort.port(), path);
    }

    private static UUID id(JsonPath webhook) {
        return UUID.fromString(webhook.getString("id"));
    }

    private static String log(JsonPath webhook) {
        return WEBHOOKS + "/" + webhook.getString("id") + "/deliveries";
    }

    private static ValidatableResponse deliveries(JsonPath webhook) {
        return as("operator").get(log(webhook)).then().statusCode(200);
    }

    private static ValidatableResponse deliveries(JsonPath webhook, String filter, String value) {
        return as("operator").queryParam(filter, value).get(log(webhook)).then().statusCode(200);
    }

    /** The only one about a key; all zero as long as there is none. */
    private static JsonPath delivery(JsonPath webhook, UUID about) {
        JsonPath found = deliveries(webhook, "key", about.toString()).extract().jsonPath();
        return found.getList("items").isEmpty()
                ? JsonPath.from("{\"attempts\": 0, \"state\": \"NONE\"}")
                : found.setRootPath("items[-1]");
    }

    private static JsonPath standing(JsonPath webhook) {
        return as("operator")
                .get(WEBHOOKS + "/" + webhook.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("standing");
    }

    private static ValidatableResponse resume(JsonPath webhook, String body) {
        return as("operator")
                .body(body)
                .post(WEBHOOKS + "/" + webhook.getString("id") + "/resumption")
                .then();
    }

    private static ValidatableResponse replay(JsonPath webhook, String body) {
        return as("operator")
                .body(body)
                .post(WEBHOOKS + "/" + webhook.getString("id") + "/replays")
                .then();
    }

    private static String audited(JsonPath webhook, String change) {
        return Rows.value(
                "select who || ': ' || reason from audit_event where key = ? and change = ?",
                webhook.getString("id"),
                change);
    }

    /** As if it had been tried so often; only once nobody is at it, and something has failed. */
    private static void attempted(UUID about, int attempts, int excused) {
        until(() -> {
            Rows.execute("""
                    update webhook_delivery set attempts = %d, excused = %d, due = now()
                    where key = '%s' and begun_at is null and attempts > 0 and state = 'PENDING'""".formatted(attempts, excused, about));
            return Rows.count(
                            "select count(*) from webhook_delivery where key = ? and attempts >= ?",
                            about.toString(),
                            attempts)
                    > 0;
        });
    }

    /** Lets all pauses be over. */
    private static void dueNow() {
        Rows.execute("update webhook_delivery set due = now() where state = 'PENDING' and begun_at is null");
        Rows.execute("update webhook_standing set not_before = null");
    }

    private static String text(ProducerRecord<String, byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    private static void until(BooleanSupplier done) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(done::getAsBoolean);
    }
}
