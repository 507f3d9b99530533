package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;

/** That a step of the dispatch chain was taken: when, by whom, with how many pieces (sets), and what was found (S1.13). */
@Embeddable
public record DispatchRecord(
        @Enumerated(EnumType.STRING) DispatchStep step,
        @Column(name = "taken_on") LocalDate on,
        Instant recordedAt,
        @Column(name = "taken_by") String by,
        Boolean accepted,
        Integer pieces,
        String remark) {}
