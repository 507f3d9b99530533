package org.gendan.finance.refund;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;

/** That the money went back, under the bank's own number of the transaction. */
@Embeddable
public record Payment(
        @Column(name = "paid_by") String by,
        @Column(name = "paid_at") Instant at,
        @Column(name = "paid_on") LocalDate on,
        String bankSerial) {}
