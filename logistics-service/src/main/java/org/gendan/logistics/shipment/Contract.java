package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gendan.language.OrderEvent;

/** What the signed contract says about the delivery: by when, on which Incoterm, where to (decision 13). */
@Embeddable
public record Contract(
        @Column(name = "contract_number") String number,
        @Column(name = "contract_signed_on") LocalDate signedOn,
        @Column(name = "contract_deliver_by") LocalDate deliverBy,
        @Column(name = "incoterm") String incoterm,
        @Column(name = "incoterm_place") String place,
        @Column(name = "destination") String destination) {

    static Contract of(OrderEvent.Contract announced) {
        return announced == null
                ? null
                : new Contract(
                        announced.number(),
                        announced.signedOn(),
                        announced.deliverBy(),
                        announced.incoterm(),
                        announced.place(),
                        announced.destination());
    }

    /** The places that goods may be sent to: the destination, and the place that the Incoterm names. */
    List<String> places() {
        return Stream.of(destination, place).filter(Objects::nonNull).distinct().toList();
    }

    boolean allows(String sentTo) {
        return sentTo == null || places().isEmpty() || places().contains(sentTo);
    }

    boolean isLate(LocalDate leaving) {
        return deliverBy != null && leaving.isAfter(deliverBy);
    }
}
