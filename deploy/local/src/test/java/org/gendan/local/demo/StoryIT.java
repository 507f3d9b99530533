package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;
import org.gendan.local.stack.Service;
import org.gendan.local.stack.Stack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The story that the demo tells, on the five services as processes, and what must be true when it is told. */
class StoryIT {

    private static final Heard heard = new Heard();
    private static Stack stack;
    private static Api api;
    private static Story story;
    private static Journey order;
    private static Instant began;

    @BeforeAll
    static void tell() {
        stack = SharedStack.get();
        api = Api.of(stack);
        began = Instant.now();
        story = new Story(api, Papers.of(stack.layout()), heard);
        order = story.tell();
    }

    @Test
    @Tag("S0")
    void eachStageOpensByTheAnnouncementOfTheOneBefore() {
        var facts = facts(order.tracking());

        assertEquals(
                List.of(
                        "order.order-opened.v1",
                        "order.document-attached.v1",
                        "order.lines-entered.v1",
                        "order.salesperson-consulted.v1",
                        "order.customer-called-back.v1",
                        "order.order-confirmed.v1",
                        "finance.deposit-requested.v1",
                        "finance.receipt-recorded.v1",
                        "finance.deposit-confirmed.v1",
                        "production.production-released.v1",
                        "production.work-assigned.v1",
                        "finance.deposit-revoked.v1",
                        "finance.receipt-recorded.v1",
                        "finance.deposit-confirmed.v1",
                        "production.work-assigned.v1"),
                facts);
    }

    @Test
    @Tag("S1.7")
    void withoutTheCallBackNothingIsConfirmed() {
        var refusal = heard.refusal("order-not-confirmable", "phone-call-back");

        assertEquals(409, refusal.status());
        assertEquals(List.of("phone-call-back"), refusal.missing());
    }

    @Test
    @Tag("S1.9")
    void beforeTheDepositIsConfirmedNoFactoryGetsWork() {
        var refusal = heard.refusal("production-not-released", "deposit");

        assertEquals(409, refusal.status());
        var who = refusal.body().path("missing").path(0).path("who");
        assertTrue(who.toString().contains("finance"), refusal.pretty());
    }

    @Test
    @Tag("rule-17")
    void whoRecordedAReceiptDoesNotConfirmIt() {
        assertEquals(403, heard.refusal("four-eyes", null).status());
    }

    @Test
    @Tag("rule-4")
    void afterTheReversalTheNextLotIsRefusedAndTheFirstStays() {
        var refusal = heard.refusal("production-not-released", "deposit-shortfall");
        var tracking = heard.trackings.get(1);

        assertTrue(refusal.pretty().contains(Story.DEPOSIT), refusal.pretty());
        assertEquals(
                "DONE", stage(tracking, "PRODUCTION_RELEASED").path("status").asText());
        assertEquals("DONE", stage(tracking, "WORK_ASSIGNED").path("status").asText());
        var deposit = stage(tracking, "DEPOSIT_CONFIRMED");
        assertEquals(
                "deposit-shortfall",
                deposit.path("missing").path(0).path("code").asText());
        assertTrue(deposit.toString().contains(Story.DEPOSIT), deposit.toString());
    }

    @Test
    @Tag("S1.10a")
    void trackingSaysWhereTheOrderStandsSinceWhenWhoActsAndWhatIsMissing() {
        var tracking = order.tracking();

        for (var stage : tracking.path("stages")) {
            var status = stage.path("status").asText();
            if (status.equals("DONE")) {
                assertTrue(stage.hasNonNull("since"), stage.toString());
                assertTrue(stage.path("missing").isEmpty(), stage.toString());
            }
        }
        assertEquals("DONE", stage(tracking, "WORK_ASSIGNED").path("status").asText());
        var current = stage(tracking, "MATERIALS_CHECKED");
        assertEquals("CURRENT", current.path("status").asText());
        assertTrue(current.hasNonNull("since"), current.toString());
        assertEquals("inspector", current.path("who").path(0).asText());
        assertTrue(current.path("missing").size() > 0, current.toString());
    }

    @Test
    void bothLotsTogetherAreTheOrder() {
        var production = order.awaitRelease();

        assertEquals(Story.PIECES, production.path("quantity").asInt());
        assertEquals(
                Story.PIECES,
                StreamSupport.stream(production.path("assignments").spliterator(), false)
                        .mapToInt(lot -> lot.path("quantity").asInt())
                        .sum());
    }

