package org.gendan.quality.meeting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the inspector writes down of a pre-production meeting. */
@Schema(description = "The minutes of a pre-production meeting (S3.5).")
public record Minutes(
        @NotNull UUID assignmentId,

        @NotNull @Size(min = 1, max = 50) @Schema(description = "Who was there, the factory's people among them.")
        List<@NotBlank @Size(max = 100) String> attendees,

        @NotNull @Size(max = 300) @Schema(description = "Every topic of the agenda, explained.")
        List<@NotNull @Valid MeetingPoint> points,

        @Schema(description = "Business date of the meeting; today if absent, never in the future.")
        LocalDate occurredOn) {}
