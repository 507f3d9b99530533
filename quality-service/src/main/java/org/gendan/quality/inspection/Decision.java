package org.gendan.quality.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.gendan.quality.sampling.Severity;

/**
 * The supervisor's judgement of a final inspection (S3.11b, rule 50): a fact beside the inspector's verdict. Where it is no,
 * it says how severely the lot is inspected again (rule 48).
 */
@Embeddable
public record Decision(
        @Column(name = "decided_accepted") Boolean accepted,
        @Column(name = "decided_reason") String reason,
        @Column(name = "decided_on") LocalDate on,
        @Column(name = "decided_by") String by,

        @Enumerated(EnumType.STRING) @Column(name = "reinspection")
        Severity reinspection) {}
