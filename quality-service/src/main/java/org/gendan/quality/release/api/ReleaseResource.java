package org.gendan.quality.release.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.gendan.quality.release.OrderQuality;
import org.gendan.quality.release.ReleaseDesk;

/** The release of an order's goods over REST (brief, part 3, clause 11). */
@Path("/api/inspection-plans/orders/{orderId}")
@Tag(name = "Release of the goods")
class ReleaseResource {
    private final ReleaseDesk desk;
    private final Caller caller;

    ReleaseResource(ReleaseDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @Schema(description = "Why the goods may no longer leave.")
    record Revocation(@NotBlank @Size(max = 1000) String reason) {}

    @GET
    @RolesAllowed({Role.MERCHANDISER, Role.QUALITY_MANAGER, Role.SUPERVISOR, Role.BUSINESS_MANAGER, Role.AUDITOR})
    @Operation(summary = "Read whether the goods of an order may leave, and what that waits for")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReleaseView.class)))
    public Response get(UUID orderId) {
        return view(desk.get(orderId));
    }

    @POST
    @Path("release")
    @RolesAllowed(Role.SUPERVISOR)
    @Operation(
            summary = "Release the goods of the order's present revision (S3.11b)",
            description = "409 goods-not-releasable with everything that is missing, lot by lot; 409 released-already. "
                    + "The balance is another matter (rule 50).")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReleaseView.class)))
    public Response release(UUID orderId) {
        return view(desk.release(orderId));
    }

    @POST
    @Path("release-revocation")
    @RolesAllowed({Role.SUPERVISOR, Role.QUALITY_MANAGER})
    @Operation(
            summary = "Take the last release back",
            description = "Logistics refuses shipment and gate-out from then on. 409 not-released where none stands.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReleaseView.class)))
    public Response revoke(UUID orderId, @NotNull @Valid Revocation request) {
        return view(desk.revoke(orderId, request.reason()));
    }

    private Response view(OrderQuality quality) {
        return Response.ok(ReleaseView.of(quality, caller))
                .tag(ExpectedVersion.tag(quality.order().version()))
                .build();
    }
}
