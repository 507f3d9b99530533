package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** That a shipment was given up before it left, and why. */
@Embeddable
public record Cancellation(
        @Column(name = "cancelled_because") String reason,
        @Column(name = "cancelled_on") LocalDate on,
        @Column(name = "cancelled_by") String by) {}
