package org.gendan.kernel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gendan.kernel.delivery.ParkedEvents.Selection;
import org.gendan.kernel.store.DatabaseFailed;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.OrderEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the inbox does with each event that comes, and what an operator does with those that stand still. */
class InboxTest {
    private static final Selection EVERYTHING = new Selection(null, null, null, 200);

    private static Trial trial;
    private Replica replica;
    private Listener<OrderEvent> recorder;
    private ParkedEvents parked;
    private UUID order;
    private UUID epoch;

    @BeforeAll
    static void open() {
        trial = Trial.withoutTopics("inbox", 2);
    }

    @AfterAll
    static void close() {
        trial.close();
    }

    @BeforeEach
    void begin() {
        Trial.update(trial.consumer, "truncate applied, inbox, inbox_stream, parked_event, outbox, domain_event");
        replica = trial.replica(trial.consuming());
        recorder = replica.recorder();
        parked = new ParkedEvents(Replica.CONSUMER, replica.transactions, replica.inbox, List.of(recorder));
        order = trial.orders.getFirst();
        epoch = trial.orders.getLast();
    }

    @Test
    @Tag("battery-R9")
    void anEventThatComesTwiceIsAppliedOnce() {
        Heard first = event(1);
        receive(first, first);
        assertEquals(List.of(1L), applied());
    }

