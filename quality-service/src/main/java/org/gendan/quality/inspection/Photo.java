package org.gendan.quality.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.gendan.office.attachment.Attachments.Attachment;

/**
 * A picture that the inspector took at an inspection: of a defect, told by code, process and unit, or of the goods at large.
 * The file lies among the attachments under the same id.
 */
@Embeddable
public record Photo(
        @Column(nullable = false) UUID id,
        String code,
        String process,
        Integer unit,
        String caption,
        String name,
        @Column(name = "media_type") String mediaType,
        String sha256,
        long size,
        @Column(name = "added_at") Instant at,
        @Column(name = "added_by") String by) {

    /** What a picture shows, as its inspector states it; a code without which it shows the goods at large. */
    public record Subject(String code, String process, Integer unit, String caption) {}

    static Photo of(Subject subject, Attachment file, Instant at) {
        return new Photo(
                file.id(),
                subject.code(),
                subject.process(),
                subject.unit(),
                subject.caption(),
                file.name(),
                file.mediaType(),
                file.sha256(),
                file.size(),
                at,
                file.uploadedBy());
    }
}
