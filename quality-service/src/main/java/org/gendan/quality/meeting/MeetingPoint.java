package org.gendan.quality.meeting;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A point that the meeting went through, and what was said about it. */
@Embeddable
@Schema(
        description =
                "A point of the meeting. Topics of the agenda are repeated word for word; further ones are welcome.")
public record MeetingPoint(
        @NotBlank @Size(max = 500) String topic,

        @NotNull @Schema(description = "Whether it was gone through with the factory.")
        Boolean explained,

        @Size(max = 1000) @Schema(description = "What was agreed about it.")
        String explanation) {}
