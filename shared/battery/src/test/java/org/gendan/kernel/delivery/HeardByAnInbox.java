package org.gendan.kernel.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gendan.kernel.delivery.ParkedEvents.Selection;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** An inbox of a replica on a real database, and records as the broker would bring them. */
abstract class HeardByAnInbox {
    static final Selection EVERYTHING = new Selection(null, null, null, 200);
    static final String WHY = "looked at it";

    static Trial trial;
    Replica replica;
    Ear<OrderEvent> recorder;
    ParkedEvents parked;
    final List<String> decided = new CopyOnWriteArrayList<>();
    UUID order;
    UUID epoch;

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
        Trial.update(
                trial.consumer,
                "truncate applied, inbox, inbox_stream, parked_event, dead_letter, outbox, domain_event");
        replica = trial.replica(trial.consuming());
        recorder = replica.ear((event, envelope) ->
                event instanceof OrderHoldLifted ? Ear.ignored() : () -> replica.record(event, envelope));
        decided.clear();
        parked = new ParkedEvents(replica.transactions, List.of(recorder), this::note);
        order = trial.orders.getFirst();
        epoch = trial.orders.getLast();
    }

    void note(String key, String what, String id, String decision, String because, Map<String, ?> facts) {
        decided.add("%s %s %s %s: %s".formatted(key, what, decision, facts.get("sequence"), because));
    }

    void receive(Heard... records) {
        for (Heard heard : records) {
            Replica.hear(replica.inbox, heard.record(), recorder);
        }
    }

    Inbox inbox(Transactions transactions) {
        return new Inbox(Replica.CONSUMER, transactions, replica.deadLetters::add, replica.meters);
    }

    /** Hears as a service does: what is ignored is noted and acknowledged later. */
    void hear(Inbox inbox, Heard heard, List<Long> acknowledged) {
        inbox.receive(heard.record(), recorder, () -> acknowledged.add(heard.sequence()));
    }

    Heard ignored(long sequence) {
        return ignoredOf(order, sequence);
    }

    Heard ignoredOf(UUID about, long sequence) {
        return Heard.of(trial.events, epoch, sequence, lifted(about));
    }

    static OrderEvent lifted(UUID about) {
        return new OrderHoldLifted(about, "ignored", Replica.DAY, "battery");
    }

    Heard event(long sequence) {
        return heardOf(order, sequence);
    }

    Heard heardOf(UUID about, long sequence) {
        return Heard.of(trial.events, epoch, sequence, Replica.changed(about, (int) sequence));
    }

    Heard again(UUID restored, long sequence) {
        return Heard.of(trial.events, restored, sequence, Replica.changed(order, (int) sequence));
    }

    List<Long> applied() {
        return applied(order);
    }

    List<Long> applied(UUID about) {
        return Trial.query(
                trial.consumer,
                "select seq from applied where key = '%s' order by position".formatted(about),
                row -> row.getLong(1));
    }

    double counted(String outcome) {
        return replica.meters.counter("gendan.inbox.events", "outcome", outcome).count();
    }

    long progress() {
        return Trial.count(trial.consumer, "select applied from inbox_stream where key = '%s'".formatted(order));
    }

    /** The replica's transactions, with something that happens after each commit. */
    Transactions around(Runnable afterwards) {
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
    Transactions before(Runnable first) {
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

    class Delegating implements Transactions {
        @Override
        public <T> T inNew(Work<T> work) {
            return replica.transactions.inNew(work);
        }

        @Override
        public <T> T inCurrent(Work<T> work) {
            return replica.transactions.inCurrent(work);
        }

        @Override
        public void flush() {
            replica.transactions.flush();
        }

        @Override
        public void afterCommit(Runnable action) {
            replica.transactions.afterCommit(action);
        }
    }

    static void await(BooleanSupplier done) {
        org.awaitility.Awaitility.await()
                // A process that is killed here by an error of one of its threads is not the one that waits.
                .dontCatchUncaughtExceptions()
                .atMost(Trial.SETTLED_WITHIN)
                .until(done::getAsBoolean);
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
