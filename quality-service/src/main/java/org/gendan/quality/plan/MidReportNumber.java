package org.gendan.quality.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The number of mid reports that the quality manager set where the brief is silent, and why (decision 1). */
@Embeddable
public record MidReportNumber(
        @Column(name = "own_mid_reports") Integer required,
        @Column(name = "own_mid_reports_by") String by,
        @Column(name = "own_mid_reports_reason") String reason) {}
