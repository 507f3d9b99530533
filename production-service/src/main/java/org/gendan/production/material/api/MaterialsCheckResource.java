package org.gendan.production.material.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Role;
import org.gendan.production.material.MaterialDesk;
import org.gendan.production.order.OpenShortage;
import org.gendan.production.order.WorkAssignment;

/** The check of an assignment's materials over REST (S3.1). */
@SafeToRepeat
@Path("/api/assignments/{id}/materials-check")
@Tag(name = "Materials")
class MaterialsCheckResource {
    private final MaterialDesk desk;

    MaterialsCheckResource(MaterialDesk desk) {
        this.desk = desk;
    }

    @Schema(name = "MaterialsCheckRequest", description = "When it was checked.")
    record Check(
            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(name = "MaterialsCheckView", description = "The outcome of a check.")
    @MayLack({"checkedOn", "checkedBy"})
    record CheckView(
            UUID assignmentId,
            long version,
            LocalDate checkedOn,
            String checkedBy,

            @Schema(description = "What is missing; it blocks the start until it came or was overridden.")
            List<OpenShortage> openShortages) {}

    @POST
    @RolesAllowed({Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(
            summary = "Check the materials of an assignment; may be repeated",
            description = "409 materials-not-checkable with what is missing: a delivery, its count, or the personal "
                    + "confirmation of a count with anomalies. An open shortage is announced with the check.")
    public CheckView check(UUID id, @Valid Check request) {
        WorkAssignment assignment =
                desk.check(id, request == null ? null : request.occurredOn()).assignment();
        return new CheckView(
                assignment.id(),
                assignment.version(),
                assignment.materials().checkedOn(),
                assignment.materials().checkedBy(),
                assignment.openShortages());
    }
}
