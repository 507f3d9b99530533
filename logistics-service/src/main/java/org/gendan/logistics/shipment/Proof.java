package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/** The proof of delivery: the signed paper, as it was uploaded last. */
@Embeddable
public record Proof(
        @Column(name = "proof_id") UUID id,
        @Column(name = "proof_sha256") String sha256,
        @Column(name = "proof_at") Instant at,
        @Column(name = "proof_by") String by) {}
