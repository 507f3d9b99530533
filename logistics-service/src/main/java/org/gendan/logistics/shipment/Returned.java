package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.UUID;

/** Pieces (sets) of one order line that came back, and why. */
@Embeddable
public record Returned(
        UUID lineId,
        int quantity,
        String reason,
        @Column(name = "returned_on") LocalDate on,
        @Column(name = "recorded_by") String by) {}
