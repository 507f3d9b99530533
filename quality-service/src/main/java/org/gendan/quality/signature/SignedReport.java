package org.gendan.quality.signature;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;

/**
 * A report's content as it is now, by its hash, with the signature that the factory put under it, if any. What is written anew
 * has another hash, and the signature that was there binds no more (decision 6).
 */
public record SignedReport(String contentHash, Signature signature) {

    /** Whether the signature stands under the content as it is, a scan only once quality has confirmed it (rule 36). */
    public boolean isSigned() {
        return signature != null && signature.binds(contentHash);
    }

    public boolean hasUnconfirmedScan() {
        return signature != null && signature.isPaper() && signature.confirmedBy() == null;
    }

    public SignedReport requireUnsigned() {
        if (isSigned()) {
            throw Refused.conflict("signed-already", Map.of("signedBy", signature.signedBy()));
        }
        return this;
    }

    /** The factory's signature by its own login. */
    public Signature sign(String signedBy, LocalDate on, Instant at, String by) {
        return Signature.ofFactory(signedBy, contentHash, on, at, by);
    }

    /** The factory's signature on paper, which counts once quality has confirmed the scan. */
    public Signature archiveScan(String signedBy, UUID scan, LocalDate on, Instant at, String by) {
        return Signature.onPaper(signedBy, contentHash, on, at, by, scan);
    }

    /** The scan that was archived, confirmed. */
    public Signature confirmScan(String by) {
        return signature.confirmed(by);
    }

    /** What was signed is what the report says now. */
    public SignedReport requireUnchanged() {
        if (!signature.sha256().equals(contentHash)) {
            throw Refused.conflict("report-changed", Map.of("signed", signature.sha256(), "present", contentHash));
        }
        return this;
    }
}
