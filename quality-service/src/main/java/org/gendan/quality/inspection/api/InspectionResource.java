package org.gendan.quality.inspection.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
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
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.Verdict;
import org.gendan.language.Role;
import org.gendan.office.attachment.api.FileAnswer;
import org.gendan.quality.Sees;
import org.gendan.quality.inspection.ArchiveSearch;
import org.gendan.quality.inspection.Decisions;
import org.gendan.quality.inspection.InspectionDesk;
import org.gendan.quality.inspection.InspectionDesk.Visit;
import org.gendan.quality.inspection.InspectionPaper;
import org.gendan.quality.inspection.InspectionReport;
import org.gendan.quality.inspection.NewInspection;
import org.gendan.quality.paper.Printed;
import org.gendan.quality.sampling.Severity;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Inspections over REST (brief, part 3, clauses 6 to 9 and 11). */
@SafeToRepeat
@Path("/api/inspections")
@Tag(
        name = "Inspections",
        description = "Inspections with their reports, pictures and signatures (brief, part 3, clauses 6 to 9 and 11).")
class InspectionResource {
    private final InspectionDesk desk;
    private final Decisions decisions;
    private final InspectionPaper paper;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    InspectionResource(
            InspectionDesk desk,
            Decisions decisions,
            InspectionPaper paper,
            Idempotency idempotency,
            Cursors cursors,
            Caller caller) {
        this.desk = desk;
        this.decisions = decisions;
        this.paper = paper;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "The cartons that are there.")
    record Draw(
            @NotNull @Positive @Max(1_000_000) @Schema(description = "At least ceil(√cartons) of them are opened.")
            Integer cartons) {}

    @Schema(description = "What was mended.")
    record Mending(
            @NotBlank @Size(max = 2000) String remark,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "The supervisor's decision on a final inspection.")
    record DecisionRequest(
            @NotNull Boolean accepted,

            @Size(max = 2000) @Schema(description = "Needed where the decision differs from the verdict (rule 50).")
            String reason,

            @Schema(
                    description =
                            "How severely a rejected lot is inspected again: NORMAL or TIGHTENED, which it is if absent "
                                    + "(rule 48).")
            Severity reinspection) {}

    @GET
    @RolesAllowed(Sees.LOTS)
    @Operation(
            summary = "Search the archive of inspections, as far as the caller may see them, newest first",
            description = "Every condition that is stated holds; codes and names in full. What was found stands in the "
                    + "inspection itself and on its paper.")
    public Page<InspectionView.Summary> search(
            @RestQuery UUID assignmentId,
            @RestQuery UUID orderId,
            @RestQuery String orderNumber,
            @RestQuery UUID factoryId,
            @RestQuery InspectionKind kind,
            @RestQuery Verdict verdict,
            @RestQuery @Parameter(description = "The product series of the lot.") String series,
            @RestQuery @Parameter(description = "A defect that was found.") String defectCode,
            @RestQuery @Parameter(description = "Business date of the report, or of the booking before there is one.")
                    LocalDate from,
            @RestQuery @Parameter(description = "As from; the day itself included.") LocalDate to,
            @RestQuery @Parameter(description = "Whether the factory's signature stands under the report as it is.")
                    Boolean signed,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        ArchiveSearch wanted = new ArchiveSearch(
                assignmentId, orderId, orderNumber, factoryId, kind, verdict, series, defectCode, from, to, signed);
        return cursors.page(
                InspectionDesk.LISTING, sort, part, search -> desk.search(wanted, search), InspectionView.Summary::of);
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "Read an inspection")
    public InspectionView get(UUID id) {
        return seen(desk.get(id));
    }

    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    @Heavy
    @RolesAllowed(Sees.LOTS)
    @Operation(
            summary = "Print the report on an inspection, in Chinese and English, with pictures and signature",
            description = "As it stands; before the report is written, the plan of the inspection alone.")
    @APIResponse(responseCode = "200", description = "A PDF, as an attachment")
    public RestResponse<File> print(UUID id) {
        Printed printed = paper.print(id);
        return FileAnswer.of(printed.name(), "application/pdf", printed.pdf());
    }

    @POST
    @RolesAllowed(Role.INSPECTOR)
    @Operation(
            summary = "Book an inspection (S3.6 to S3.11a)",
            description =
                    "Answers the sampling plan of each defect class and the points to check, both kept from now on. "
                            + "409 inspection-not-open, mid-inspection-not-open or final-inspection-not-open with what is missing; "
                            + "409 final-inspection-stands while one is open or was accepted; 409 not-one-visit where "
                            + "combinedWith names no inspection of another kind, of the same assignment, day and inspector.")
    public RestResponse<InspectionView> book(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewInspection request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Visit visit = desk.book(request);
            return Created.at("/api/inspections/" + visit.inspection().id(), InspectionView.of(visit, caller));
        });
    }

    @POST
    @Path("{id}/draw")
    @RolesAllowed(Role.INSPECTOR)
    @Operation(
            summary = "Draw the cartons to open (rule 39)",
            description = "Answers cartonsToOpen. Until the first carton is drawn, or the report is written, a final "
                    + "inspection lapses when less than 80 % are packed (rule 38).")
    public InspectionView draw(UUID id, @NotNull @Valid Draw request) {
        return seen(desk.draw(id, request.cartons()));
    }

    @POST
    @Path("{id}/report")
    @RolesAllowed(Role.INSPECTOR)
    @Operation(
            summary = "Report what was found; the verdict follows from it (S3.6 to S3.11b)",
            description =
                    "Counted are defective units, each once by its worst defect, and each class by its own sample. "
                            + "409 too-few-inspected below the sample; 409 checkpoints-not-checked where a mid report passes over a "
                            + "point. May be written anew until it is decided; the factory signs again then.")
    public InspectionView report(UUID id, @NotNull @Valid InspectionReport request) {
        return seen(desk.report(id, request));
    }

    @POST
    @Path("{id}/rectification")
    @RolesAllowed(Role.INSPECTOR)
    @Operation(summary = "Confirm that what a first piece or bundle failed for is mended (S3.7a)")
    public InspectionView rectify(UUID id, @NotNull @Valid Mending request) {
        return seen(desk.rectify(id, request.remark(), request.occurredOn()));
    }

    @POST
    @Path("{id}/decision")
    @RolesAllowed(Role.SUPERVISOR)
    @Operation(
            summary = "Decide on a final inspection (S3.11b)",
            description =
                    "By somebody who did not inspect it: 403 inspected-it-oneself. A rejected lot is reworked and "
                            + "inspected anew.")
    public InspectionView decide(UUID id, @NotNull @Valid DecisionRequest request) {
        return seen(decisions.decide(id, request.accepted(), request.reason(), request.reinspection()));
    }

    @POST
    @Path("{id}/rework")
    @RolesAllowed(Role.FACTORY)
    @Operation(summary = "Report that the whole rejected lot was looked through and mended (S3.11c)")
    public InspectionView reworked(UUID id, @NotNull @Valid Mending request) {
        return seen(decisions.reworked(id, request.remark(), request.occurredOn()));
    }

    private InspectionView seen(Visit visit) {
        return InspectionView.of(visit, caller);
    }
}
