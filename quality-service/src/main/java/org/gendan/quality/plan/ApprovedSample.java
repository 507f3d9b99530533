package org.gendan.quality.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;

/**
 * The sample that an assignment is made after: confirmed by quality, or an earlier one of the same factory and product that
 * the quality manager accepted (decision 14). Its open points are those that the meeting has to explain.
 */
@Embeddable
public record ApprovedSample(
        @Column(name = "approved_sample_id") UUID sampleId,
        @Column(name = "approved_sample_earlier") Boolean earlier,
        @Column(name = "approved_sample_points") List<String> openPoints,
        @Column(name = "approved_sample_reason") String reason) {}
