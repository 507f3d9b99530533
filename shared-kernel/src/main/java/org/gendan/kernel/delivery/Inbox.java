package org.gendan.kernel.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gendan.kernel.audit.Acting;
import org.gendan.kernel.language.DomainEvent;
import org.gendan.kernel.language.EventTypes;
import org.jboss.logging.Logger;

/**
 * Where a service hears what others announced: each event is applied once, and the events of one key in the order of
 * their sequence. One transaction per event, in which the event is taken note of, applied, and answered by own events.
 * An event that cannot be read, or that comes before one that is missing, is parked with what comes behind it on its
 * key; nothing else waits.
 */
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String consumer;
    private final Transactions transactions;
    private final Consumer<DeadLetter> deadLetters;
    private final MeterRegistry meters;
    private volatile boolean closed;

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

    /** Takes one record. Returns when it may be acknowledged; while the database is away it does not return. */
    public <E extends DomainEvent> void receive(ConsumerRecord<String, byte[]> record, Listener<E> listener) {
        Envelope envelope;
        try {
            envelope = Envelope.of(record);
        } catch (Envelope.Unaddressed unaddressed) {
            untilItPasses(() -> deadLetters.accept(new DeadLetter(record, unaddressed.getMessage())));
            count("dead-lettered");
            return;
        }
        untilItPasses(() -> {
            if (step(envelope, listener, false) == Outcome.APPLIED_WITH_MORE_BEHIND) {
                drainParked(envelope.key(), listener);
            }
        });
    }

    /** Applies what waits on a key, in order, as far as it goes. */
    public <E extends DomainEvent> void drainParked(String key, Listener<E> listener) {
        Optional<Envelope> next = nextParked(key, listener);
        while (next.isPresent() && step(next.get(), listener, true) != Outcome.NOT_APPLIED) {
            next = nextParked(key, listener);
        }
    }

    void close() {
        closed = true;
    }

    private Optional<Envelope> nextParked(String key, Listener<?> listener) {
        return transactions.inNew(connection -> InboxStream.nextParked(connection, consumer, listener.topic(), key));
    }

    /** One event, one transaction; a failure of the application itself parks the event in a second one. */
    private <E extends DomainEvent> Outcome step(Envelope envelope, Listener<E> listener, boolean parked) {
        try {
            return transactions.inNew(connection -> apply(connection, envelope, listener, parked));
        } catch (RuntimeException failed) {
            if (DatabaseFailed.isPassing(failed)) {
                throw failed;
            }
            LOG.errorf(failed, "%s %s of key %s could not be applied", envelope.type(), envelope.id(), envelope.key());
            transactions.inNew(connection -> {
                InboxStream stream = InboxStream.lock(connection, consumer, envelope, parked);
                stream.park(connection, envelope, "not applied: " + failed);
                return null;
            });
            count("parked");
            return Outcome.NOT_APPLIED;
        }
    }

    private enum Outcome {
        APPLIED,
        APPLIED_WITH_MORE_BEHIND,
        NOT_APPLIED
    }

    private <E extends DomainEvent> Outcome apply(
            Connection connection, Envelope envelope, Listener<E> listener, boolean parked) throws SQLException {
        InboxStream stream = InboxStream.lock(connection, consumer, envelope, parked);
        if (!stream.isNew()) {
            count("duplicate");
            return Outcome.NOT_APPLIED;
        }
        if (envelope.sequence() <= stream.applied()) {
            if (Objects.equals(envelope.epoch(), stream.epoch())) {
                count("duplicate");
            } else {
                stream.park(connection, envelope, "sequence " + envelope.sequence() + " again, under another epoch");
                count("parked");
            }
            return Outcome.NOT_APPLIED;
        }
        if (stream.isParked() || envelope.sequence() > stream.applied() + 1) {
            stream.keepBehind(connection, envelope, stream.isParked() ? "behind a parked event" : "ahead of its turn");
            count("waiting");
            return Outcome.NOT_APPLIED;
        }
        Optional<String> unreadable = read(connection, stream, envelope, listener);
        if (unreadable.isPresent()) {
            stream.park(connection, envelope, unreadable.get());
            count("parked");
            return Outcome.NOT_APPLIED;
        }
        stream.advance(connection, envelope);
        return stream.hasWaiting() ? Outcome.APPLIED_WITH_MORE_BEHIND : Outcome.APPLIED;
    }

    /** Applies the event if it is one that this service knows; says why if it is known but cannot be read. */
    private <E extends DomainEvent> Optional<String> read(
            Connection connection, InboxStream stream, Envelope envelope, Listener<E> listener) throws SQLException {
        Optional<Class<? extends DomainEvent>> known = EventTypes.classOf(envelope.type());
        if (known.isEmpty() || !listener.language().isAssignableFrom(known.get())) {
            if (EventTypes.isOtherVersionOfKnown(envelope.type()) && envelope.twin() == null) {
                return Optional.of("unknown version " + envelope.type());
            }
            count("unknown");
            return Optional.empty();
        }
        if (stream.isTwin()) {
            stream.forgetTwin(connection, envelope.id());
            return Optional.empty();
        }
        E event;
        try {
            event = listener.language()
                    .cast(EventTypes.read(Objects.requireNonNullElse(envelope.data(), new byte[0]), known.get()));
        } catch (IOException unreadable) {
            return Optional.of("unreadable: " + unreadable.getMessage());
        }
        if (event == null || event.key() == null) {
            return Optional.of("unreadable: without content");
        }
        if (envelope.twin() != null) {
            stream.rememberTwin(connection, envelope.twin());
        }
        ScopedValue.where(Acting.NOW, Acting.onEvent(event.by(), envelope.type(), envelope.id()))
                .run(() -> listener.apply(event, envelope));
        LOG.infof("apply %s key=%s seq=%d id=%s", envelope.type(), envelope.key(), envelope.sequence(), envelope.id());
        count("applied");
        return Optional.empty();
    }

    /** A database that is away is waited for, for as long as it takes: nothing is acknowledged meanwhile. */
    private void untilItPasses(Runnable step) {
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            try {
                step.run();
                return;
            } catch (RuntimeException failed) {
                if (closed || !DatabaseFailed.isPassing(failed)) {
                    throw failed;
                }
                LOG.warnf("an event waits for the database: %s", failed.getMessage());
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    throw failed;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private void count(String outcome) {
        meters.counter("gendan.inbox.events", "outcome", outcome).increment();
    }
}
