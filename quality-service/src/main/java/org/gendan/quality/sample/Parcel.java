package org.gendan.quality.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.gendan.kernel.rule.Refused;

/** The parcel in which sample and report travel together (decision 18), and when quality had it in hand. */
@Embeddable
public record Parcel(
        String carrier,
        String trackingNumber,
        @Column(name = "sent_on") LocalDate sentOn,
        @Column(name = "sent_by") String sentBy,
        @Column(name = "received_on") LocalDate receivedOn,
        @Column(name = "received_by") String receivedBy) {

    Parcel received(LocalDate on, String by) {
        if (on.isBefore(sentOn)) {
            throw Refused.invalid("occurredOn", "lies before " + sentOn + ", when it was sent");
        }
        return new Parcel(carrier, trackingNumber, sentOn, sentBy, on, by);
    }
}
