package org.gendan.order.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** That nothing of the order is open any more, or why the business manager let go what was. */
@Embeddable
public record Closing(
        @Column(name = "closed_by") String by,
        @Column(name = "closed_on") LocalDate on,
        @Column(name = "closing_waiver") String waiver) {}
