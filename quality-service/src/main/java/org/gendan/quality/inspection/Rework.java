package org.gendan.quality.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.gendan.kernel.rule.Refused;

/** The factory's word that every piece of a rejected lot was looked through and mended (S3.11c, rule 48). */
@Embeddable
public record Rework(
        @Column(name = "reworked_on") LocalDate on,
        @Column(name = "reworked_by") String by,
        @Column(name = "reworked_remark") String remark) {

    static Rework of(Decision rejection, LocalDate on, String by, String remark) {
        if (on.isBefore(rejection.on())) {
            throw Refused.invalid("occurredOn", "lies before " + rejection.on() + ", when the lot was rejected");
        }
        return new Rework(on, by, remark);
    }
}
