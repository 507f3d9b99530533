package org.gendan.kernel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.gendan.kernel.delivery.ParkedEvents.Selection;
import org.gendan.kernel.store.DatabaseFailed;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events that mean nothing to who hears them: note is taken of them together, never late, and never out of turn. */
class PassedOverTest extends HeardByAnInbox {
    @Test
    @Tag("battery-R9")
    void ofIgnoredEventsNoteIsTakenTogether() {
        AtomicInteger commits = new AtomicInteger();
        Inbox inbox = inbox(around(commits::incrementAndGet));
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        for (long sequence = 1; sequence <= 500; sequence++) {
            hear(inbox, ignored(sequence), acknowledged);
            hear(inbox, ignoredOf(trial.orders.getLast(), sequence), acknowledged);
        }
        await(() -> acknowledged.size() == 1_000);
        assertEquals(500, progress());
        assertEquals(1_000, Trial.count(trial.consumer, "select count(*) from inbox"));
        assertEquals(List.of(), applied());
        assertEquals(1_000, counted("ignored"));
        assertTrue(commits.get() < 100, commits + " transactions for 1000 events that are ignored");
    }

    @Test
    @Tag("battery-R9")
    void anIgnoredEventIsNotedSoonAlthoughNothingFollows() {
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        hear(replica.inbox, ignored(1), acknowledged);
        await(() -> acknowledged.equals(List.of(1L)));
        assertEquals(1, progress());
    }

    /** Stopped between hearing and noting: what was not noted was not acknowledged either, and comes again. */
    @Test
    @Tag("battery-R2")
    void whatWasGatheredAndNotNotedComesAgain() {
        Inbox stopped = inbox(new Delegating() {
            @Override
            public <T> T inNew(Work<T> work) {
                throw new DatabaseFailed(new SQLException("away", "08006"));
            }
        });
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        List<Heard> heard = List.of(ignored(1), ignored(2), ignored(3));
        heard.forEach(event -> hear(stopped, event, acknowledged));
        stopped.close();
        assertEquals(List.of(), acknowledged);
        assertEquals(0, Trial.count(trial.consumer, "select count(*) from inbox_stream"));
        heard.forEach(event -> hear(replica.inbox, event, acknowledged));
        await(() -> acknowledged.equals(List.of(1L, 2L, 3L)));
        assertEquals(3, progress());
    }

    /** Killed between the commit and the acknowledgement: the redelivered events are duplicates. */
    @Test
    @Tag("battery-R2")
    void whatWasNotedAndNotAcknowledgedIsDroppedWhenItComesAgain() {
        Inbox dying = inbox(around(() -> {
            throw new StackOverflowError("killed after the commit");
        }));
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        Heard first = ignored(1);
        hear(dying, first, acknowledged);
        assertThrows(StackOverflowError.class, dying::takeNote);
        assertEquals(List.of(), acknowledged);
        assertEquals(1, progress());
        hear(replica.inbox, first, acknowledged);
        hear(replica.inbox, ignored(2), acknowledged);
        await(() -> acknowledged.equals(List.of(1L, 2L)));
        assertEquals(2, progress());
    }

