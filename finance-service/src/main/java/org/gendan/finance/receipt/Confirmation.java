package org.gendan.finance.receipt;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** That the money arrived, said by somebody of finance who did not record it (rule 17). */
@Embeddable
public record Confirmation(
        @Column(name = "confirmed_by") String by,
        @Column(name = "confirmed_at") Instant at) {}
