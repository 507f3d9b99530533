package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gendan.local.demo.story.Story;
import org.gendan.local.stack.Stack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** At each stage of its story a service, the broker or the database is killed, and the order arrives all the same. */
class KillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What happens to an order up to the release of its production, each of it once. */
    private static final List<String> UP_TO_THE_RELEASE = List.of(
            "order.order-opened.v1",
            "order.order-confirmed.v1",
            "finance.deposit-requested.v1",
            "production.production-released.v1");

    /** What happens to the order of the story after that, each of it once. */
    private static final List<String> UP_TO_THE_END = List.of(
            "production.work-assigned.v1",
            "finance.deposit-revoked.v1",
            "quality.inspector-assigned.v1",
            "production.production-scheduled.v1",
            "quality.meeting-held.v1",
            "quality.pre-production-approved.v1",
            "production.production-started.v1",
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
            "logistics.goods-dispatched.v1",
            "finance.invoice-issued.v1",
            "finance.order-settled.v1",
            "logistics.courier-number-given.v1",
            "logistics.goods-signed.v1",
            "order.order-closed.v1");

    private final Stack stack = SharedStack.get();
    private final Api api = Api.of(stack).patient(PATIENCE);

    @Test
    @Tag("S0")
    @Tag("rule-25")
    void theOrderArrivesEachStepOnceWhateverIsKilled() throws Exception {
        new MasterData(api, Teller.SILENT).provide();
        Journey order;
        List<Journey> others;
        var kills = new Kills(stack);
        try (var flow = new Flow(api, Papers.of(stack.layout()), Stamp.today(api))) {
            Waiting.until("the first orders of the flow", () -> flow.confirmed() >= 3);
            order = Story.on(stack, api, kills).tell();
            others = flow.end();
        }
        for (var other : others) {
            other.planning().awaitRelease();
        }

        var all = new ArrayList<>(others);
        all.add(order);
        assertEachStepOnce(all, order);
        kills.assertAllFell();
        assertFalse(kills.inFlight().stream().allMatch(InFlight::isNothing), "nothing was in flight at any kill");
    }

    /** By the events on the topics, told apart by their ids, and by the order's own history. */
    private void assertEachStepOnce(List<Journey> orders, Journey whole) throws Exception {
        var ids = orders.stream().map(Journey::orderId).collect(Collectors.toSet());
        var sent = 0;
        var events = new HashMap<String, Map<String, ConsumerRecord<String, byte[]>>>();
        try (var topics = new Topics(stack)) {
            for (var each : topics.all(new ByteArrayDeserializer())) {
                if (ids.contains(each.key())) {
                    sent++;
                    events.computeIfAbsent(each.key(), key -> new HashMap<>()).putIfAbsent(header(each, "ce_id"), each);
                }
            }
        }
        var distinct = events.values().stream().mapToInt(Map::size).sum();
        var outOfOrder = 0;
        var lost = 0;
        for (var journey : orders) {
            var own =
                    List.copyOf(events.getOrDefault(journey.orderId(), Map.of()).values());
            assertOnce(UP_TO_THE_RELEASE, own, journey);
            outOfOrder += outOfOrder(own);
            lost += gaps(own);
            assertSameInHistory(journey, events.get(journey.orderId()).keySet());
        }
        assertOnce(UP_TO_THE_END, List.copyOf(events.get(whole.orderId()).values()), whole);
        System.out.printf(
                "%d orders: sent %d events, delivered %d, duplicates %d, out of order %d, lost %d%n",
                orders.size(), distinct, sent, sent - distinct, outOfOrder, lost);
        assertEquals(0, outOfOrder);
        assertEquals(0, lost);
    }

    private static void assertOnce(List<String> types, List<ConsumerRecord<String, byte[]>> events, Journey journey) {
        var happened = events.stream().map(each -> header(each, "ce_type")).toList();
        for (var type : types) {
            assertEquals(1, Collections.frequency(happened, type), type + " of " + journey.orderId());
        }
    }

    private static void assertSameInHistory(Journey order, Set<String> onTopics) throws Exception {
        Waiting.until(
                "the whole history of " + order.orderId(), () -> history(order).size() >= onTopics.size());
        var history = history(order);
        assertEquals(history.size(), new HashSet<>(history).size(), "a fact stands twice in the history");
        assertEquals(onTopics, new HashSet<>(history));
    }

    private static List<String> history(Journey order) {
        return StreamSupport.stream(order.tracking().path("history").spliterator(), false)
                .map(fact -> fact.path("sourceEvent").asText())
                .toList();
    }

    /** First occurrences whose sequence is below one that came before it. */
    private static int outOfOrder(List<ConsumerRecord<String, byte[]>> events) {
        var count = 0;
        for (var topic : byTopic(events).values()) {
            var last = 0L;
            for (var sequence : topic.values()) {
                count += sequence < last ? 1 : 0;
                last = Math.max(last, sequence);
            }
        }
        return count;
    }

    /** Sequences that are missing between the first and the last. */
    private static int gaps(List<ConsumerRecord<String, byte[]>> events) {
        var count = 0;
        for (var topic : byTopic(events).values()) {
            var sequences = new HashSet<>(topic.values());
            var last = sequences.stream().mapToLong(Long::longValue).max().orElse(0);
            count += (int) (last - sequences.size());
        }
        return count;
    }

    /** The sequence of each event by its offset. */
    private static Map<String, TreeMap<Long, Long>> byTopic(List<ConsumerRecord<String, byte[]>> events) {
        var topics = new HashMap<String, TreeMap<Long, Long>>();
        for (var event : events) {
            topics.computeIfAbsent(event.topic(), topic -> new TreeMap<>())
                    .put(event.offset(), Long.parseLong(header(event, "ce_streamseq")));
        }
        return topics;
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value());
    }
}
