package org.gendan.production.report.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.office.notice.Notices.Handed;
import org.gendan.office.report.Standing;
import org.gendan.production.report.DailyNews;

/** A report as it was sent, with the proof of its hand-over. */
@Schema(
        name = "ProductionReportView",
        description = "The report of a day as it was sent, with the proof of its hand-over (S3.13, decision 5).")
record ReportView(
        UUID id,
        LocalDate day,

        @Schema(description = "Business time; UTC.") Instant writtenAt,

        @Schema(description = "Everybody has it before this instant; business time, UTC.")
        Instant deadlineAt,

        @Schema(description = "It was written at the deadline or after it.")
        boolean writtenLate,

        @Schema(description = "It was written late, or somebody did not have it before the deadline.")
        boolean late,

        @Schema(description = "False: nothing was new since the report before.")
        boolean news,

        @JsonUnwrapped DailyNews content,
        List<DeliveryView> deliveries) {

    /** One send job. */
    @Schema(name = "ReportDeliveryView", description = "The report to one recipient over one channel.")
    record DeliveryView(
            @JsonUnwrapped Handed handed,

            @Schema(description = "When it was taken, in business time, by which it is judged; UTC.")
            Instant takenAt,

            @Schema(description = "It was not taken before the deadline.")
            boolean late) {

        static DeliveryView of(Standing.Delivered delivered) {
            return new DeliveryView(delivered.handed(), delivered.takenAt(), delivered.late());
        }
    }

    static ReportView of(Standing<DailyNews> standing) {
        return new ReportView(
                standing.report().id(),
                standing.report().period().start(),
                standing.report().writtenAt(),
                standing.deadline(),
                standing.isWrittenLate(),
                standing.isLate(),
                standing.report().news(),
                standing.facts(),
                standing.deliveries().stream().map(DeliveryView::of).toList());
    }
}
