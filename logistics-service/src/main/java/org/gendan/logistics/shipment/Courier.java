package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** The carrier of a shipment and the number by which it is followed up; and who wrote it down. */
@Embeddable
public record Courier(
        String carrier,
        String trackingNumber,
        @Column(name = "courier_on") LocalDate on,
        @Column(name = "courier_by") String by) {}