    @Test
    @Tag("battery-R6")
    void ignoredEventsWaitForTheDatabaseUnacknowledged() {
        AtomicInteger attempts = new AtomicInteger();
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        Inbox inbox = inbox(new Delegating() {
            @Override
            public <T> T inNew(Work<T> work) {
                if (attempts.incrementAndGet() < 4) {
                    assertEquals(List.of(), acknowledged);
                    throw new DatabaseFailed(new SQLException("away", "08006"));
                }
                return super.inNew(work);
            }
        });
        hear(inbox, ignored(1), acknowledged);
        hear(inbox, ignored(2), acknowledged);
        await(() -> acknowledged.equals(List.of(1L, 2L)));
        assertEquals(2, progress());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    @Tag("battery-R6")
    void theNoteOfOneThatFailsHoldsUpNoOther() {
        AtomicInteger attempts = new AtomicInteger();
        Inbox inbox = inbox(new Delegating() {
            @Override
            public <T> T inNew(Work<T> work) {
                if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("something that does not pass");
                }
                return super.inNew(work);
            }
        });
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        hear(inbox, ignored(1), acknowledged);
        hear(inbox, ignored(2), acknowledged);
        await(() -> acknowledged.equals(List.of(1L, 2L)));
        assertEquals(2, progress());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    @Tag("battery-R9")
    void anAppliedEventSeesTheIgnoredOnesBeforeIt() {
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        for (long sequence = 1; sequence <= 60; sequence++) {
            hear(replica.inbox, sequence % 3 == 0 ? event(sequence) : ignored(sequence), acknowledged);
            if (sequence % 3 == 0) {
                assertEquals(sequence, progress());
                assertEquals(sequence, acknowledged.size());
            }
        }
        assertEquals(LongStream.rangeClosed(1, 20).map(n -> 3 * n).boxed().toList(), applied());
        assertEquals(0, counted("waiting"), "an event came before those it follows");
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    @Tag("battery-R9")
    void anIgnoredEventAheadOfItsTurnWaitsForTheMissingOne() {
        receive(ignored(1), ignored(3), event(5), ignored(4));
        assertEquals(1, progress());
        assertEquals(3, parked.find(EVERYTHING).size());
        receive(ignored(2));
        assertEquals(5, progress());
        assertEquals(List.of(5L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    @Tag("battery-R9")
    void anIgnoredEventThatComesTwiceIsNotedOnce() {
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        Heard first = ignored(1);
        Heard second = ignored(2);
        for (Heard heard : List.of(first, first, second, first, second)) {
            hear(replica.inbox, heard, acknowledged);
        }
        await(() -> acknowledged.size() == 5);
        assertEquals(2, progress());
        assertEquals(2, counted("ignored"));
        assertEquals(3, counted("duplicate"));
    }

    @Test
    @Tag("battery-R10")
    void anIgnoredEventWaitsBehindAParkedOne() {
        receive(event(1).body("{"), ignored(2), event(3), ignored(4));
        assertEquals(0, progress());
        assertEquals(4, parked.find(EVERYTHING).size());
        parked.skip(new Selection(null, null, "unreadable", 200), WHY);
        assertEquals(4, progress());
        assertEquals(List.of(3L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }

    @Test
    @Tag("battery-R10")
    void anIgnoredEventOfAKnownTypeMustBeReadableAllTheSame() {
        receive(ignored(1).body("{"), ignored(2));
        assertEquals(0, progress());
        assertEquals(1, parked.find(new Selection(null, null, "unreadable", 10)).size());
    }

    @Test
    @Tag("battery-R10")
    void anIgnoredEventOfARestoredProducerIsParkedAsWell() {
        UUID restored = UUID.randomUUID();
        receive(ignored(1), ignored(2));
        hear(replica.inbox, Heard.of(trial.events, restored, 2, lifted(order)), new CopyOnWriteArrayList<>());
        hear(replica.inbox, Heard.of(trial.events, restored, 3, lifted(order)), new CopyOnWriteArrayList<>());
        replica.inbox.takeNote();
        assertEquals(2, progress(), "the third waits behind the second, although both were noted together");
        parked.release(EVERYTHING, WHY);
        assertEquals(3, progress());
    }

    @Test
    @Tag("battery-R9")
    void whatIsPassedOverBeforeAnAppliedEventIsNotedInItsTransaction() {
        AtomicInteger commits = new AtomicInteger();
        Inbox inbox = inbox(around(commits::incrementAndGet));
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        hear(inbox, ignoredOf(trial.orders.getLast(), 1), acknowledged);
        await(() -> acknowledged.equals(List.of(1L)));
        acknowledged.clear();
        commits.set(0);
        hear(inbox, ignored(1), acknowledged);
        hear(inbox, ignored(2), acknowledged);
        hear(inbox, event(3), acknowledged);
        assertEquals(List.of(1L, 2L, 3L), acknowledged);
        assertEquals(1, commits.get());
        assertEquals(List.of(3L), applied());
    }

    @Test
    @Tag("battery-R10")
    void whatIsPassedOverIsNotedAlthoughTheEventBehindItCannotBeApplied() {
        Ear<OrderEvent> failing = replica.ear((event, _) -> event instanceof OrderHoldLifted
                ? Ear.ignored()
                : () -> {
                    throw new IllegalStateException("a bug");
                });
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        for (Heard heard : List.of(ignored(1), ignored(2), event(3), ignored(4))) {
            replica.inbox.receive(heard.record(), failing, () -> acknowledged.add(heard.sequence()));
        }
        await(() -> acknowledged.equals(List.of(1L, 2L, 3L, 4L)));
        assertEquals(2, progress());
        assertEquals(
                List.of(3L, 4L),
                parked.find(EVERYTHING).stream()
                        .map(ParkedEvents.ParkedEvent::sequence)
                        .sorted()
                        .toList());
    }

    @Test
    @Tag("battery-R6")
    void whatIsPassedOverBeforeAnEventThatFailsForGoodInTheFirstAttemptOnlyIsNotedOnce() {
        AtomicInteger attempts = new AtomicInteger();
        Inbox inbox = inbox(new Delegating() {
            @Override
            public <T> T inNew(Work<T> work) {
                if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("something that does not pass");
                }
                return super.inNew(work);
            }
        });
        List<Long> acknowledged = new CopyOnWriteArrayList<>();
        hear(inbox, ignored(1), acknowledged);
        hear(inbox, event(2), acknowledged);
        assertEquals(List.of(1L, 2L), acknowledged);
        assertEquals(List.of(2L), applied());
        assertEquals(List.of(), parked.find(EVERYTHING));
    }
}
