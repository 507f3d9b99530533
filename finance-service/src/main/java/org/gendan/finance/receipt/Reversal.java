package org.gendan.finance.receipt;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** That a confirmed receipt does not count any more, and why (rule 4). */
@Embeddable
public record Reversal(
        @Column(name = "reversed_by") String by,
        @Column(name = "reversed_at") Instant at,
        @Column(name = "reversal_reason") String reason) {}
