package org.gendan.production.progress.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Role;
import org.gendan.production.Sees;
import org.gendan.production.progress.NewReport;
import org.gendan.production.progress.OfflineReports;
import org.gendan.production.progress.ProgressDesk;
import org.gendan.production.progress.ProgressDesk.Batch;
import org.gendan.production.progress.ProgressReport;
import org.gendan.production.progress.ReportStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Progress over REST, reported by the factory from a phone (S4.3). */
@SafeToRepeat
@Path("/api/assignments")
@Tag(name = "Progress", description = "What was made so far, reported by the factory from a phone (S4.3).")
class ProgressResource {
    private final ProgressDesk desk;
    private final Idempotency idempotency;
    private final Cursors cursors;

    ProgressResource(ProgressDesk desk, Idempotency idempotency, Cursors cursors) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.cursors = cursors;
    }

    @Schema(description = "A report of a batch that waits and was a mistake.")
    record WithdrawalRequest(
            @NotBlank @Size(max = 200) @Schema(description = "The report's own key.")
            String key,

            @NotBlank @Size(max = 500) @Schema(description = "Stands in the audit trail.", examples = "报错款")
            String reason) {}

    @Schema(description = "What became of a batch, report by report as they were sent.")
    @MayLack("progress")
    record BatchView(List<TakenView> reports, ProgressView progress) {
        @Schema(description = "COUNTED or PENDING; absent where the report was not taken, which because says why.")
        @MayLack({"status", "because"})
        record TakenView(String key, ReportStatus status, String because) {}

        static BatchView of(Batch batch) {
            return new BatchView(
                    batch.taken().stream()
                            .map(taken -> new TakenView(taken.key(), taken.status(), taken.because()))
                            .toList(),
                    ProgressView.of(batch.standing()));
        }
    }

    @GET
    @Present
    @Path("{id}/progress")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "Read how far an assignment is (S1.10, S4.3)")
    public ProgressView get(UUID id) {
        return ProgressView.of(desk.get(id));
    }

    @GET
    @Path("{id}/progress-reports")
    @RolesAllowed(Sees.LOTS)
    @Operation(
            summary = "List what was reported of an assignment, newest first (S4.3)",
            description = "Each report with who sent it and when, so that one that came twice is seen and taken back.")
    public Page<ProgressReportView> reports(
            UUID id,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                desk.page(id, cursors.read(cursor), limit + 1), limit, ProgressReport::id, ProgressReportView::of);
    }

    @POST
    @Path("{id}/progress")
    @RolesAllowed(Role.FACTORY)
    @Operation(
            summary = "Report what was done of a line in a process since the last report",
            description = "409 beyond-previous-process where a process would have counted more than the good pieces of "
                    + "the one before, beyond-assigned where the first would have made more than the assignment with "
                    + "its tolerance (rule 23), work-held while the production manager holds it. A mistake is taken back "
                    + "by a negative quantity with a reason.")
    public RestResponse<ProgressView> report(
            UUID id, @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewReport request) {
        return idempotency.once(
                idempotencyKey,
                request,
                () -> Created.at(
                        "/api/assignments/%s/progress".formatted(id),
                        ProgressView.of(desk.report(id, idempotencyKey, request))));
    }

    @POST
    @Path("{id}/progress-batches")
    @RolesAllowed(Role.FACTORY)
    @Operation(
            summary = "Send what a phone kept while it had no line",
            description = "At most 500 reports in any order, each with its own key, so that a resend changes nothing. "
                    + "They are judged in the order of their own times; one that would count more than the process "
                    + "before has made is kept as PENDING and judged again when more arrives.")
    public BatchView reportBatch(UUID id, @NotNull @Valid OfflineReports request) {
        return BatchView.of(desk.report(id, request));
    }

    @POST
    @Path("{id}/progress-withdrawals")
    @RolesAllowed(Role.FACTORY)
    @Operation(
            summary = "Withdraw a report that waits, as the one who sent it",
            description = "It is never counted, also when its batch is sent again. What was counted is taken back by a "
                    + "negative quantity instead: 409 wrong-state. 403 reported-by-another for a colleague's report.")
    public ProgressView withdraw(UUID id, @NotNull @Valid WithdrawalRequest request) {
        return ProgressView.of(desk.withdraw(id, request.key(), request.reason()));
    }
}
