package org.gendan.production.report.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.Heavy;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.QueryDay;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Role;
import org.gendan.office.attachment.api.FileAnswer;
import org.gendan.office.report.KeptReport;
import org.gendan.office.report.ReportAlarm;
import org.gendan.production.report.ProductionReports;
import org.gendan.production.report.ReportPaper;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The daily reports, with the proof of their hand-over, over REST (S3.13); no factory reads them. */
@Path("/api/production-reports")
@Tag(
        name = "Daily reports",
        description = "The daily reports, with the proof of their hand-over (S3.13); no factory reads them.")
@RolesAllowed({
    Role.PRODUCTION_MANAGER,
    Role.PLANNER,
    Role.QUALITY_MANAGER,
    Role.MARKETING,
    Role.SUPERVISOR,
    Role.BUSINESS_MANAGER,
    Role.AUDITOR
})
class ReportResource {
    /** A month, unless a beginning is stated. */
    private static final int DAYS = 31;

    private final ProductionReports reports;
    private final ReportPaper paper;
    private final BusinessClock clock;
    private final Cursors cursors;

    ReportResource(ProductionReports reports, ReportPaper paper, BusinessClock clock, Cursors cursors) {
        this.reports = reports;
        this.paper = paper;
        this.clock = clock;
        this.cursors = cursors;
    }

    @Schema(description = "A report, without what it tells.")
    @MayLack({})
    record SummaryView(
            UUID id,
            LocalDate day,

            @Schema(description = "Up to when it tells; business time, UTC.")
            Instant asOf,

            @Schema(description = "Business time; UTC.") Instant writtenAt,

            @Schema(description = "False: nothing was new since the report before.")
            boolean news) {
        static SummaryView of(KeptReport report) {
            return new SummaryView(
                    report.id(), report.period().start(), report.asOf(), report.writtenAt(), report.news());
        }
    }

    @Schema(description = "The report of a day was not with everybody in time.")
    @MayLack("reason")
    record AlarmView(
            LocalDate day,

            @Schema(
                    description = "MISSING: there was no report. LATE: it was written too late. NOT_HANDED_OVER: "
                            + "somebody did not have it in time.")
            ReportAlarm.Reason reason,

            @Schema(description = "Business time; UTC.") Instant raisedAt,

            @Schema(description = "Who did not have it in time, with the channel.")
            List<String> missed) {
        static AlarmView of(ReportAlarm alarm) {
            return new AlarmView(alarm.period().start(), alarm.reason(), alarm.raisedAt(), alarm.missed());
        }
    }

    @GET
    @Operation(
            summary = "List the daily reports, newest first (S3.13)",
            description = "One for each calendar day, or each working day where that is configured.")
    public Page<SummaryView> list(
            @Parameter(
                            description = "First day; a month before the last one if absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    String from,
            @Parameter(
                            description = "Last day; today if absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    String to,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        LocalDate last = last(to);
        return cursors.page(
                reports.page(first(from, last), last, cursors.read(cursor), limit + 1),
                limit,
                KeptReport::id,
                SummaryView::of);
    }

    @GET
    @Path("alarms")
    @Operation(
            summary = "List the days whose report was missing or late, newest first, at most 200 (rule 32)",
            description = "Raised once, at the deadline of the day: 09:30 in the company's zone unless configured.")
    public List<AlarmView> alarms(
            @Parameter(
                            description = "First day; a month before the last one if absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    String from,
            @Parameter(
                            description = "Last day; today if absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    String to) {
        LocalDate last = last(to);
        return reports.alarms(first(from, last), last, Cursors.LARGEST_LIMIT).stream()
                .map(AlarmView::of)
                .toList();
    }

    @GET
    @Path("{day}")
    @Operation(
            summary = "Read the report of a day with the proof of its hand-over (S3.13, decision 5)",
            description = "What, to whom, when, and the answer of the mail server or the gateway; late as soon as one "
                    + "of the recipients did not have it before the deadline. 404 for a day without a report.")
    public ReportView get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date"), example = "2026-11-25")
                    LocalDate day) {
        return ReportView.of(reports.get(day));
    }

    @GET
    @Path("{day}/pdf")
    @Produces("application/pdf")
    @Heavy
    @Operation(summary = "Print the report of a day, in Chinese and English, as it was sent (S3.13)")
    @APIResponse(responseCode = "200", description = "A PDF, as an attachment")
    public RestResponse<File> print(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date"), example = "2026-11-25")
                    LocalDate day) {
        return FileAnswer.of("production-report-%s.pdf".formatted(day), "application/pdf", paper.print(day));
    }

    private LocalDate last(String to) {
        return to == null ? clock.today() : QueryDay.of("to", to);
    }

    private static LocalDate first(String from, LocalDate last) {
        return from == null ? last.minusDays(DAYS) : QueryDay.of("from", from);
    }
}
