package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
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
import org.gendan.local.stack.Stack;
import org.gendan.local.stack.StartReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service, the broker and the database are killed in the middle of the chain, and the order arrives all the same. */
class KillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What happens to an order up to its first lot, each of it once. */
    private static final List<String> ONCE = List.of(
            "order.order-opened.v1",
            "order.order-confirmed.v1",
            "finance.deposit-requested.v1",
            "finance.receipt-recorded.v1",
            "finance.deposit-confirmed.v1",
            "production.production-released.v1");

    private final Stack stack = SharedStack.get();
    private final Api api = Api.of(stack).patient(PATIENCE);
    private final Papers papers = Papers.of(stack.layout());
    private final List<InFlight> atTheKills = new ArrayList<>();

    @Test
    @Tag("S0")
    @Tag("S1.9")
    @Tag("rule-25")
    void theOrderArrivesEachStepOnceWhateverIsKilled() throws Exception {
        new MasterData(api, Teller.SILENT).provide();
        var today = Stamp.today(api);
        var order = new Journey(api, papers, Teller.SILENT, Stamp.on(today));
        List<Journey> others;
        try (var flow = new Flow(api, papers, today)) {
            awaitMore(flow, 3);
            order.open();
            order.writeDown();
            order.consult();
            order.callBack();
            order.confirm();
            killService("finance-service");
            order.awaitReceivable();
            var receipt = order.recordReceipt();
            awaitMore(flow, 2);
            order.confirmReceipt("finance", receipt);
            killBroker();
            order.awaitRelease();
            awaitMore(flow, 2);
            killDatabase();
            order.assign("A", "JK-2601");
            awaitMore(flow, 2);
            others = flow.end();
        }
        for (var other : others) {
            other.awaitRelease();
        }
        order.awaitFacts("production.work-assigned.v1", "production.production-released.v1");

        var all = new ArrayList<>(others);
        all.add(order);
        assertEachStepOnce(all);
        assertFalse(atTheKills.stream().allMatch(InFlight::isNothing), "nothing was in flight at any kill");
    }

    private void killService(String name) throws Exception {
        stack.part(name).kill();
        killed(name, new InFlight(InFlight.pendingRows(stack), InFlight.unacknowledged(stack)));
    }

    private void killBroker() throws Exception {
        var unacknowledged = InFlight.unacknowledged(stack);
        stack.part("kafka").kill();
        killed("kafka", new InFlight(InFlight.pendingRows(stack), unacknowledged));
    }

    private void killDatabase() throws Exception {
        var pending = InFlight.pendingRows(stack);
        stack.part("postgresql").kill();
        killed("postgresql", new InFlight(pending, InFlight.unacknowledged(stack)));
    }

    private void killed(String name, InFlight inFlight) {
        System.out.printf(
                "killed %s: %d pending outbox rows, %d unacknowledged events%n",
                name, inFlight.pendingRows(), inFlight.unacknowledged());
        atTheKills.add(inFlight);
        var began = System.nanoTime();
        stack.up(new StartReport(System.out));
        System.out.printf("%s runs again after %.1f s%n", name, (System.nanoTime() - began) / 1e9);
    }

    private static void awaitMore(Flow flow, int orders) throws Exception {
        var enough = flow.confirmed() + orders;
        Waiting.until(orders + " more orders of the flow", () -> flow.confirmed() >= enough);
    }

    /** By the events on the topics, told apart by their ids, and by the order's own history. */
    private void assertEachStepOnce(List<Journey> orders) throws Exception {
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
            var own = events.getOrDefault(journey.orderId(), Map.of()).values();
            var types = own.stream().map(each -> header(each, "ce_type")).toList();
            for (var type : ONCE) {
                assertEquals(1, types.stream().filter(type::equals).count(), type + " of " + journey.orderId());
            }
            outOfOrder += outOfOrder(own.stream().toList());
            lost += gaps(own.stream().toList());
            assertSameInHistory(
                    journey, new HashSet<>(events.get(journey.orderId()).keySet()));
        }
        System.out.printf(
                "%d orders: sent %d events, delivered %d, duplicates %d, out of order %d, lost %d%n",
                orders.size(), distinct, sent, sent - distinct, outOfOrder, lost);
        assertEquals(0, outOfOrder);
        assertEquals(0, lost);
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
                    .put(event.offset(), Long.parseLong(header(event, "ce_sequence")));
        }
        return topics;
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value());
    }
}
