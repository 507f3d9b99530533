package org.gendan.quality.inspection.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.BodyLimit;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.Line;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.api.FileAnswer;
import org.gendan.office.attachment.api.Uploads;
import org.gendan.quality.Sees;
import org.gendan.quality.inspection.InspectionDesk;
import org.gendan.quality.inspection.InspectionDesk.Visit;
import org.gendan.quality.inspection.Signatures;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The factory's signature under an inspection report, and the papers that belong to it (decision 6). */
@SafeToRepeat
@Path("/api/inspections/{id}")
@Tag(name = "Inspections")
class SignatureResource {
    private final Signatures signatures;
    private final InspectionDesk desk;
    private final Attachments attachments;
    private final Caller caller;

    SignatureResource(Signatures signatures, InspectionDesk desk, Attachments attachments, Caller caller) {
        this.signatures = signatures;
        this.desk = desk;
        this.attachments = attachments;
        this.caller = caller;
    }

    @Schema(name = "InspectionSigning", description = "Who signs for the factory; the caller if absent.")
    record Signing(@Size(min = 1, max = 100) String signedBy) {}

    @Schema(description = "Whether the scan is the signed report.")
    record ScanConfirmation(@NotNull Boolean accepted) {}

    @POST
    @Path("signature")
    @RolesAllowed(Role.FACTORY)
    @Operation(
            summary = "Sign an inspection report as its factory (S3.9)",
            description = "Binds to the report's contentHash: a report that is written anew needs a new signature.")
    public InspectionView sign(UUID id, @Valid Signing request) {
        return seen(signatures.sign(id, request == null ? null : request.signedBy()));
    }

    @POST
    @Path("signed-scan")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit
    @RolesAllowed(Role.INSPECTOR)
    @Operation(
            summary = "Archive the scan of a report that the factory signed on paper",
            description =
                    "A PDF, PNG or JPG of at most 20 MB, and who signed. It counts once quality has confirmed it.")
    public InspectionView archive(
            UUID id, @RestForm("file") FileUpload file, @RestForm @NotBlank @Size(max = 100) @Line String signedBy) {
        return seen(signatures.archiveScan(id, Uploads.of(file), signedBy));
    }

    @POST
    @Path("scan-confirmation")
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(summary = "Confirm an archived scan, or turn it down")
    public InspectionView confirm(UUID id, @NotNull @Valid ScanConfirmation request) {
        return seen(signatures.confirmScan(id, request.accepted()));
    }

    @GET
    @Path("documents")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "List the scans and pictures of an inspection, oldest first")
    public List<Attachment> documents(UUID id) {
        return attachments.of(desk.get(id).inspection().id());
    }

    @GET
    @Path("documents/{documentId}")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "Download a scan or picture of an inspection")
    @APIResponse(responseCode = "200", description = "The file, as an attachment")
    public RestResponse<File> document(UUID id, UUID documentId) {
        return FileAnswer.of(attachments.file(desk.get(id).inspection().id(), documentId));
    }

    @Present
    InspectionView present(UUID id) {
        return seen(desk.get(id));
    }

    private InspectionView seen(Visit visit) {
        return InspectionView.of(visit, caller);
    }
}
