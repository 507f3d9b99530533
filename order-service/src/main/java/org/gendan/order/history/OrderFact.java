package org.gendan.order.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;
import org.gendan.language.ProductionEvent.CompletionForecast;
import org.gendan.language.ProductionEvent.ProductionProgressed;

/** One thing that happened to an order, as the service that it happened in announced it; never changed (S4.1). */
@Entity
public class OrderFact {
    @Id
    private UUID eventId;

    private UUID orderId;
    private String topic;
    private long sequence;
    private String type;
    private String about;
    private Instant recordedAt;
    private LocalDate occurredOn;
    private String actor;

    @Column(columnDefinition = "text")
    private String data;

    protected OrderFact() {}

    OrderFact(UUID orderId, DomainEvent event, Envelope envelope) {
        this.eventId = envelope.id();
        this.orderId = orderId;
        this.topic = envelope.topic();
        this.sequence = envelope.sequence();
        this.type = envelope.type();
        this.about = about(event);
        this.recordedAt = envelope.time();
        this.occurredOn = event.occurredOn();
        this.actor = event.by();
        this.data = new String(envelope.data(), StandardCharsets.UTF_8);
    }

    /** Facts that are reported over and over and say all that the ones before said: only the last of them stands. */
    private static String about(DomainEvent event) {
        if (event instanceof ProductionProgressed progressed) {
            return progressed.assignmentId().toString();
        }
        return event instanceof CompletionForecast ? "" : null;
    }

    public DomainEvent event() {
        Class<? extends DomainEvent> known = EventTypes.classOf(type)
                .orElseThrow(() -> new IllegalStateException(type + " was known when it was recorded"));
        try {
            return EventTypes.read(data.getBytes(StandardCharsets.UTF_8), known);
        } catch (IOException impossible) {
            throw new IllegalStateException(eventId + " was readable when it was recorded", impossible);
        }
    }

    public UUID eventId() {
        return eventId;
    }

    public String topic() {
        return topic;
    }

    public long sequence() {
        return sequence;
    }

    public String type() {
        return type;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public LocalDate occurredOn() {
        return occurredOn;
    }

    public String actor() {
        return actor;
    }

    public String data() {
        return data;
    }
}
