package org.gendan.kernel.delivery;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;
import org.gendan.language.OrderEvent;

/**
 * One service's ear for one topic: says of each event that the topic's owner announces what is to be done with it. Saying so
 * touches nothing; what is said is done in the transaction that takes note of the event, and a fact is never refused. Of
 * events that are ignored note is taken together, and of those alone.
 */
public abstract class Ear<E extends DomainEvent> {
    private static final Runnable IGNORED = () -> {};

    private final Inbox inbox;
    private final Class<E> language;

    /** The language is the sealed one that the topic speaks; events of other languages on it count as unknown. */
    protected Ear(Inbox inbox, Class<E> language) {
        this.inbox = inbox;
        this.language = language;
    }

    /** What to do with the event; {@link #ignored()} for nothing. */
    protected abstract Runnable on(E event, Envelope envelope);

    /**
     * What to do with an event as it came, whether its type is known or not, for who passes it on unread; absent where it is
     * to be read.
     */
    protected Optional<Runnable> unread(Envelope envelope) {
        return Optional.empty();
    }

    /** For an event that means nothing here. */
    protected static Runnable ignored() {
        return IGNORED;
    }

    /** Takes one record from the topic and acknowledges it once it is taken note of; the stage does not wait for that. */
    protected final CompletionStage<Void> hear(Message<ConsumerRecord<String, byte[]>> message) {
        return inbox.hear(message, this);
    }

    /** In whose name note is taken. */
    final String consumer() {
        return inbox.consumer();
    }

    /** Applies what waits on a key, in order, as far as it goes. */
    final void goOn(String key) {
        inbox.drainParked(key, this);
    }

    /** Takes a record that was put aside; returns once note of it is taken. */
    final void hearAgain(ConsumerRecord<String, byte[]> record) {
        inbox.hearAgain(record, this);
    }

    /** Follows from the language: its producer's. */
    String topic() {
        return Envelope.topicOf(EventTypes.producerOf(language));
    }

    private static String externalIdOf(DomainEvent event) {
        return event instanceof OrderEvent.OfOrder told ? told.externalId() : null;
    }

    /** What the event means here. Asked outside of a transaction. */
    final Meaning meaningOf(Envelope envelope) {
        Optional<Runnable> unread = unread(envelope);
        if (unread.isPresent()) {
            return new Meaning.Unread(unread.get());
        }
        Optional<Class<? extends E>> known = EventTypes.classOf(envelope.type())
                .filter(language::isAssignableFrom)
                .map(type -> type.asSubclass(language));
        if (known.isPresent()) {
            return meaningOf(envelope, known.get());
        }
        return EventTypes.isOtherVersionOfKnown(envelope.type()) && envelope.twin() == null
                ? new Meaning.OtherVersion()
                : new Meaning.Unknown();
    }

    private Meaning meaningOf(Envelope envelope, Class<? extends E> type) {
        E event;
        try {
            event = EventTypes.read(Objects.requireNonNullElse(envelope.data(), new byte[0]), type);
        } catch (IOException unreadable) {
            return new Meaning.Unreadable(unreadable.getMessage());
        }
        if (event == null) {
            return new Meaning.Unreadable("without content");
        }
        Runnable said;
        try {
            said = on(event, envelope);
        } catch (RuntimeException failed) {
            // As if it had failed in what it said: the stream stands still at the event, and tells why.
            said = () -> {
                throw failed;
            };
        }
        return said == IGNORED ? new Meaning.Ignored() : new Meaning.Acted(event.by(), externalIdOf(event), said);
    }
}
