package org.gendan.quality.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What holds for an inspection from the day on which it is booked (rule 49): the lot with its packed part in pieces, the
 * rejected inspection that it follows, and the points it has to check. The interval is in working days since the mid inspection before, or since the start.
 */
@Embeddable
public record Booking(
        @Column(name = "booked_on") LocalDate on,
        @Column(name = "booked_at") Instant at,
        @Column(name = "booked_by") String by,
        @Column(name = "lot_size") Integer lotSize,
        @Column(name = "packed") Integer packed,
        @Column(name = "resubmission_of") UUID resubmissionOf,
        @Column(name = "mandatory") List<UUID> mandatory,
        @Column(name = "interval_days") Integer intervalDays) {}
