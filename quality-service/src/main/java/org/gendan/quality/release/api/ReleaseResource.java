package org.gendan.quality.release.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.quality.Sees;
import org.gendan.quality.release.OrderQuality;
import org.gendan.quality.release.ReleaseDesk;

/** The release of an order's goods over REST (brief, part 3, clause 11). */
@SafeToRepeat
@Path("/api/inspection-plans/orders/{orderId}")
@Tag(name = "Release of the goods", description = "The release of an order's goods (brief, part 3, clause 11).")
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
    @Present
    @RolesAllowed(Sees.RELEASES)
    @Operation(summary = "Read whether the goods of an order may leave, and what that waits for")
    public ReleaseView get(UUID orderId) {
        return seen(desk.get(orderId));
    }

    @POST
    @Path("release")
    @RolesAllowed(Role.SUPERVISOR)
    @Operation(
            summary = "Release the goods of the order's present revision (S3.11b)",
            description = "409 goods-not-releasable with everything that is missing, lot by lot; 409 released-already. "
                    + "The balance is another matter (rule 50).")
    public ReleaseView release(UUID orderId) {
        return seen(desk.release(orderId));
    }

    @POST
    @Path("release-revocation")
    @RolesAllowed({Role.SUPERVISOR, Role.QUALITY_MANAGER})
    @Operation(
            summary = "Take the last release back",
            description = "Logistics refuses shipment and gate-out from then on. 409 not-released where none stands.")
    public ReleaseView revoke(UUID orderId, @NotNull @Valid Revocation request) {
        return seen(desk.revoke(orderId, request.reason()));
    }

    private ReleaseView seen(OrderQuality quality) {
        return ReleaseView.of(quality, caller);
    }
}
