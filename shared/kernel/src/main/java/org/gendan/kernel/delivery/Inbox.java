package org.gendan.kernel.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.kernel.delivery.Gathering.Passed;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Acting;
import org.jboss.logging.Logger;

/**
 * Where a service hears what others announced: each event is applied once, and the events of one key in the order of
 * their sequence. One transaction per event, in which the event is taken note of, applied, and answered by own events; of
 * events that mean nothing here note is taken together, soon after, and before the next event of their key is applied.
 * Nothing is acknowledged before note of it is committed. An event that cannot be read, or that comes before one that is
 * missing, is parked with what comes behind it on its key; nothing else waits.
 */
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    /** How long an event that is passed over waits for others of its kind. */
    private static final Duration GATHERED_FOR = Duration.ofMillis(50);

    /** Longer than the database takes to let go of a step. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String consumer;
    private final Transactions transactions;
    private final Consumer<DeadLetter> deadLetters;
    private final MeterRegistry meters;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ReadWriteLock atWork = new ReentrantReadWriteLock();
    private final Gathering gathering = new Gathering();
    private final Lock noting = new ReentrantLock();
    private final AtomicBoolean due = new AtomicBoolean();

    /** A record that belongs to no stream, and why. */
    public record DeadLetter(ConsumerRecord<String, byte[]> record, String reason) {}

    /** Required by the container's proxy. */
    protected Inbox() {
        this(null, null, null, null);
    }

    public Inbox(String consumer, Transactions transactions, Consumer<DeadLetter> deadLetters, MeterRegistry meters) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    /** In whose name note is taken. */
    public String consumer() {
        return consumer;
    }

    /** Takes a record that was put aside, as if it came now; returns once note of it is taken. */
    public void hearAgain(ConsumerRecord<String, byte[]> record, Ear<?> ear) {
        receive(record, ear, () -> {});
        takeNote();
    }

    /** Takes one record; it is acknowledged once it is taken note of, and a failure fails its channel. */
    CompletionStage<Void> hear(Message<ConsumerRecord<String, byte[]>> message, Ear<?> ear) {
        return hear(message, () -> receive(message.getPayload(), ear, message::ack));
    }

    /**
     * Takes one record, and what is begun is waited for at the end; a failure fails its channel. While this process ends
     * nothing is taken and nothing fails any more: the record, of which no note is taken, comes again to whoever is there.
     */
    public CompletionStage<Void> hear(Message<?> message, Runnable taking) {
        atWork.readLock().lock();
        try {
            if (isClosed()) {
                return new CompletableFuture<>();
            }
            taking.run();
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException failed) {
            return isClosed() ? new CompletableFuture<>() : message.nack(failed);
        } finally {
            atWork.readLock().unlock();
        }
    }

    /**
     * Takes one record and has it acknowledged when it is taken note of: before this returns, or soon after if the event is
     * passed over. While the database is away it does not return, or does so for a few.
     */
    void receive(ConsumerRecord<String, byte[]> record, Ear<?> ear, Runnable acknowledge) {
        Envelope envelope;
        try {
            envelope = Envelope.of(record);
        } catch (Envelope.Unaddressed unaddressed) {
            untilItPasses(() -> deadLetters.accept(new DeadLetter(record, unaddressed.getMessage())));
            count("dead-lettered");
            acknowledge.run();
            return;
        }
        Meaning meaning = ear.meaningOf(envelope);
        if (meaning.passes()) {
            gathering.add(new Passed(envelope, ear, meaning, acknowledge));
            takeNoteSoon(GATHERED_FOR);
            if (gathering.isFull() || isClosed()) {
                takeNote();
            }
            return;
        }
        if (gathering.isBeingNoted(envelope)) {
            takeNote();
        }
        List<Passed> before = gathering.takeBefore(envelope);
        boolean done = false;
        try {
            untilItPasses(() -> {
                if (step(before, envelope, meaning, false) == Outcome.MORE_BEHIND) {
                    drainParked(envelope.key(), ear);
                }
            });
            done = true;
        } finally {
            if (!done) {
                gathering.putBack(before);
            }
        }
        before.forEach(passed -> passed.acknowledge().run());
        acknowledge.run();
    }

    /** Puts a record away that nothing can be made of, so that somebody looks into it and nothing waits behind it. */
    public void setAside(ConsumerRecord<String, byte[]> record, String reason) {
        untilItPasses(() -> deadLetters.accept(new DeadLetter(record, reason)));
        count("dead-lettered");
    }

    /** Takes note of what is passed over, in one transaction, and acknowledges it; waits for whoever is at it already. */
    void takeNote() {
        noting.lock();
        try {
            List<Passed> events = gathering.takeAll();
            if (events.isEmpty()) {
                return;
            }
            boolean done = false;
            try {
                untilItPasses(() -> pass(events));
                done = true;
            } finally {
                if (done) {
                    gathering.noted();
                } else {
                    gathering.notNoted();
                }
            }
            events.forEach(passed -> passed.acknowledge().run());
        } finally {
            noting.unlock();
        }
    }

    /** What failed stays gathered, unacknowledged, and is tried again. */
    private void takeNoteSoon(Duration pause) {
        if (!due.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("inbox").start(() -> {
            if (closesWithin(pause)) {
                return;
            }
            due.set(false);
            try {
                takeNote();
            } catch (RuntimeException failed) {
                if (!isClosed()) {
                    LOG.error("no note could be taken of events that are passed over", failed);
                    takeNoteSoon(LONGEST_PAUSE);
                }
            }
        });
    }

    private void pass(List<Passed> events) {
        Set<Passed> behind = new LinkedHashSet<>();
        try {
            transactions.inNew(connection -> {
                for (Passed passed : events) {
                    if (apply(connection, passed.envelope(), passed.meaning(), false) == Outcome.MORE_BEHIND) {
                        behind.add(passed);
                    }
                }
                return null;
            });
        } catch (RuntimeException failed) {
            if (isClosed() || transactions.isPassing(failed)) {
                throw failed;
            }
            // One of them cannot be noted; it must not hold up the others.
            behind.clear();
            for (Passed passed : events) {
                if (step(List.of(), passed.envelope(), passed.meaning(), false) == Outcome.MORE_BEHIND) {
                    behind.add(passed);
                }
            }
        }
        behind.forEach(passed -> drainParked(passed.envelope().key(), passed.ear()));
    }

    /** Applies what waits on a key, in order, as far as it goes. */
    public void drainParked(String key, Ear<?> ear) {
        Optional<Envelope> next = nextParked(key, ear);
        while (next.isPresent()
                && step(List.of(), next.get(), ear.meaningOf(next.get()), true) != Outcome.NOT_APPLIED) {
            next = nextParked(key, ear);
        }
    }

    /** Takes no more records, lets those end that are begun, and takes note of what is gathered if the database is there. */
    void close() {
        closing.countDown();
        try {
            if (atWork.writeLock().tryLock(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                atWork.writeLock().unlock();
            }
            takeNote();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warnf("events that are passed over will come again: %s", failed.getMessage());
        }
    }

    private Optional<Envelope> nextParked(String key, Ear<?> ear) {
        return transactions.inNew(connection -> InboxStream.nextParked(connection, consumer, ear.topic(), key));
    }

    /**
     * One event, one transaction, in which note is also taken of what was passed over before it on its stream; a failure of
     * the application itself parks the event in a second one.
     */
    private Outcome step(List<Passed> before, Envelope envelope, Meaning meaning, boolean parked) {
        try {
            return transactions.inNew(connection -> {
                boolean behind = false;
                for (Passed passed : before) {
                    behind |= apply(connection, passed.envelope(), passed.meaning(), false) == Outcome.MORE_BEHIND;
                }
                Outcome outcome = apply(connection, envelope, meaning, parked);
                return behind ? Outcome.MORE_BEHIND : outcome;
            });
        } catch (RuntimeException failed) {
            if (isClosed() || transactions.isPassing(failed)) {
                throw failed;
            }
            if (!before.isEmpty()) {
                // One of them cannot be noted, or the event cannot be applied: each for itself tells which.
                boolean behind = false;
                for (Passed passed : before) {
                    behind |= step(List.of(), passed.envelope(), passed.meaning(), false) == Outcome.MORE_BEHIND;
                }
                Outcome outcome = step(List.of(), envelope, meaning, parked);
                return behind ? Outcome.MORE_BEHIND : outcome;
            }
            return transactions.inNew(connection -> {
                InboxStream stream = InboxStream.take(connection, consumer, envelope, null, parked);
                if (envelope.sequence() <= stream.applied()) {
                    return done(stream);
                }
                LOG.errorf(
                        failed, "%s %s of key %s could not be applied", envelope.type(), envelope.id(), envelope.key());
                return park(connection, stream, envelope, "not applied: " + failed);
            });
        }
    }

    /** What became of an event; whoever took note of one that is done may have died before what waits behind it. */
    private enum Outcome {
        DONE,
        MORE_BEHIND,
        NOT_APPLIED
    }

    private Outcome apply(Connection connection, Envelope envelope, Meaning meaning, boolean parked)
            throws SQLException {
        UUID next = meaning instanceof Meaning.Known ? envelope.twin() : null;
        InboxStream stream = InboxStream.take(connection, consumer, envelope, next, parked);
        if (!stream.isNew()) {
            count("duplicate");
            return done(stream);
        }
        if (envelope.sequence() <= stream.applied()) {
            if (!Objects.equals(envelope.epoch(), stream.epoch())) {
                String reason = "sequence " + envelope.sequence() + " again, under another epoch";
                return park(connection, stream, envelope, reason);
            }
            count("duplicate");
            return done(stream);
        }
        if (stream.isParked() || envelope.sequence() > stream.applied() + 1) {
            stream.keepBehind(connection, envelope, stream.isParked() ? "behind a parked event" : "ahead of its turn");
            count("waiting");
            return Outcome.NOT_APPLIED;
        }
        switch (meaning) {
            case Meaning.Known _ when stream.isTwin(envelope) -> {
                // the same fact was applied in its newer form
            }
            case Meaning.Acted acted -> act(connection, envelope, acted);
            case Meaning.Unread(Runnable said) -> act(connection, envelope, new Meaning.Acted(consumer, null, said));
            case Meaning.Ignored _ -> count("ignored");
            case Meaning.Unknown _ -> count("unknown");
            case Meaning.Unreadable unreadable -> {
                return park(connection, stream, envelope, "unreadable: " + unreadable.why());
            }
            case Meaning.OtherVersion _ -> {
                return park(connection, stream, envelope, "unknown version " + envelope.type());
            }
        }
        stream.goesOn(connection, envelope);
        return done(stream);
    }

    private static Outcome done(InboxStream stream) {
        return stream.hasWaiting() ? Outcome.MORE_BEHIND : Outcome.DONE;
    }

    private void act(Connection connection, Envelope envelope, Meaning.Acted acted) throws SQLException {
        if (acted.externalId() != null) {
            OrderReference.note(connection, envelope.key(), acted.externalId());
        }
        ScopedValue.where(Acting.NOW, Acting.onEvent(acted.by(), envelope.type(), envelope.id()))
                .run(acted.said());
        LOG.infof("apply %s key=%s seq=%d id=%s", envelope.type(), envelope.key(), envelope.sequence(), envelope.id());
        count("applied");
    }

    private Outcome park(Connection connection, InboxStream stream, Envelope envelope, String reason)
            throws SQLException {
        LOG.errorf("parked %s key=%s seq=%d: %s", envelope.type(), envelope.key(), envelope.sequence(), reason);
        stream.park(connection, envelope, reason);
        count("parked");
        return Outcome.NOT_APPLIED;
    }

    /** A database that is away is waited for, for as long as it takes: nothing is acknowledged meanwhile. */
    public void untilItPasses(Runnable step) {
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            try {
                step.run();
                return;
            } catch (RuntimeException failed) {
                if (isClosed() || !transactions.isPassing(failed)) {
                    throw failed;
                }
                LOG.warnf("an event waits for the database: %s", failed.getMessage());
                if (closesWithin(pause)) {
                    throw failed;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    /** Waits, but not beyond the end. */
    private boolean closesWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void count(String outcome) {
        meters.counter("gendan.inbox.events", "outcome", outcome).increment();
    }
}
