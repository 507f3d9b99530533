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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;
import org.gendan.contracts.Node;
import org.gendan.local.demo.story.Story;
import org.gendan.local.stack.Service;
import org.gendan.local.stack.Stack;
import org.junit.jupiter.api.Assumptions;
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

    /** The chain: each fact opens what follows it. */
    static final List<String> CHAIN = List.of(
            "order.order-opened.v1",
            "order.document-attached.v1",
            "order.lines-entered.v1",
            "order.requirements-stated.v1",
            "order.salesperson-consulted.v1",
            "order.customer-called-back.v1",
            "order.order-confirmed.v1",
            "finance.deposit-requested.v1",
            "finance.receipt-recorded.v1",
            "finance.deposit-confirmed.v1",
            "production.production-released.v1",
            "production.work-assigned.v1",
            "finance.deposit-revoked.v1",
            "quality.inspector-assigned.v1",
            "production.production-scheduled.v1",
            "production.materials-counted.v1",
            "production.materials-checked.v1",
            "quality.sample-reported.v1",
            "quality.meeting-held.v1",
            "quality.pre-production-approved.v1",
            "production.production-started.v1",
            "production.production-progressed.v1",
            "quality.inspection-reported.v1",
            "quality.report-signed.v1",
            "quality.final-inspection-decided.v1",
            "quality.remainder-followed.v1",
            "production.assignment-completed.v1",
            "production.production-completed.v1",
            "quality.shipping-sample-passed-on.v1",
            "quality.goods-released.v1",
            "finance.balance-confirmed.v1",
            "logistics.shipment-arranged.v1",
            "logistics.stock-prepared.v1",
            "logistics.goods-inspected.v1",
            "logistics.goods-loaded.v1",
            "logistics.goods-dispatched.v1",
            "finance.invoice-issued.v1",
            "finance.order-settled.v1",
            "logistics.courier-number-given.v1",
            "logistics.goods-signed.v1",
            "order.order-closed.v1");

    @BeforeAll
    static void tell() {
        stack = SharedStack.get();
        api = Api.of(stack);
        began = Instant.now();
        story = Story.on(stack, api, heard);
        order = story.tell();
    }

    @Test
    @Tag("S0")
    void eachStageOpensByTheAnnouncementOfTheOneBefore() {
        var firstOfEach = facts(order.tracking()).stream()
                .filter(CHAIN::contains)
                .distinct()
                .toList();

        assertEquals(CHAIN, firstOfEach);
    }

    @Test
    @Tag("S1.7")
    void withoutTheCallBackNothingIsConfirmed() {
        assertEquals(
                409, heard.refusal("order-not-confirmable", "phone-call-back").status());
    }

    @Test
    @Tag("S1.9")
    void beforeTheDepositIsConfirmedNoFactoryGetsWork() {
        var refusal = heard.refusal("production-not-released", "deposit");

        var who = refusal.body().path("missing").path(0).path("who");
        assertTrue(who.toString().contains("finance"), refusal.pretty());
    }

    @Test
    @Tag("rule-17")
    void whoRecordedAReceiptDoesNotConfirmIt() {
        assertEquals(403, heard.refusal("four-eyes").status());
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
    @Tag("S3.1b")
    void aShortageHoldsTheStartUntilItIsMadeGood() {
        heard.refusal("production-not-startable", "material-shortage", "pre-production-approval");
    }

    @Test
    @Tag("S3.5")
    @Tag("rule-30")
    void theStartWaitsForTheMeetingAndForAWorkingDayAfterIt() {
        heard.refusal("production-not-startable", "pre-production-approval");
        var sameDay = missing(heard.refusal("production-not-startable", "meeting-days"), "meeting-days");

        assertEquals(0, sameDay.path("workingDays").asInt(), sameDay.toString());
    }

    @Test
    @Tag("S3.7a")
    void noMidInspectionBeforeFirstPieceAndFirstBundle() {
        heard.refusal("mid-inspection-not-open", "first-piece", "first-bundle");
    }

    @Test
    @Tag("S3.11a")
    @Tag("rule-38")
    void of999PiecesTheFinalInspectionNeeds800Packed() {
        var packed =
                missing(heard.refusal("final-inspection-not-open", "packed", "mid-reports", "checkpoints"), "packed");

        assertEquals(799, packed.path("packed").asInt(), packed.toString());
        assertEquals(800, packed.path("needed").asInt(), packed.toString());
    }

    @Test
    @Tag("S3.9")
    @Tag("rule-36")
    void oneMidReportTooFewHoldsTheFinalInspection() {
        var reports = missing(heard.refusal("final-inspection-not-open", "mid-reports", "checkpoints"), "mid-reports");

        assertEquals(2, reports.path("required").asInt(), reports.toString());
        assertEquals(1, reports.path("signed").asInt(), reports.toString());
    }

    @Test
    @Tag("S3.7b")
    void aPointThatWasCarriedForwardHoldsTheFinalInspection() {
        heard.refusal("final-inspection-not-open", "checkpoints");
    }

    @Test
    @Tag("S3.11b")
    @Tag("rule-50")
    void whoInspectsNeitherDecidesNorReleases() {
        var refusals = heard.refusals.stream()
                .filter(answer -> answer.isRefusal(403, "wrong-role"))
                .map(Answer::request)
                .toList();

        assertTrue(refusals.stream().anyMatch(request -> request.endsWith("/decision")), refusals::toString);
        assertTrue(refusals.stream().anyMatch(request -> request.endsWith("/release")), refusals::toString);
    }

    @Test
    @Tag("S3.10")
    void theReleaseWaitsForTheShippingSample() {
        heard.refusal("goods-not-releasable", "shipping-sample");
    }

    @Test
    @Tag("S1.11")
    void noShipmentWithoutReleaseAndBalance() {
        heard.refusal("shipment-not-arrangeable", "goods-release", "balance");
        heard.refusal("shipment-not-arrangeable", "balance");
    }

    @Test
    @Tag("S1.13")
    @Tag("S1.19")
    void theGateStaysShutBeforeTheLoadingAndForAWrongColour() {
        var notLoaded = heard.refusal("wrong-state");
        var wrong = missing(heard.refusal("gate-out-refused", "wrong-goods"), "wrong-goods");

        assertEquals("LOADED", notLoaded.body().path("allowed").path(0).asText(), notLoaded.pretty());
        assertTrue(wrong.path("differences").toString().contains("军绿"), wrong.toString());
    }

    @Test
    @Tag("S1.13")
    void theDispatchChainNamesEachStepInItsOrder() {
        var steps = StreamSupport.stream(
                        order.shipping().shipment().path("chain").spliterator(), false)
                .map(step -> step.path("step").asText() + " " + step.path("by").asText())
                .distinct()
                .toList();

        assertEquals(
                List.of(
                        "CASHIER cashier",
                        "FINANCE finance",
                        "STOCK_PREPARATION warehouse",
                        "GOODS_INSPECTION warehouse",
                        "LOADING warehouse",
                        "GATE_OUT warehouse"),
                steps);
    }

    @Test
    void theOrderIsClosedOnlyWhenTheCustomerSigned() {
        heard.refusal("order-not-closable", "customer-signature");

        var tracking = order.tracking();
        for (var stage : tracking.path("stages")) {
            assertEquals("DONE", stage.path("status").asText(), stage.toString());
            assertTrue(stage.hasNonNull("since"), stage.toString());
            assertTrue(stage.path("missing").isEmpty(), stage.toString());
        }
    }

    @Test
    @Tag("S1.10a")
    void trackingSaysWhereTheOrderStandsSinceWhenWhoActsAndWhatIsMissing() {
        var current = stage(heard.trackings.get(1), "MATERIALS_CHECKED");

        assertEquals("CURRENT", current.path("status").asText());
        assertTrue(current.hasNonNull("since"), current.toString());
        assertTrue(current.path("who").size() > 0, current.toString());
        assertTrue(current.path("missing").size() > 0, current.toString());
    }

    @Test
    void theWalkTakesHonestWorkingDays() {
        assertTrue(heard.days.size() > 10, heard.days::toString);
        assertEquals(heard.days.stream().sorted().distinct().toList(), heard.days);
        for (var day : heard.days) {
            var same = api.as("planner")
                    .get("/api/calendar/working-days?from=" + day.minusDays(1) + "&add=1")
                    .expect(200);
            assertEquals(day.toString(), same.text("date"));
        }
    }

    @Test
    void theLotIsTheWholeOrder() {
        var production = order.planning().await("the production order", _ -> true);

        assertEquals(Story.PIECES, production.path("quantity").asInt());
        assertEquals(
                Story.PIECES,
                production.path("assignments").path(0).path("quantity").asInt());
    }

    @Test
    @Tag("S2.9a")
    void theCustomerIsTold() {
        assertTrue(
                heard.mails.stream().anyMatch(mail -> mail.to().contains("order@huashang.example")),
                () -> "mails: " + heard.mails);
    }

    @Test
    @Tag("S4.6")
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
            var sources = Stream.of(Service.values())
                    .map(service -> "/gendan/" + service.word())
                    .collect(Collectors.toSet());
            var golden = stack.layout().root().resolve("shared/language/src/main/resources/published-language");
            var read = topics.all(reader);

            assertTrue(read.stream().anyMatch(each -> order.orderId().equals(each.key())));
            for (var each : read) {
                CloudEvent event = each.value();
                assertEquals(SpecVersion.V1, event.getSpecVersion());
                assertNotNull(UUID.fromString(event.getId()));
                assertTrue(Files.exists(golden.resolve(event.getType() + ".json")), event::getType);
                assertTrue(sources.contains(event.getSource().toString()), event.toString());
                assertEquals(each.key(), event.getSubject());
                assertNotNull(event.getTime());
                assertEquals("application/json", event.getDataContentType());
                assertTrue(Long.parseLong(String.valueOf(event.getExtension("streamseq"))) > 0);
                assertNotNull(UUID.fromString(String.valueOf(event.getExtension("epoch"))));
                assertNotNull(event.getData());
            }
        }
    }

    @Test
    @Tag("S0")
    void aClientThatIsNotJavaReadsEveryTopicAndFindsEveryEventAsItIsPublished() throws Exception {
        var root = stack.layout().root().toAbsolutePath().normalize();
        Node node;
        try {
            node = Node.ready(root);
        } catch (Node.NotVerified none) {
            Assumptions.abort(none.getMessage());
            return;
        }

        var run = node.run(
                Map.of(),
                "events.mjs",
                stack.kafka().bootstrap(),
                root.resolve("deploy/contracts/schemas").toString());

        System.out.print(run.said());
        assertEquals(0, run.status(), run.said());
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
            assertTrue(again >= 60, "announced again: " + again);
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
        var id = order.orderId();
        var lot = order.planning().assignmentId();
        var answers = Map.of(
                        "/api/orders/" + id, "merchandiser",
                        "/api/receivables/" + id, "finance",
                        "/api/production-orders/" + id, "planner",
                        "/api/assignments/" + lot, "planner",
                        "/api/inspection-plans/" + lot, "quality-manager")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(view ->
                        api.as(view.getValue()).get(view.getKey()).expect(200).body())
                .collect(Collectors.toCollection(ArrayList::new));
        answers.add(order.tracking());
        return answers;
    }

    private static JsonNode missing(Answer refusal, String code) {
        return StreamSupport.stream(refusal.body().path("missing").spliterator(), false)
                .filter(missing -> missing.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
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
