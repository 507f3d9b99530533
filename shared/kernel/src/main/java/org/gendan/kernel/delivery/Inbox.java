package org.gendan.kernel.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gendan.kernel.store.DatabaseFailed;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Acting;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;
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
            Outcome outcome = step(envelope, listener, false);
            // Whoever applied a duplicate may have died before what waits behind it.
            if (outcome == Outcome.APPLIED_WITH_MORE_BEHIND || outcome == Outcome.DUPLICATE) {
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
            return transactions.inNew(connection -> {
                InboxStream stream = InboxStream.take(connection, consumer, envelope, null, parked);
                if (envelope.sequence() <= stream.applied()) {
                    return Outcome.DUPLICATE;
                }
                LOG.errorf(
                        failed, "%s %s of key %s could not be applied", envelope.type(), envelope.id(), envelope.key());
                return park(connection, stream, envelope, "not applied: " + failed);
            });
        }
    }

    private enum Outcome {
        APPLIED,
        APPLIED_WITH_MORE_BEHIND,
        DUPLICATE,
        NOT_APPLIED
    }

    private <E extends DomainEvent> Outcome apply(
            Connection connection, Envelope envelope, Listener<E> listener, boolean parked) throws SQLException {
        Optional<Class<? extends E>> known = known(envelope, listener);
        UUID next = known.isPresent() ? envelope.twin() : null;
        InboxStream stream = InboxStream.take(connection, consumer, envelope, next, parked);
        if (!stream.isNew()) {
            count("duplicate");
            return Outcome.DUPLICATE;
        }
        if (envelope.sequence() <= stream.applied()) {
            if (!Objects.equals(envelope.epoch(), stream.epoch())) {
                String reason = "sequence " + envelope.sequence() + " again, under another epoch";
                return park(connection, stream, envelope, reason);
            }
            count("duplicate");
            return Outcome.DUPLICATE;
        }
        if (stream.isParked() || envelope.sequence() > stream.applied() + 1) {
            stream.keepBehind(connection, envelope, stream.isParked() ? "behind a parked event" : "ahead of its turn");
            count("waiting");
            return Outcome.NOT_APPLIED;
        }
        if (known.isPresent()) {
            if (!stream.isTwin(envelope)) {
                Optional<String> unreadable = tell(envelope, known.get(), listener);
                if (unreadable.isPresent()) {
                    return park(connection, stream, envelope, unreadable.get());
                }
            }
        } else if (EventTypes.isOtherVersionOfKnown(envelope.type()) && envelope.twin() == null) {
            return park(connection, stream, envelope, "unknown version " + envelope.type());
        } else {
            count("unknown");
        }
        return stream.goesOn(connection, envelope) ? Outcome.APPLIED_WITH_MORE_BEHIND : Outcome.APPLIED;
    }

    private static <E extends DomainEvent> Optional<Class<? extends E>> known(Envelope envelope, Listener<E> listener) {
        return EventTypes.classOf(envelope.type())
                .filter(type -> listener.language().isAssignableFrom(type))
                .map(type -> type.asSubclass(listener.language()));
    }

    /** Has the event applied; says why if it cannot be read. */
    private <E extends DomainEvent> Optional<String> tell(
            Envelope envelope, Class<? extends E> type, Listener<E> listener) {
        E event;
        try {
            event = EventTypes.read(Objects.requireNonNullElse(envelope.data(), new byte[0]), type);
        } catch (IOException unreadable) {
            return Optional.of("unreadable: " + unreadable.getMessage());
        }
        if (event == null) {
            return Optional.of("unreadable: without content");
        }
        ScopedValue.where(Acting.NOW, Acting.onEvent(event.by(), envelope.type(), envelope.id()))
                .run(() -> listener.apply(event, envelope));
        LOG.infof("apply %s key=%s seq=%d id=%s", envelope.type(), envelope.key(), envelope.sequence(), envelope.id());
        count("applied");
        return Optional.empty();
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
