package org.gendan.finance.refund;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** That a refund was given up, and why. */
@Embeddable
public record Cancellation(
        @Column(name = "cancelled_by") String by,
        @Column(name = "cancelled_at") Instant at,
        @Column(name = "cancellation_reason") String reason) {}
