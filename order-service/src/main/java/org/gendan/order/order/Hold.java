package org.gendan.order.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** That the customer, or somebody for the customer, holds the order: no further step may be begun. */
@Embeddable
public record Hold(
        @Column(name = "held_by") String by,
        @Column(name = "held_on") LocalDate on,
        @Column(name = "held_because") String reason) {}
