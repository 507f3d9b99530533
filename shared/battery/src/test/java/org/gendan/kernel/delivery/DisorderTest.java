package org.gendan.kernel.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.gendan.kernel.delivery.DeliveryCheck.Seen;
import org.gendan.kernel.delivery.DeliveryCheck.Verdict;
import org.gendan.kernel.delivery.ParkedEvents.Selection;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.servers.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events that come doubled, late, out of order or broken lead to the state of a clean run. */
class DisorderTest {

    @Test
    @Tag("battery-R9")
    void duplicatesDisorderAndDelayLeadToTheStateOfTheCleanRun() throws Exception {
        try (Trial trial = new Trial("R9", 50)) {
            Replica clean = trial.replica(trial.producing()).relaying();
            trial.replica(trial.consuming()).relaying().listening(trial.events);
            int events = Trial.LONG ? 20_000 : 2_000;
            for (int i = 0; i < events; i++) {
                clean.change(trial.orders.get(trial.random.nextInt(50)));
            }
            trial.settle();
            trial.verify();

            String disturbed = trial.events + ".disturbed";
            Trial.createTopic(disturbed, Map.of());
            Database other = Trial.database(trial.consumer.name() + "_disturbed");
            Replica.Place place = new Replica.Place(
                    other.jdbcUrl(),
                    other.application().user(),
                    Trial.kafka().bootstrap(),
                    null,
                    disturbed,
                    15,
                    30,
                    40);
            trial.replica(place).listening(disturbed);
            trial.replica(place).listening(disturbed);
            List<ConsumerRecord<String, byte[]>> order = disturbed(trial, Trial.records(trial.events));
            try (Producer<String, byte[]> producer =
                    Replica.producer(Trial.kafka().bootstrap())) {
                for (ConsumerRecord<String, byte[]> record : order) {
                    // Any partition: what belongs to one key is heard by several consumers at once.
                    producer.send(new ProducerRecord<>(
                            disturbed, trial.random.nextInt(6), record.key(), record.value(), record.headers()));
                }
            }
            await().atMost(Trial.SETTLED_WITHIN)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> Trial.count(other, "select count(*) from applied") >= events);
            List<Seen> committed = Trial.committed(trial.producer);
            List<Seen> topic = Trial.topic(disturbed);
            List<Seen> applied = Trial.query(
                    other,
                    "select key, seq, event from applied order by position",
                    row -> new Seen(row.getString(1), row.getLong(2), row.getObject(3, UUID.class)));
            Verdict verdict = DeliveryCheck.of(committed, topic, applied);
            System.out.printf("R9: %s%n", verdict);
            assertTrue(verdict.outOfOrder() > events / 10, "too little disorder");
            assertTrue(verdict.duplicates() > events / 5, "too few duplicates");
            assertEquals(0, verdict.doubled() + verdict.notApplied() + verdict.appliedOutOfOrder());
            String state =
                    "select key || ' ' || count(*) || ' ' || sum(number) || ' ' || md5(string_agg(event::text, ',' order by seq)) from applied group by key order by key";
            assertEquals(
                    Trial.query(trial.consumer, state, row -> row.getString(1)),
                    Trial.query(other, state, row -> row.getString(1)));
            assertEquals(0, Trial.count(other, "select count(*) from parked_event"), "parked");
        }
    }

    /** 30 % twice, every one up to 50 places from its own, 1 % a thousand places late. */
    private static List<ConsumerRecord<String, byte[]>> disturbed(
            Trial trial, List<ConsumerRecord<String, byte[]>> records) {
        record Placed(double place, ConsumerRecord<String, byte[]> record) {}
        List<ConsumerRecord<String, byte[]>> inTime = records.stream()
                .sorted(Comparator.comparing(ConsumerRecord::timestamp))
                .toList();
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < inTime.size(); i++) {
            boolean late = trial.random.nextInt(100) == 0;
            placed.add(new Placed(i + (late ? 1_000 : trial.random.nextDouble(50)), inTime.get(i)));
            if (trial.random.nextInt(100) < 30) {
                placed.add(new Placed(i + trial.random.nextDouble(200), inTime.get(i)));
            }
        }
        placed.sort(Comparator.comparingDouble(Placed::place));
        return placed.stream().map(Placed::record).toList();
    }

    /** What may be wrong with a record. */
    private enum Poison {
        BAD_JSON,
        NO_HEADERS,
        UNKNOWN_TYPE,
        FUTURE_VERSION,
        FIVE_MEGABYTES,
        NULL_KEY,
        FITS_NO_STATE
    }

    @Test
    @Tag("battery-R10")
    void onePercentOfPoisonHoldsUpNobodyElse() throws Exception {
        int slices = Trial.LONG ? 60 : 14;
        try (Trial trial = new Trial("R10", 60);
                Producer<String, byte[]> foreign =
                        Replica.producer(Trial.kafka().bootstrap())) {
            Replica first = trial.replica(trial.consuming()).relaying().listening(trial.events);
            Replica second = trial.replica(trial.consuming()).relaying().listening(trial.events);
            Replica writer = trial.replica(trial.producing()).relaying();
            writer.writing(trial.orders, 150, trial.random, false, () -> true);
            trial.awaitFlow(150);
            UUID epoch = UUID.randomUUID();
            Set<UUID> poisoned = new HashSet<>();
            int refused = 0;
            int rounds = 0;
            boolean heldUp = true;
            // Poison that holds up others does so each time that it is measured, the machine's other work does not.
            while (heldUp && rounds < 5) {
                rounds++;
                List<Slice> measured = new ArrayList<>();
                // Slices with and without poison in turn, so that the machine's own noise falls on both alike.
                for (int slice = 0; slice < slices; slice++) {
                    boolean poisonous = slice % 2 == 1;
                    String from = now(trial);
                    if (poisonous) {
                        for (Poison poison : Poison.values()) {
                            UUID order = new UUID(trial.random.nextLong(), trial.random.nextLong());
                            poisoned.add(order);
                            refused += send(foreign, trial.events, epoch, order, poison);
                        }
                    }
                    Trial.pause(Duration.ofMillis(700));
                    measured.add(new Slice(poisonous, from, now(trial)));
                }
                heldUp = othersAreHeldUp(trial, poisoned, measured);
            }
            writer.quieten();
            assertFalse(heldUp, "other orders waited, five times in turn");

            int perPoison = rounds * slices / 2;
            long parked = 2L * perPoison;
            await().atMost(Trial.SETTLED_WITHIN)
                    .untilAsserted(() -> assertEquals(
                            parked,
                            Trial.count(
                                    trial.consumer,
                                    "select count(*) from inbox_stream where parked_reason is not null"),
                            "streams that stand still: bad JSON and future version"));
            await().atMost(Trial.SETTLED_WITHIN)
                    .untilAsserted(() -> assertEquals(
                            // no headers: two sound ones wait for nothing, the second for the lost first
                            3L * perPoison,
                            Trial.count(
                                            trial.consumer,
                                            "select count(*) from parked_event where reason like '%behind%'")
                                    + Trial.count(
                                            trial.consumer,
                                            "select count(*) from parked_event where reason like 'ahead%'")));
            assertEquals(2 * perPoison, first.deadLetters.size() + second.deadLetters.size(), "no headers, null key");
            assertEquals(perPoison, unknown(first) + unknown(second), "unknown types are counted");
            assertEquals(perPoison, refused, "5 MB are refused");
            assertEquals(
                    perPoison,
                    Trial.count(
                            trial.consumer, "select count(*) from applied where type = 'order.order-handed-over.v1'"),
                    "a fact that fits no state is recorded");

            ParkedEvents operator =
                    new ParkedEvents(first.transactions, List.of(first.recorder()), (_, _, _, _, _, _) -> {});
            assertEquals(parked + perPoison, releaseAll(operator));
            assertEquals(
                    parked,
                    Trial.count(trial.consumer, "select count(*) from inbox_stream where parked_reason is not null"),
                    "what is as broken as before is parked again");
            assertEquals(perPoison, operator.skip(new Selection(null, null, "unreadable", 200), "looked at it"));
            assertEquals(
                    perPoison, operator.skip(new Selection(null, "order.lines-entered.v9", null, 200), "looked at it"));
            operator.skip(new Selection(null, null, "ahead of its turn", 200), "looked at it");
            assertEquals(0, Trial.count(trial.consumer, "select count(*) from parked_event"), "parked");
            await().atMost(Trial.SETTLED_WITHIN)
                    .until(() -> Trial.count(trial.consumer, "select count(*) from outbox") == 0);
        }
    }

    private static int releaseAll(ParkedEvents operator) {
        return operator.release(new Selection(null, null, null, 1_000), "looked at it");
    }

    /** A sound event, the poison, and a sound event behind it; how many were refused on the way. */
    private static int send(Producer<String, byte[]> foreign, String topic, UUID epoch, UUID order, Poison poison)
            throws InterruptedException, ExecutionException {
        Heard bad = Heard.of(topic, epoch, 2, Replica.changed(order, 2));
        Heard behind = Heard.of(topic, epoch, 3, Replica.changed(order, 3));
        foreign.send(Heard.of(topic, epoch, 1, Replica.changed(order, 1)).toSend())
                .get();
        switch (poison) {
            case BAD_JSON -> bad.body("{\"orderId\":");
            case NO_HEADERS -> bad.withoutHeaders();
            case UNKNOWN_TYPE -> bad.header("ce_type", "order.something-new.v1");
            case FUTURE_VERSION -> bad.header("ce_type", "order.lines-entered.v9");
            case FIVE_MEGABYTES -> {
                Heard large = bad.body("x".repeat(5 * 1024 * 1024));
                ExecutionException refusal = assertThrows(ExecutionException.class, () -> foreign.send(large.toSend())
                        .get());
                assertEquals(RecordTooLargeException.class, refusal.getCause().getClass());
                return 1;
            }
            case NULL_KEY -> {
                foreign.send(bad.key(null).toSend()).get();
                // It never was of this stream, so that the next one is its second.
                behind.header("ce_streamseq", "2");
                foreign.send(behind.toSend()).get();
                return 0;
            }
            case FITS_NO_STATE ->
                bad = Heard.of(
                        topic,
                        epoch,
                        2,
                        new OrderHandedOver(
                                order,
                                "nobody",
                                "somebody",
                                "an order that was never opened",
                                java.time.LocalDate.of(2026, 11, 23),
                                "battery"));
        }
        foreign.send(bad.toSend()).get();
        foreign.send(behind.toSend()).get();
        return 0;
    }

    /** A stretch of the run, in the database's time. */
    private record Slice(boolean poisonous, String from, String to) {}

    /**
     * Each slice has its own quantiles, and the middle one of the slices counts: poison that holds up others does so in every slice that has it,
     * while a pause of the machine spoils the p99 of the one or two that it falls on.
     */
    private static boolean othersAreHeldUp(Trial trial, Set<UUID> poisoned, List<Slice> slices) {
        String keys = poisoned.stream().map(key -> "'" + key + "'").collect(Collectors.joining(","));
        long announced = Trial.count(trial.producer, "select count(*) from domain_event");
        await().atMost(Trial.SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Trial.count(
                                trial.consumer, "select count(*) from applied where key not in (%s)".formatted(keys))
                        >= announced);
        double[] clean = middle(trial, keys, slices, false);
        double[] poisonous = middle(trial, keys, slices, true);
        System.out.printf(
                "R10: other orders without poison p50 %.1f ms, p99 %.1f ms; with poison p50 %.1f ms, p99 %.1f ms%n",
                clean[0], clean[1], poisonous[0], poisonous[1]);
        // Beside the 20 % a noise floor: the p99 of a slice of some 100 events is its slowest one.
        return poisonous[0] > clean[0] * 1.2 + 5 || poisonous[1] > clean[1] * 1.2 + 100;
    }

    /** The middle ones of the medians and of the p99s of the slices with or without poison, in milliseconds. */
    private static double[] middle(Trial trial, String poisoned, List<Slice> slices, boolean poisonous) {
        String windows = slices.stream()
                .filter(slice -> slice.poisonous() == poisonous)
                .map(slice -> "(timestamptz '%s', timestamptz '%s')".formatted(slice.from(), slice.to()))
                .collect(Collectors.joining(","));
        return Trial.query(trial.consumer, """
                        select percentile_cont(0.5) within group (order by p50), percentile_cont(0.5) within group (order by p99)
                        from (select percentile_cont(0.5) within group (order by waited) as p50,
                                     percentile_cont(0.99) within group (order by waited) as p99
                              from (select began, extract(epoch from applied_at - announced_at) * 1000 as waited
                                    from (values %s) as slice (began, ended)
                                    join applied on announced_at between began and ended where key not in (%s)) w
                              group by began) s""".formatted(windows, poisoned), row ->
                        new double[] {row.getDouble(1), row.getDouble(2)})
                .getFirst();
    }

    private static String now(Trial trial) {
        return Trial.query(trial.consumer, "select clock_timestamp()", row -> row.getString(1))
                .getFirst();
    }

    private static long unknown(Replica replica) {
        return (long) replica.meters
                .counter("gendan.inbox.events", "outcome", "unknown")
                .count();
    }
}
