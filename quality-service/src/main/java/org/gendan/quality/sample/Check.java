package org.gendan.quality.sample;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one of the four checks of a sample showed. */
@Embeddable
@Schema(name = "SampleCheck", description = "One of the four checks (S3.3).")
public record Check(
        @NotNull @Enumerated(EnumType.STRING) Aspect aspect,

        @NotNull @Schema(description = "Whether the sample is as it should be in this.")
        Boolean conforms,

        @Size(max = 1000) String remark) {}
