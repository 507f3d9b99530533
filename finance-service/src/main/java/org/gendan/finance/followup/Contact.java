package org.gendan.finance.followup;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;

/** One time that somebody spoke with the customer about the money of an order; written once (S1.17b). */
@Entity
public class Contact implements Audited {
    @Id
    private UUID id;

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private ContactChannel channel;

    private String spokenWith;
    private String text;
    private LocalDate promisedOn;
    private LocalDate occurredOn;
    private String recordedBy;
    private Instant recordedAt;

    protected Contact() {}

    Contact(UUID id, UUID orderId, NewContact spoken, LocalDate occurredOn, String by, Instant at) {
        this.id = id;
        this.orderId = orderId;
        this.channel = spoken.channel();
        this.spokenWith = spoken.spokenWith();
        this.text = spoken.text();
        this.promisedOn = spoken.promisedOn();
        this.occurredOn = occurredOn;
        this.recordedBy = by;
        this.recordedAt = at;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public ContactChannel channel() {
        return channel;
    }

    public String spokenWith() {
        return spokenWith;
    }

    public String text() {
        return text;
    }

    public LocalDate promisedOn() {
        return promisedOn;
    }

    public LocalDate occurredOn() {
        return occurredOn;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
