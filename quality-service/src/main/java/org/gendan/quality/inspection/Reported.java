package org.gendan.quality.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gendan.language.QualityEvent.Verdict;

/**
 * How many units an inspector looked at, for what, when, and what there is to say beyond the defects; with the verdict and the
 * content's hash that follow from the report, for the archive to be searched by.
 */
@Embeddable
public record Reported(
        @Column(name = "inspected") Integer inspected,
        @Column(name = "focus") List<String> focus,
        @Column(name = "remark") String remark,
        @Column(name = "reported_on") LocalDate on,
        @Column(name = "reported_at") Instant at,
        @Column(name = "reported_by") String by,

        @Enumerated(EnumType.STRING) @Column(name = "reported_verdict")
        Verdict verdict,

        @Column(name = "reported_hash") String contentHash) {

    Reported says(Verdict itsVerdict, String itsHash) {
        return new Reported(inspected, focus, remark, on, at, by, itsVerdict, itsHash);
    }
}
