package org.gendan.quality.signature;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The factory's signature under a report (decision 6): who signed, when, and the hash of the content that was signed. On
 * paper the inspector archives the signed scan, and it counts once quality has confirmed it.
 */
@Embeddable
public record Signature(
        @Column(name = "signed_by") String signedBy,
        @Column(name = "signed_hash") String sha256,
        @Column(name = "signed_on") LocalDate on,
        @Column(name = "signed_at") Instant at,
        @Column(name = "signature_recorded_by") String recordedBy,
        @Column(name = "signature_scan") UUID scan,
        @Column(name = "signature_confirmed_by") String confirmedBy) {

    public static Signature ofFactory(String signedBy, String sha256, LocalDate on, Instant at, String by) {
        return new Signature(signedBy, sha256, on, at, by, null, null);
    }

    public static Signature onPaper(String signedBy, String sha256, LocalDate on, Instant at, String by, UUID scan) {
        return new Signature(signedBy, sha256, on, at, by, scan, null);
    }

    public Signature confirmed(String by) {
        return new Signature(signedBy, sha256, on, at, recordedBy, scan, by);
    }

    public boolean isPaper() {
        return scan != null;
    }

    /** Whether it stands under this content and is in the archive, a scan only once it was confirmed. */
    public boolean binds(String content) {
        return sha256.equals(content) && (!isPaper() || confirmedBy != null);
    }
}
