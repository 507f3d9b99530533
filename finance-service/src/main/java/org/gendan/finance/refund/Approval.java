package org.gendan.finance.refund;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** That the money may go back, said by somebody of finance who did not ask for it. */
@Embeddable
public record Approval(
        @Column(name = "approved_by") String by,
        @Column(name = "approved_at") Instant at) {}
