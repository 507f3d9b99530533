package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** What the salesperson said last about how the goods travel (S1.12). */
@Embeddable
public record Agreement(
        @Column(name = "agreement_by") String by,
        @Column(name = "agreement_on") LocalDate on,
        @Column(name = "agreement_agreed") Boolean agreed) {}
