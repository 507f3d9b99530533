package org.gendan.kernel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.kernel.delivery.ParkedEvents.Selection;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.DatabaseFailed;
import org.gendan.language.OrderEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the inbox does with each event that comes, and what an operator does with those that stand still. */
class InboxTest extends HeardByAnInbox {
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
        assertThrows(StackOverflowError.class, () -> Replica.hear(dying, first.record(), recorder));
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
        Replica.hear(failing, event(1).record(), recorder);
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
        Thread ahead = Thread.ofPlatform().start(() -> Replica.hear(slow, event(3).record(), recorder));
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
        Ear<OrderEvent> failing = replica.ear((event, envelope) -> () -> {
            if (envelope.key().equals(order.toString()) && failures.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug \0 with a character that no database takes");
            }
            replica.record(event, envelope);
        });
        UUID other = trial.orders.getLast();
        for (Heard heard : List.of(event(1), event(2), heardOf(other, 1))) {
            Replica.hear(replica.inbox, heard.record(), failing);
        }
        assertEquals(List.of(), applied());
        assertEquals(List.of(1L), applied(other));
        assertEquals(
                List.of(1L),
                parked.find(new Selection(null, null, "not applied: ", 10)).stream()
                        .map(ParkedEvents.ParkedEvent::sequence)
                        .toList());
        assertEquals(1, parked.release(new Selection(order.toString(), null, null, 200), WHY));
        assertEquals(List.of(1L, 2L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    @Tag("battery-R6")
    void aPassingFailureIsTriedAgainAndParksNothing() {
        AtomicInteger attempts = new AtomicInteger();
        Ear<OrderEvent> struggling = replica.ear((event, envelope) -> () -> {
            if (attempts.incrementAndGet() < 4) {
                throw new DatabaseFailed(new SQLException("lock timeout", "55P03"));
            }
            replica.record(event, envelope);
        });
        Replica.hear(replica.inbox, event(1).record(), struggling);
        assertEquals(4, attempts.get());
        assertEquals(List.of(1L), applied());
    }

    /** As when a service is told to end: what it stands on is closed under whoever is still at work. */
    @Test
    @Tag("battery-R6")
    void whatFailsWhileTheServiceEndsComesAgainAndParksNothing() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> said = new CopyOnWriteArrayList<>();
        Inbox ending = new Inbox(Replica.CONSUMER, replica.transactions, replica.deadLetters::add, replica.meters);
        Ear<OrderEvent> failing = Replica.ear(ending, trial.events, (_, _) -> () -> {
            atWork.countDown();
            await(goOn);
            throw new IllegalStateException("EntityManagerFactory is closed");
        });
        Heard first = event(1);
        Thread hearing = Thread.ofPlatform().start(() -> failing.hear(message(first, said)));
        await(atWork);
        Thread closing = Thread.ofPlatform().start(ending::close);
        org.awaitility.Awaitility.await()
                .atMost(Trial.SETTLED_WITHIN)
                .until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        hearing.join();
        closing.join();
        failing.hear(message(event(2), said));

        assertEquals(List.of(), said, "neither acknowledged nor refused");
        assertEquals(List.of(), parked.find(EVERYTHING));
        receive(first);
        assertEquals(List.of(1L), applied());
    }

    private static Message<ConsumerRecord<String, byte[]>> message(Heard heard, List<String> said) {
        return Message.of(
                heard.record(),
                () -> {
                    said.add("acknowledged");
                    return CompletableFuture.completedFuture(null);
                },
                failed -> {
                    said.add("refused: " + failed);
                    return CompletableFuture.completedFuture(null);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"orderId\":\"no id\"}", "{\"lines\":\"\\u0000\"}", "\u0000"})
    @Tag("battery-R10")
    void anUnreadableBodyIsParkedAndSkipped(String body) {
        receive(event(1), event(2).body(body), event(3));
        assertEquals(List.of(1L), applied());
        assertEquals(2, parked.find(EVERYTHING).size());
        parked.release(EVERYTHING, WHY);
        assertEquals(List.of(1L), applied(), "it is as unreadable as before");
        assertEquals(1, parked.skip(new Selection(null, null, "unreadable", 200), WHY));
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
                event(1).header("ce_streamseq", "first"),
                event(1).header("ce_streamseq", "0"));
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
        parked.skip(new Selection(null, "order.lines-entered.v9", null, 200), WHY);
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
        parked.release(EVERYTHING, WHY);
        assertEquals(List.of(1L), applied(), "nothing came that could be released");
        parked.skip(EVERYTHING, WHY);
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
        parked.release(EVERYTHING, WHY);
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
        parked.skip(EVERYTHING, WHY);
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

    @Test
    @Tag("battery-R10")
    void anEarThatFailsToSayWhatIsToBeDoneParksTheOrderAlone() {
        Ear<OrderEvent> failing = replica.ear((_, _) -> {
            throw new IllegalStateException("a bug");
        });
        Replica.hear(replica.inbox, event(1).record(), failing);
        assertEquals(
                1, parked.find(new Selection(null, null, "not applied: ", 10)).size());
        parked.release(EVERYTHING, WHY);
        assertEquals(List.of(1L), applied());
    }

    @Test
    void whatWasChangedInMemoryIsWrittenBeforeItIsAnnounced() {
        List<String> did = new CopyOnWriteArrayList<>();
        Outbox outbox = new Outbox(
                trial.answers,
                new Delegating() {
                    @Override
                    public void flush() {
                        did.add("written");
                    }

                    @Override
                    public <T> T inCurrent(Work<T> work) {
                        did.add("announced");
                        return super.inCurrent(work);
                    }
                },
                _ -> {});
        replica.transactions.inNew(_ -> outbox.announce(lifted(order)));
        assertEquals(List.of("written", "announced"), did);
    }

    @Test
    void whyAnEventIsReleasedOrSkippedIsWrittenDown() {
        receive(event(1).body("{"), event(2), event(5));
        parked.release(EVERYTHING, "the new version may read it");
        parked.skip(EVERYTHING, "its order was given up");
        parked.skip(EVERYTHING, "3 and 4 are lost");
        assertEquals(
                List.of(
                        order + " ParkedEvent released 1: the new version may read it",
                        order + " ParkedEvent skipped 1: its order was given up",
                        order + " ParkedEvent what is missing before it skipped 5: 3 and 4 are lost"),
                decided);
        assertEquals(List.of(2L, 5L), applied());
    }

    @Test
    void aDecisionThatCannotBeWrittenDownIsNotTaken() {
        receive(event(1).body("{"), event(2));
        ParkedEvents mute = new ParkedEvents(replica.transactions, List.of(recorder), (_, _, _, _, _, _) -> {
            throw new IllegalStateException("no trail");
        });
        assertThrows(IllegalStateException.class, () -> mute.skip(EVERYTHING, WHY));
        assertEquals(2, parked.find(EVERYTHING).size());
        assertEquals(0, progress());
    }

    @Test
    void aParkedEventIsLookedInto() {
        Heard bad = event(1).body("{\"订单\":");
        receive(bad);
        ParkedEvents.WholeEvent whole = parked.read(bad.id(), null);
        assertEquals("{\"订单\":", whole.content().text());
        assertEquals(10, whole.content().size());
        assertEquals(epoch, whole.epoch());
        assertEquals(Replica.CONSUMER, whole.event().consumer());
        Heard binary = heardOf(trial.orders.getLast(), 1).body(new byte[] {(byte) 0xFF, 0});
        receive(binary);
        assertEquals(
                "/wA=", parked.read(binary.id(), Replica.CONSUMER).content().base64());
        assertThrows(Refused.class, () -> parked.read(bad.id(), "another"));
        assertThrows(Refused.class, () -> parked.read(UUID.randomUUID(), null));
    }

    @Test
    void aLargeBodyIsShownFromItsBeginning() {
        Heard bad = event(1).body("\uD83D\uDE9A".repeat(50_000));
        receive(bad);
        RecordContent content = parked.read(bad.id(), null).content();
        assertEquals(200_000, content.size());
        assertTrue(content.cut());
        assertEquals(64 * 1024, content.text().length());
        Heard odd = heardOf(trial.orders.getLast(), 1).body("x" + "\uD83D\uDE9A".repeat(50_000));
        receive(odd);
        assertEquals(64 * 1024 - 1, parked.read(odd.id(), null).content().text().length(), "half a character is shown");
    }

    /** The same topic, heard for another purpose: at a pace of its own, standing still at events of its own. */
    @Test
    @Tag("battery-R10")
    void eachConsumerStandsStillAndGoesOnByItself() {
        Inbox other = new Inbox("other", replica.transactions, replica.deadLetters::add, replica.meters);
        List<Long> passedOn = new CopyOnWriteArrayList<>();
        AtomicInteger failures = new AtomicInteger();
        Ear<OrderEvent> passing = passing(other, envelope -> {
            if (envelope.sequence() == 2 && failures.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug");
            }
            passedOn.add(envelope.sequence());
        });
        for (Heard heard : List.of(event(1), event(2), event(3).body("{"))) {
            receive(heard);
            Replica.hear(other, heard.record(), passing);
        }
        assertEquals(List.of(1L, 2L), applied());
        assertEquals(List.of(1L), passedOn);
        ParkedEvents both = new ParkedEvents(replica.transactions, List.of(recorder, passing), this::note);
        assertEquals(3, both.find(EVERYTHING).size());
        Selection others = new Selection("other", trial.events, order.toString(), null, null, null, 10);
        assertEquals(2, both.find(others).size());
        assertEquals(1, both.release(others, WHY));
        assertEquals(List.of(1L, 2L, 3L), passedOn, "what is passed on unread need not be readable");
        assertEquals(List.of(1L, 2L), applied());
        assertEquals(1, both.find(EVERYTHING).size());
    }

    @Test
    @Tag("battery-R10")
    void whatIsPassedOnUnreadIsPassedOnWhateverItIs() {
        List<Long> passedOn = new CopyOnWriteArrayList<>();
        Ear<OrderEvent> passing = passing(replica.inbox, envelope -> passedOn.add(envelope.sequence()));
        Heard older = event(4);
        for (Heard heard : List.of(
                event(1).header("ce_type", "order.something-new.v1"),
                event(2).header("ce_type", "order.lines-entered.v9"),
                event(3).header("ce_twin", older.id().toString()),
                older,
                older,
                event(5).body("\u0000"))) {
            Replica.hear(replica.inbox, heard.record(), passing);
        }
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), passedOn);
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    /** Passes every event on as it came. */
    private Ear<OrderEvent> passing(Inbox inbox, java.util.function.Consumer<Envelope> to) {
        return new Ear<>(inbox, OrderEvent.class) {
            @Override
            String topic() {
                return trial.events;
            }

            @Override
            protected Runnable on(OrderEvent event, Envelope envelope) {
                return ignored();
            }

            @Override
            protected Optional<Runnable> unread(Envelope envelope) {
                return Optional.of(() -> to.accept(envelope));
            }
        };
    }
}
