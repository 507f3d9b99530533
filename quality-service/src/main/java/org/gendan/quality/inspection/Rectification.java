package org.gendan.quality.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.gendan.kernel.rule.Refused;

/** The inspector saw that what a first piece or first bundle failed for is mended (S3.7a). */
@Embeddable
public record Rectification(
        @Column(name = "rectified_on") LocalDate on,
        @Column(name = "rectified_by") String by,
        @Column(name = "rectified_remark") String remark) {

    static Rectification of(Reported failure, LocalDate on, String by, String remark) {
        if (on.isBefore(failure.on())) {
            throw Refused.invalid("occurredOn", "lies before " + failure.on() + ", when it was reported");
        }
        return new Rectification(on, by, remark);
    }
}
