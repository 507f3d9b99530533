package org.gendan.production.progress.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.production.progress.ProgressReport;
import org.gendan.production.progress.ReportStatus;
import org.gendan.production.routing.WorkProcess;

/** One report as its factory sent it. */
@Schema(description = "A progress report as it was sent; quantities in sets, below 0 where some were taken back.")
@MayLack({"reason", "pendingBecause"})
record ProgressReportView(
        UUID id,

        @Schema(description = "Its own key, by which one that waits is withdrawn.")
        String key,

        UUID lineId,
        WorkProcess process,
        int quantity,
        int scrapped,
        int reworked,

        @Schema(description = "Why sets were taken back.") String reason,

        @Schema(description = "Business date.") LocalDate occurredOn,

        @Schema(description = "When it was written down, perhaps on a phone without a line; UTC.")
        Instant reportedAt,

        String recordedBy,
        ReportStatus status,

        @Schema(description = "The code of what it waits for.")
        String pendingBecause) {

    static ProgressReportView of(ProgressReport report) {
        return new ProgressReportView(
                report.id(),
                report.key(),
                report.lineId(),
                report.process(),
                report.quantity(),
                report.scrapped(),
                report.reworked(),
                report.reason(),
                report.occurredOn(),
                report.reportedAt(),
                report.recordedBy(),
                report.status(),
                report.pendingBecause());
    }
}