    @Test
    @Tag("battery-R9")
    void anEventAheadOfItsTurnWaitsForTheMissingOne() {
        receive(event(3), event(1));
        assertEquals(List.of(1L), applied());
        receive(event(2));
        assertEquals(List.of(1L, 2L, 3L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    /** Killed after the commit of an event and before what waits behind it: the redelivered duplicate goes on there. */
    @Test
    @Tag("battery-R2")
    void whatWaitsIsAppliedAlthoughTheProcessDiedBeforeIt() {
        Heard first = event(1);
        receive(event(2), event(3));
        AtomicInteger commits = new AtomicInteger();
        Inbox dying = new Inbox(
                Replica.CONSUMER,
                around(() -> {
                    if (commits.incrementAndGet() == 1) {
                        throw new StackOverflowError("killed after the commit");
                    }
                }),
                replica.deadLetters::add,
                replica.meters);
        assertThrows(StackOverflowError.class, () -> dying.receive(first.record(), recorder));
        assertEquals(List.of(1L), applied());
        receive(first);
        assertEquals(List.of(1L, 2L, 3L), applied());
    }

    @Test
    @Tag("battery-R6")
    void whatWaitsIsAppliedAlthoughTheDatabaseFailedBetween() {
        receive(event(2), event(3));
        AtomicInteger commits = new AtomicInteger();
        Inbox failing = new Inbox(
                Replica.CONSUMER,
                around(() -> {
                    if (commits.incrementAndGet() == 1) {
                        throw new DatabaseFailed(new SQLException("the answer to the commit is lost", "08006"));
                    }
                }),
                replica.deadLetters::add,
                replica.meters);
        failing.receive(event(1).record(), recorder);
        assertEquals(List.of(1L, 2L, 3L), applied());
    }

    /** After a rebalance two consumers may hold events of one key; one parks while the other waits for its lock. */
    @Test
    @Tag("battery-R9")
    void anEventParkedWhileItsPredecessorWaitsForTheLockIsNotForgotten() throws InterruptedException {
        CountDownLatch holdsTheLock = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        receive(event(1));
        Inbox slow = new Inbox(
                Replica.CONSUMER,
                before(() -> {
                    holdsTheLock.countDown();
                    await(goOn);
                }),
                replica.deadLetters::add,
                replica.meters);
        Thread ahead = Thread.ofPlatform().start(() -> slow.receive(event(3).record(), recorder));
        await(holdsTheLock);
        Thread due = Thread.ofPlatform().start(() -> receive(event(2)));
        org.awaitility.Awaitility.await()
                .atMost(Trial.SETTLED_WITHIN)
                .until(() -> Trial.count(trial.consumer, "select count(*) from pg_locks where not granted") > 0);
        goOn.countDown();
        ahead.join();
        due.join();
        assertEquals(List.of(1L, 2L, 3L), applied());
    }

    @Test
    @Tag("battery-R10")
    void anApplicationThatFailsParksTheOrderAlone() {
        AtomicInteger failures = new AtomicInteger();
        Listener<OrderEvent> failing = listener((event, envelope) -> {
            if (envelope.key().equals(order.toString()) && failures.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug \0 with a character that no database takes");
            }
            recorder.apply(event, envelope);
        });
        UUID other = trial.orders.getLast();
        for (Heard heard : List.of(event(1), event(2), heardOf(other, 1))) {
            replica.inbox.receive(heard.record(), failing);
        }
        assertEquals(List.of(), applied());
        assertEquals(List.of(1L), applied(other));
        assertEquals(
                List.of(1L),
                parked.find(new Selection(null, null, "not applied: ", 10)).stream()
                        .map(ParkedEvents.ParkedEvent::sequence)
                        .toList());
        assertEquals(1, parked.release(new Selection(order.toString(), null, null, 200)));
        assertEquals(List.of(1L, 2L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    @Tag("battery-R6")
    void aPassingFailureIsTriedAgainAndParksNothing() {
        AtomicInteger attempts = new AtomicInteger();
        Listener<OrderEvent> struggling = listener((event, envelope) -> {
            if (attempts.incrementAndGet() < 4) {
                throw new DatabaseFailed(new SQLException("lock timeout", "55P03"));
            }
            recorder.apply(event, envelope);
        });
        replica.inbox.receive(event(1).record(), struggling);
        assertEquals(4, attempts.get());
        assertEquals(List.of(1L), applied());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"orderId\":\"no id\"}", "{\"lines\":\"\\u0000\"}", "\u0000"})
    @Tag("battery-R10")
    void anUnreadableBodyIsParkedAndSkipped(String body) {
        receive(event(1), event(2).body(body), event(3));
        assertEquals(List.of(1L), applied());
        assertEquals(2, parked.find(EVERYTHING).size());
        parked.release(EVERYTHING);
        assertEquals(List.of(1L), applied(), "it is as unreadable as before");
        assertEquals(1, parked.skip(new Selection(null, null, "unreadable", 200)));
        assertEquals(List.of(1L, 3L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    @Tag("battery-R10")
    void recordsThatBelongToNoStreamAreDeadLetters() {
        receive(
                event(1).key(null),
                event(1).key(" "),
                event(1).key("k".repeat(5_000)),
                event(1).key("\0"),
                event(1).withoutHeaders(),
                event(1).header("ce_id", "no id"),
                event(1).header("ce_sequence", "first"),
                event(1).header("ce_sequence", "0"));
        assertEquals(8, replica.deadLetters.size());
        assertEquals(0, Trial.count(trial.consumer, "select count(*) from inbox_stream"));
    }

    @Test
    @Tag("battery-R10")
    void oddHeadersDoNotStopTheStream() {
        receive(
                event(1).header("ce_time", "+900000000-01-01T00:00:00Z").header("traceparent", "\0"),
                event(2).header("ce_time", "yesterday"),
                event(3).header("ce_type", "order.\0.v1"));
        assertEquals(List.of(1L, 2L), applied());
        assertEquals(0, replica.deadLetters.size());
        assertEquals(3, progress());
    }

    @Test
    @Tag("battery-R10")
    void anUnknownTypeAdvancesAndAnUnknownVersionParks() {
        receive(
                event(1).header("ce_type", "order.something-new.v1"),
                event(2).header("ce_type", "finance.deposit-confirmed.v1"),
                event(3),
                event(4).header("ce_type", "order.lines-entered.v9"),
                event(5));
        assertEquals(List.of(3L), applied());
        assertEquals(
                2,
                replica.meters
                        .counter("gendan.inbox.events", "outcome", "unknown")
                        .count());
        parked.skip(new Selection(null, "order.lines-entered.v9", null, 200));
        assertEquals(List.of(3L, 5L), applied());
    }

    @Test
    @Tag("battery-R10")
    void whoKnowsTheNewerVersionPassesItsOlderTwinOver() {
        Heard older = event(2);
        receive(event(1).header("ce_twin", older.id().toString()), older, event(3));
        assertEquals(List.of(1L, 3L), applied());
        assertEquals(3, progress());
    }

    @Test
    @Tag("battery-R10")
    void whoDoesNotKnowTheNewerVersionAppliesItsOlderTwin() {
        Heard older = event(2);
        receive(
                event(1).header("ce_type", "order.lines-entered.v2")
                        .header("ce_twin", older.id().toString()),
                older,
                event(3));
        assertEquals(List.of(2L, 3L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    @Tag("battery-R9")
    void twinsOutOfTurnAreStillOneFact() {
        Heard older = event(2);
        Heard newer = event(1).header("ce_twin", older.id().toString());
        receive(older, event(3), newer, older, newer);
        assertEquals(List.of(1L, 3L), applied());
    }

    @Test
    @Tag("battery-R2")
    void theNewerVersionIsAnnouncedBeforeItsOlderTwin() {
        Replica writer = trial.replica(trial.producing());
        writer.transactions.inNew(_ -> writer.outbox.announce(Replica.changed(order, 2), Replica.changed(order, 1)));
        assertEquals(List.of("1 true", "2 false"), Trial.query(trial.producer, """
                        select seq || ' ' || coalesce((twin = (select id from domain_event where seq = 2))::text, 'false')
                        from domain_event order by seq""", row -> row.getString(1)));
    }

    @Test
    @Tag("battery-R10")
    void theMissingEventsOfAGapCanBeGivenUpWithoutThoseThatCame() {
        receive(event(1), event(4), event(5));
        parked.release(EVERYTHING);
        assertEquals(List.of(1L), applied(), "nothing came that could be released");
        parked.skip(EVERYTHING);
        assertEquals(List.of(1L, 4L, 5L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
        receive(event(2));
        assertEquals(List.of(1L, 4L, 5L), applied(), "what was given up does not come late");
    }

    @Test
    @Tag("battery-R10")
    void aRestoredProducerIsParkedAndFollowedOnRelease() {
        UUID restored = UUID.randomUUID();
        receive(event(1), event(2), event(3));
        receive(again(restored, 2), again(restored, 3), again(restored, 4));
        assertEquals(List.of(1L, 2L, 3L), applied());
        assertEquals(
                1,
                parked.find(new Selection(null, null, "sequence 2 again, under another epoch", 10))
                        .size());
        assertTrue(
                replica.meters
                                .counter("gendan.inbox.events", "outcome", "parked")
                                .count()
                        > 0,
                "no alarm");
        parked.release(EVERYTHING);
        assertEquals(List.of(1L, 2L, 3L, 2L, 3L, 4L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
        assertEquals(4, progress());
    }

    @Test
    @Tag("battery-R10")
    void aRestoredProducerIsFollowedBehindWhatIsSkipped() {
        UUID restored = UUID.randomUUID();
        receive(event(1), event(2), event(3));
        receive(again(restored, 2), again(restored, 3), again(restored, 4));
        parked.skip(EVERYTHING);
        assertEquals(List.of(1L, 2L, 3L, 3L, 4L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    void parkedEventsAreFoundByOrderTypeAndReason() {
        receive(event(2), event(3).header("ce_type", "order.order-opened.v1"), heardOf(trial.orders.getLast(), 7));
        assertEquals(3, parked.find(EVERYTHING).size());
        assertEquals(
                2, parked.find(new Selection(order.toString(), null, null, 10)).size());
        assertEquals(
                1,
                parked.find(new Selection(null, "order.order-opened.v1", null, 10))
                        .size());
        assertEquals(
                3,
                parked.find(new Selection(null, null, "ahead of its turn", 10)).size());
        assertEquals(0, parked.find(new Selection(null, null, "unreadable", 10)).size());
        assertEquals(2, parked.find(new Selection(null, null, null, 2)).size());
    }

    private void receive(Heard... records) {
        for (Heard heard : records) {
            replica.inbox.receive(heard.record(), recorder);
        }
    }

    private Heard event(long sequence) {
        return heardOf(order, sequence);
    }

    private Heard heardOf(UUID about, long sequence) {
        return Heard.of(trial.events, epoch, sequence, Replica.changed(about, (int) sequence));
    }

    private Heard again(UUID restored, long sequence) {
        return Heard.of(trial.events, restored, sequence, Replica.changed(order, (int) sequence));
    }

    private List<Long> applied() {
        return applied(order);
    }

    private List<Long> applied(UUID about) {
        return Trial.query(
                trial.consumer,
                "select seq from applied where key = '%s' order by position".formatted(about),
                row -> row.getLong(1));
    }

    private long progress() {
        return Trial.count(trial.consumer, "select applied from inbox_stream where key = '%s'".formatted(order));
    }

    /** What a listener does with an event. */
    @FunctionalInterface
    private interface Applying {
        void apply(OrderEvent event, Envelope envelope);
    }

    private Listener<OrderEvent> listener(Applying applying) {
        return new Listener<>() {
            @Override
            public String topic() {
                return trial.events;
            }

            @Override
            public Class<OrderEvent> language() {
                return OrderEvent.class;
            }

            @Override
            public void apply(OrderEvent event, Envelope envelope) {
                applying.apply(event, envelope);
            }
        };
    }

    /** The replica's transactions, with something that happens after each commit. */
    private Transactions around(Runnable afterwards) {
        return new Delegating() {
            @Override
            public <T> T inNew(Work<T> work) {
                T result = super.inNew(work);
                afterwards.run();
                return result;
            }
        };
    }

    /** The replica's transactions, with something that happens before each commit. */
    private Transactions before(Runnable first) {
        return new Delegating() {
            @Override
            public <T> T inNew(Work<T> work) {
                return super.inNew(connection -> {
                    T result = work.with(connection);
                    first.run();
                    return result;
                });
            }
        };
    }

    private class Delegating implements Transactions {
        @Override
        public <T> T inNew(Work<T> work) {
            return replica.transactions.inNew(work);
        }

        @Override
        public <T> T inCurrent(Work<T> work) {
            return replica.transactions.inCurrent(work);
        }

        @Override
        public void afterCommit(Runnable action) {
            replica.transactions.afterCommit(action);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
