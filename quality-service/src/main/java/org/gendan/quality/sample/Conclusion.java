package org.gendan.quality.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** How a sample ended, by whom and why: confirmed and sealed, passed on, or rejected. */
@Embeddable
public record Conclusion(
        @Column(name = "concluded_on") LocalDate on,
        @Column(name = "concluded_by") String by,
        @Column(name = "concluded_remark") String remark) {}
