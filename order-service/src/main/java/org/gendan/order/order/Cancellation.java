package org.gendan.order.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** That the order was given up, and how many work assignments had been started by then and go on (rule 19). */
@Embeddable
public record Cancellation(
        @Column(name = "cancelled_by") String by,
        @Column(name = "cancelled_on") LocalDate on,
        @Column(name = "cancelled_because") String reason,
        @Column(name = "assignments_going_on") Integer assignmentsGoingOn) {}
