package org.gendan.quality.sample;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What whoever checked a sample writes down about it. */
@Schema(description = "The report on a sample: all four checks, the tolerance table, and what is still open.")
public record SampleReport(
        @NotNull @Size(min = 4, max = 4) @Schema(description = "Each aspect once.")
        List<@NotNull @Valid Check> checks,

        @Size(max = 200)
        @Schema(
                description =
                        "The tolerance table, in cm; needed where MEASUREMENTS is said to conform. A point out of "
                                + "tolerance makes MEASUREMENTS not conform and is an open point, whatever else is "
                                + "stated.")
        List<@NotNull @Valid Measurement> measurements,

        @Size(max = 100)
        @Schema(description = "What has to be mended or explained; the meeting goes through each (S3.5).")
        List<@NotBlank @Size(max = 500) String> openPoints,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {

    public SampleReport {
        measurements = measurements == null ? List.of() : measurements;
        openPoints = openPoints == null ? List.of() : openPoints;
    }
}
