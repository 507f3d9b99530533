package org.gendan.quality.correctiveaction.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.BodyLimit;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.api.FileAnswer;
import org.gendan.office.attachment.api.Uploads;
import org.gendan.quality.Sees;
import org.gendan.quality.correctiveaction.CorrectiveAction;
import org.gendan.quality.correctiveaction.CorrectiveActionDesk;
import org.gendan.quality.correctiveaction.CorrectiveActionStatus;
import org.gendan.quality.correctiveaction.NewCorrectiveAction;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Corrective actions over REST: what a factory has to mend after an inspection, and whether it did (brief, part 3, clause 6). */
@SafeToRepeat
@Path("/api/inspections")
@Tag(
        name = "Corrective actions",
        description = "What a factory has to mend after an inspection, and whether it did (brief, part 3, clause 6).")
class CorrectiveActionResource {
    private final CorrectiveActionDesk desk;
    private final Attachments attachments;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final BusinessClock clock;
    private final Caller caller;

    CorrectiveActionResource(
            CorrectiveActionDesk desk,
            Attachments attachments,
            Idempotency idempotency,
            Cursors cursors,
            BusinessClock clock,
            Caller caller) {
        this.desk = desk;
        this.attachments = attachments;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.clock = clock;
        this.caller = caller;
    }

    @Schema(description = "Whether the action helped.")
    record Verification(
            @NotNull Boolean effective,

            @Size(max = 2000) @Schema(description = "Needed where it did not.")
            String remark,

            @Schema(description = "A new due day for an action that is open again; the old one stands if absent.")
            LocalDate dueOn) {}

    @POST
    @Path("{id}/corrective-actions")
    @RolesAllowed({Role.INSPECTOR, Role.QUALITY_MANAGER})
    @Operation(
            summary = "Ask the factory of an inspected lot for a corrective action (S3.6)",
            description = "About one or several defects of the report. 400 for a defect that does not stand in it or a "
                    + "day that has passed; 409 inspection-not-reported before there is a report.")
    public RestResponse<CorrectiveActionView> raise(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            UUID id,
            @NotNull @Valid NewCorrectiveAction request) {
        return idempotency.once(idempotencyKey, request, () -> {
            CorrectiveAction action = desk.raise(id, request);
            return Created.at(
                    "/api/inspections/corrective-actions/" + action.id(),
                    CorrectiveActionView.of(action, clock.today(), caller));
        });
    }

    @GET
    @Path("{id}/corrective-actions")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "List the corrective actions of an inspection, newest first")
    public Page<CorrectiveActionView> of(
            UUID id,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt", "dueOn", "-dueOn"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        return cursors.page(CorrectiveActionDesk.LISTING, sort, part, search -> desk.of(id, search), this::seen);
    }

    @GET
    @Path("corrective-actions")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "List the corrective actions that the caller may see, newest first")
    public Page<CorrectiveActionView> list(
            @RestQuery CorrectiveActionStatus status,
            @RestQuery @Parameter(description = "Only those that one factory owns.") UUID factoryId,
            @RestQuery UUID orderId,
            @RestQuery @Parameter(description = "Due before this day, whatever became of it.") LocalDate dueBefore,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt", "dueOn", "-dueOn"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        return cursors.page(
                CorrectiveActionDesk.LISTING,
                sort,
                part,
                search -> desk.page(orderId, status, factoryId, dueBefore, search),
                this::seen);
    }

    @GET
    @Present
    @Path("corrective-actions/{actionId}")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "Read a corrective action")
    public CorrectiveActionView get(UUID actionId) {
        return seen(desk.get(actionId));
    }

    @POST
    @Path("corrective-actions/{actionId}/evidence")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit
    @RolesAllowed(Role.FACTORY)
    @Operation(
            summary = "Answer a corrective action as its factory",
            description = "What was done, and up to 10 files that show it: PDF, PNG or JPG of at most 20 MB each.")
    public CorrectiveActionView answer(
            UUID actionId,
            @RestForm @NotBlank @Size(max = 2000) String evidence,
            @RestForm("file") List<FileUpload> files,
            @RestForm LocalDate occurredOn) {
        return seen(desk.answer(actionId, evidence, Uploads.of(files), occurredOn));
    }

    @POST
    @Path("corrective-actions/{actionId}/verification")
    @RolesAllowed({Role.INSPECTOR, Role.QUALITY_MANAGER})
    @Operation(
            summary = "Verify that what the factory did was effective (S3.12)",
            description =
                    "Never by whoever answered: 403 answered-it-oneself. One that was not effective is open again, "
                            + "with a reason.")
    public CorrectiveActionView verify(UUID actionId, @NotNull @Valid Verification request) {
        return seen(desk.verify(actionId, request.effective(), request.remark(), request.dueOn()));
    }

    @GET
    @Path("corrective-actions/{actionId}/files")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "List the files of the factory's answers, oldest first")
    public List<Attachment> files(UUID actionId) {
        return desk.files(actionId);
    }

    @GET
    @Path("corrective-actions/{actionId}/files/{fileId}")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "Download a file of the factory's answers")
    @APIResponse(responseCode = "200", description = "The file, as an attachment")
    public RestResponse<File> file(UUID actionId, UUID fileId) {
        return FileAnswer.of(attachments.file(desk.get(actionId).id(), fileId));
    }

    private CorrectiveActionView seen(CorrectiveAction action) {
        return CorrectiveActionView.of(action, clock.today(), caller);
    }
}
