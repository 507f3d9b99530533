package org.gendan.quality.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The last pre-production meeting whose minutes the factory signed, with the points that it explained (S3.5). */
@Embeddable
public record HeldMeeting(
        @Column(name = "meeting_id") UUID meetingId,
        @Column(name = "meeting_on") LocalDate on,
        @Column(name = "meeting_topics") List<String> topics) {}
