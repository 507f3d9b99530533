package org.gendan.quality.inspection.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.BodyLimit;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.Line;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.office.attachment.api.Uploads;
import org.gendan.quality.inspection.InspectionDesk.Visit;
import org.gendan.quality.inspection.Photo;
import org.gendan.quality.inspection.PhotoDesk;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The pictures of an inspection, each with what it shows. */
@SafeToRepeat
@Path("/api/inspections/{id}/photos")
@Tag(name = "Inspections")
class PhotoResource {
    private final PhotoDesk desk;
    private final Idempotency idempotency;
    private final Caller caller;

    PhotoResource(PhotoDesk desk, Idempotency idempotency, Caller caller) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit
    @RolesAllowed(Role.INSPECTOR)
    @Operation(
            summary = "Add a picture of a defect, or of the goods at large, to an inspection (S3.6 to S3.11)",
            description =
                    "A PNG or JPG of at most 20 MB, at most 40 of them, before the report or after it until a final "
                            + "inspection is decided. Its SHA-256 belongs to the report's contentHash: a picture that comes "
                            + "after the signature needs a new one. Pictures are evidence and stay.")
    @APIResponse(responseCode = "409", description = "too-many-photos; wrong-state")
    public RestResponse<InspectionView> add(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            UUID id,
            @RestForm("file") FileUpload file,
            @RestForm @Size(max = 60) @Line String code,
            @RestForm @Size(max = 60) @Line String process,
            @RestForm @Positive Integer unit,
            @RestForm @Size(max = 500) String caption) {
        Photo.Subject subject = new Photo.Subject(code, process, unit, caption);
        return idempotency.once(idempotencyKey, Arrays.asList(file, subject), () -> {
            Visit visit = desk.add(id, Uploads.of(file), subject);
            UUID photo = visit.inspection().photos().getLast().id();
            return Created.at(
                    "/api/inspections/%s/documents/%s".formatted(id, photo), InspectionView.of(visit, caller));
        });
    }
}
