package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** Who signed for the goods and when; and who recorded it, the customer itself or staff with the proof in hand. */
@Embeddable
public record Signature(
        @Column(name = "signed_by") String signedBy,
        @Column(name = "signed_on") LocalDate on,
        @Column(name = "signature_by") String by) {}
