package org.gendan.production.progress;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.production.routing.WorkProcess;

/** Reports that a phone kept while it had no line, in any order. */
@Schema(description = "Reports that a phone kept while it had no line, in any order.")
public record OfflineReports(
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid OfflineReport> reports) {

    /** One of them; its key makes a resend safe. */
    @Schema(description = "A report with the phone's own key and time.")
    public record OfflineReport(
            @NotBlank
            @Size(max = 200)
            @Schema(description = "The report's own key; the same one again is the same report.")
            String key,

            @NotNull @Schema(description = "When it was written down, by the phone's clock; UTC.")
            Instant reportedAt,

            @NotNull UUID lineId,
            @NotNull WorkProcess process,

            @NotNull @Min(-10_000_000) @Max(10_000_000) @Schema(description = "Sets; negative with a reason.")
            Integer quantity,

            @Min(-10_000_000) @Max(10_000_000) Integer scrapped,
            @Min(-10_000_000) @Max(10_000_000) Integer reworked,
            @Size(max = 500) String reason) {

        NewReport report() {
            return new NewReport(lineId, process, quantity, scrapped, reworked, reason, null, reportedAt);
        }
    }
}
