package org.gendan.quality.sample.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.Heavy;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.language.Role;
import org.gendan.office.attachment.api.FileAnswer;
import org.gendan.quality.Sees;
import org.gendan.quality.paper.Printed;
import org.gendan.quality.sample.Sample;
import org.gendan.quality.sample.SampleDesk;
import org.gendan.quality.sample.SamplePaper;
import org.gendan.quality.sample.SampleReport;
import org.gendan.quality.sample.SampleSearch;
import org.gendan.quality.sample.SampleStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Samples over REST (brief, part 3, clauses 2 to 4 and 10). */
@SafeToRepeat
@Path("/api/samples")
@Tag(
        name = "Samples",
        description = "Samples, sealed samples and shipping samples (brief, part 3, clauses 2 to 4 and 10).")
class SampleResource {
    private final SampleDesk desk;
    private final SamplePaper paper;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    SampleResource(SampleDesk desk, SamplePaper paper, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.paper = paper;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "A sample that the factory made.")
    record NewSample(
            @NotNull UUID assignmentId,
            @NotNull SampleKind kind,
            @Size(max = 1000) String remark,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "What somebody has to say about it.")
    record Remark(@Size(max = 1000) String remark) {}

    @Schema(name = "SampleSigning", description = "Who signs for the factory; the caller if absent.")
    record Signing(@Size(min = 1, max = 100) String signedBy) {}

    @Schema(description = "The parcel in which sample and report go to quality.")
    record NewParcel(
            @NotBlank @Size(max = 100) @Schema(examples = "顺丰 SF Express")
            String carrier,

            @NotBlank @Size(max = 100) @Schema(examples = "SF1234567890123")
            String trackingNumber,

            LocalDate occurredOn) {}

    @Schema(description = "When it was in hand; today if absent.")
    record Receipt(LocalDate occurredOn) {}

    @Schema(name = "SampleConfirmation", description = "Quality's last word on a pre-production sample.")
    record Confirmation(
            @NotNull Boolean accepted,

            @Size(max = 1000) @Schema(description = "Needed to reject, and to accept a sample that does not conform.")
            String remark) {}

    @Schema(description = "Why a shipping sample is turned down.")
    record Rejection(@NotBlank @Size(max = 1000) String reason) {}

    @GET
    @RolesAllowed(Sees.SAMPLES)
    @Operation(
            summary = "List the samples that the caller may see, newest first",
            description =
                    "sealed=true is the register of sealed samples; with factoryId and series those that an earlier "
                            + "sample may be taken from (S3.2). Without their reports, which each has itself.")
    public Page<SampleView.Summary> list(
            @RestQuery UUID assignmentId,
            @RestQuery UUID orderId,
            @RestQuery SampleKind kind,
            @RestQuery SampleStatus status,
            @RestQuery @DefaultValue("false") boolean sealed,
            @RestQuery UUID factoryId,
            @RestQuery @Size(max = 100) @Parameter(description = "User name of who inspects the lot.") String inspector,
            @RestQuery @Size(max = 100) String series,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt", "madeOn", "-madeOn"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        SampleSearch wanted =
                new SampleSearch(assignmentId, orderId, kind, status, sealed, factoryId, inspector, series);
        return cursors.page(
                SampleDesk.LISTING, sort, part, search -> desk.page(wanted, search), SampleView.Summary::of);
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.SAMPLES)
    @Operation(summary = "Read a sample")
    public SampleView get(UUID id) {
        return seen(desk.get(id));
    }

    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    @Heavy
    @RolesAllowed(Sees.SAMPLES)
    @Operation(summary = "Print the report on a sample, in Chinese and English; it goes into the parcel (S3.4)")
    @APIResponse(responseCode = "200", description = "A PDF, as an attachment")
    public RestResponse<File> print(UUID id) {
        Printed printed = paper.print(id);
        return FileAnswer.of(printed.name(), "application/pdf", printed.pdf());
    }

    @POST
    @RolesAllowed(Role.FACTORY)
    @Operation(
            summary = "Hand a sample in (S3.2, S3.10)",
            description = "409 sample-under-way while another of its kind is neither done nor rejected.")
    public RestResponse<SampleView> make(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewSample request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Sample sample = desk.make(request.assignmentId(), request.kind(), request.remark(), request.occurredOn());
            return Created.at("/api/samples/" + sample.id(), seen(sample));
        });
    }

    @POST
    @Path("{id}/factory-check")
    @RolesAllowed(Role.FACTORY)
    @Operation(summary = "Find the own shipping sample good (S3.10, first check)")
    public SampleView factoryCheck(UUID id, @Valid Remark request) {
        return seen(desk.factoryCheck(id, request == null ? null : request.remark()));
    }

    @POST
    @Path("{id}/checks")
    @RolesAllowed({Role.INSPECTOR, Role.MERCHANDISER})
    @Operation(
            summary = "Check a sample and report on it (S3.3, S3.10)",
            description = "A pre-production sample by the inspector, against company sample, process requirements and "
                    + "order; a shipping sample by merchandiser or inspector, against the sealed sample: 409 "
                    + "shipping-sample-not-checkable while there is none. 400 where MEASUREMENTS conforms and nothing "
                    + "was measured. May be repeated until it is sent; the factory "
                    + "signs again then.")
    public SampleView check(UUID id, @NotNull @Valid SampleReport request) {
        return seen(desk.report(id, request));
    }

    @POST
    @Path("{id}/signature")
    @RolesAllowed(Role.FACTORY)
    @Operation(summary = "Sign the report on the own sample (S3.4)", description = "Binds to the report's contentHash.")
    public SampleView sign(UUID id, @Valid Signing request) {
        return seen(desk.sign(id, request == null ? null : request.signedBy()));
    }

    @POST
    @Path("{id}/parcel")
    @RolesAllowed({Role.INSPECTOR, Role.MERCHANDISER})
    @Operation(
            summary = "Send sample and report to quality in one parcel (S3.4, S3.10)",
            description = "409 sample-not-sendable while the report is not signed, or while a shipping sample does not "
                    + "conform or has open points.")
    public SampleView send(UUID id, @NotNull @Valid NewParcel request) {
        return seen(desk.send(id, request.carrier(), request.trackingNumber(), request.occurredOn()));
    }

    @POST
    @Path("{id}/receipt")
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(summary = "Take the parcel in")
    public SampleView receive(UUID id, @Valid Receipt request) {
        return seen(desk.receive(id, request == null ? null : request.occurredOn()));
    }

    @POST
    @Path("{id}/confirmation")
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(
            summary = "Confirm a pre-production sample for good, or reject it (S3.4)",
            description = "A confirmed sample is sealed. A rejected one is followed by a new one.")
    public SampleView confirm(UUID id, @NotNull @Valid Confirmation request) {
        return seen(desk.conclude(id, request.accepted(), request.remark()));
    }

    @POST
    @Path("{id}/passing-on")
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(summary = "Pass a shipping sample on to marketing (S3.10)")
    public SampleView passOn(UUID id) {
        return seen(desk.passOn(id));
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(summary = "Turn a shipping sample down, so that the factory makes a new one")
    public SampleView reject(UUID id, @NotNull @Valid Rejection request) {
        return seen(desk.reject(id, request.reason()));
    }

    private SampleView seen(Sample sample) {
        return SampleView.of(sample, desk::isComparable, caller);
    }
}
