package org.gendan.quality.release;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the inspector says of the pieces that were packed after the final inspection. */
@Schema(description = "A visit to the last 20 % (S3.11d).")
public record Remainder(
        @NotNull @PositiveOrZero @Max(10_000_000) @Schema(description = "Pieces that were looked at.")
        Integer inspected,

        @Size(max = 200) @Schema(description = "What was found.")
        List<@NotBlank @Size(max = 500) String> anomalies,

        @NotNull @Schema(description = "True when all is packed and nothing is left open; that ends the following.")
        Boolean resolved,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {

    public Remainder {
        anomalies = anomalies == null ? List.of() : anomalies;
    }
}
