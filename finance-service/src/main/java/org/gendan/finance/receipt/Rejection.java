package org.gendan.finance.receipt;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** That a receipt was never right, as when it was mistyped, said before anybody confirmed it. */
@Embeddable
public record Rejection(
        @Column(name = "rejected_by") String by,
        @Column(name = "rejected_at") Instant at,
        @Column(name = "rejection_reason") String reason) {}
