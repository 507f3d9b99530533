package org.gendan.production.progress;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.production.routing.Made.Output;
import org.gendan.production.routing.WorkProcess;

/** What a factory has done since its last report. */
@Schema(description = "What was done since the last report of this line and process; a correction takes back.")
public record NewReport(
        @NotNull @Schema(description = "The order's line; UUID.")
        UUID lineId,

        @NotNull WorkProcess process,

        @NotNull
        @Min(-10_000_000)
        @Max(10_000_000)
        @Schema(
                description = "Sets that came through the process; negative with a reason: a counter-entry.",
                examples = "120")
        Integer quantity,

        @Min(-10_000_000) @Max(10_000_000) @Schema(description = "Sets of all that came through that were scrapped.")
        Integer scrapped,

        @Min(-10_000_000)
        @Max(10_000_000)
        @Schema(description = "Sets that had to be done again; counted, and part of quantity once only.")
        Integer reworked,

        @Size(max = 500) @Schema(description = "Needed where anything is taken back.")
        String reason,

        @Schema(description = "Business date; that of reportedAt if absent, never in the future.")
        LocalDate occurredOn,

        @Schema(description = "When it was written down, by the reporter's own clock; UTC. Now if absent.")
        Instant reportedAt) {

    private static final Instant EARLIEST =
            BusinessClock.EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant();

    Output output() {
        return new Output(lineId, process, quantity, orNothing(scrapped), orNothing(reworked));
    }

    void requireMeaningful() {
        if (reportedAt != null && reportedAt.isBefore(EARLIEST)) {
            throw Refused.invalid("reportedAt", "lies before " + EARLIEST);
        }
        Output output = output();
        if (output.quantity() == 0 && output.scrapped() == 0 && output.reworked() == 0) {
            throw Refused.invalid("quantity", "says nothing where nothing was scrapped or reworked either");
        }
        boolean takesBack = output.quantity() < 0 || output.scrapped() < 0 || output.reworked() < 0;
        if (takesBack && (reason == null || reason.isBlank())) {
            throw Refused.invalid("reason", "is needed where something is taken back");
        }
    }

    private static int orNothing(Integer stated) {
        return stated == null ? 0 : stated;
    }
}
