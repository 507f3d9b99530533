package org.gendan.quality.correctiveaction;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the factory did and shows for it, and what was found of that when it was verified. */
@Embeddable
public record Answer(
        int number,
        String evidence,
        List<UUID> files,
        @Column(name = "answered_on") LocalDate on,
        @Column(name = "answered_at") Instant at,
        @Column(name = "answered_by") String by,
        Boolean effective,
        LocalDate verifiedOn,
        String verifiedBy,
        String verifiedRemark) {

    static Answer of(int number, String evidence, List<UUID> files, LocalDate on, Instant at, String by) {
        return new Answer(number, evidence, List.copyOf(files), on, at, by, null, null, null, null);
    }

    Answer verified(boolean found, String remark, LocalDate day, String verifier) {
        return new Answer(number, evidence, files, on, at, by, found, day, verifier, remark);
    }
}