    @Test
    @Tag("S4.1")
    void aCustomerSeesTheOwnOrderWithoutStaffAndAnotherCustomerNothing() {
        var own = api.as("customer")
                .get("/api/orders/" + order.orderId() + "/tracking")
                .expect(200);

        assertTrue(StreamSupport.stream(own.body().path("history").spliterator(), false)
                .noneMatch(fact -> fact.hasNonNull("actor") || fact.hasNonNull("content")));
        api.as("customer-2").get("/api/orders/" + order.orderId() + "/tracking").expect(404);
        api.as("merchandiser-2")
                .get("/api/orders/" + order.orderId() + "/tracking")
                .expect(404);
    }

    @Test
    void oneTraceLeadsFromTheRequestThroughTheOutboxToTheConsumer() throws IOException {
        var finance = log(Service.FINANCE, "announce finance.deposit-confirmed.v1");
        var production = log(Service.PRODUCTION, "apply finance.deposit-confirmed.v1");
        var release = log(Service.PRODUCTION, "announce production.production-released.v1");
        var trace = "trace=" + story.trace();

        assertTrue(finance.getFirst().contains(trace), finance::getFirst);
        assertTrue(production.getFirst().contains(trace), production::getFirst);
        assertTrue(release.getFirst().contains(trace), release::getFirst);
    }

    @Test
    void anIndependentReaderUnderstandsEveryEvent() {
        try (var topics = new Topics(stack);
                var reader = new CloudEventDeserializer()) {
            var sources = Set.of("/gendan/order", "/gendan/finance", "/gendan/production");
            var read = topics.all(reader);

            assertTrue(read.stream().anyMatch(each -> order.orderId().equals(each.key())));
            for (var each : read) {
                CloudEvent event = each.value();
                assertEquals(SpecVersion.V1, event.getSpecVersion());
                assertNotNull(UUID.fromString(event.getId()));
                assertTrue(event.getType().matches("[a-z]+\\.[a-z-]+\\.v\\d+"), event::getType);
                assertTrue(sources.contains(event.getSource().toString()), event.toString());
                assertEquals(each.key(), event.getSubject());
                assertNotNull(event.getTime());
                assertEquals("application/json", event.getDataContentType());
                assertTrue(Long.parseLong(String.valueOf(event.getExtension("sequence"))) > 0);
                assertNotNull(UUID.fromString(String.valueOf(event.getExtension("epoch"))));
                assertNotNull(event.getData());
            }
        }
    }

    @Test
    @Tag("rule-25")
    void everythingAnnouncedAgainChangesNothing() throws Exception {
        var before = whole();
        try (var topics = new Topics(stack)) {
            var ends = topics.ends();
            var again = 0;
            for (var service : Service.values()) {
                again += api.as("operator")
                        .post("/api/ops/" + service.word() + "/replay", Map.of("from", began.toString()))
                        .expect(200)
                        .body()
                        .path("events")
                        .asInt();
            }
            var expected = sum(ends) + again;
            assertTrue(again >= 15, "announced again: " + again);
            Waiting.until("all events to lie on the topics again", () -> sum(topics.ends()) >= expected);
            var after = topics.ends();
            Waiting.until(
                    "all events to be acknowledged",
                    () -> topics.unacknowledged(partition -> after.get(partition) > ends.get(partition)) == 0);
        }

        assertEquals(before, whole());
    }

    private static long sum(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Everything that the services say of the order. */
    private static List<JsonNode> whole() {
        var answers = new ArrayList<JsonNode>();
        var id = order.orderId();
        Map.of("merchandiser", "/api/orders/" + id, "planner", "/api/production-orders/" + id)
                .forEach((who, path) ->
                        answers.add(api.as(who).get(path).expect(200).body()));
        answers.add(api.as("finance").get("/api/receivables/" + id).expect(200).body());
        answers.add(order.tracking());
        return answers;
    }

    private static List<String> log(Service service, String what) throws IOException {
        try (Stream<String> lines =
                Files.lines(stack.part(service.module()).process().log())) {
            return lines.filter(line -> line.contains(what) && line.contains(order.orderId()))
                    .collect(Collectors.toList());
        }
    }

    private static List<String> facts(JsonNode tracking) {
        return StreamSupport.stream(tracking.path("history").spliterator(), false)
                .map(fact -> fact.path("fact").asText())
                .toList();
    }

    private static JsonNode stage(JsonNode tracking, String name) {
        return StreamSupport.stream(tracking.path("stages").spliterator(), false)
                .filter(stage -> stage.path("stage").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
