package org.gendan.quality.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** How many units an inspector looked at, for what, when, and what there is to say beyond the defects. */
@Embeddable
public record Reported(
        @Column(name = "inspected") Integer inspected,
        @Column(name = "focus") List<String> focus,
        @Column(name = "remark") String remark,
        @Column(name = "reported_on") LocalDate on,
        @Column(name = "reported_at") Instant at,
        @Column(name = "reported_by") String by) {}
