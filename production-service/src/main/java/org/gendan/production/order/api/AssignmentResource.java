package org.gendan.production.order.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.ExpectedVersion;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Role;
import org.gendan.production.order.Planning;
import org.gendan.production.order.Planning.Lot;
import org.jboss.resteasy.reactive.RestQuery;

/** Work assignments over REST; a factory sees its own. */
@Path("/api/assignments")
@Tag(name = "Work assignments")
class AssignmentResource {
    private final Planning planning;
    private final Cursors cursors;

    AssignmentResource(Planning planning, Cursors cursors) {
        this.planning = planning;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({
        Role.PLANNER,
        Role.PRODUCTION_MANAGER,
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.FACTORY,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "List the work assignments that the caller may see, newest first")
    @APIResponse(responseCode = "200", description = "A page of work assignments")
    public Response list(
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                planning.assignments(cursors.read(cursor), limit + 1),
                limit,
                lot -> lot.assignment().id(),
                lot -> AssignmentView.of(lot.assignment(), lot.order()),
                cursors,
                uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Role.PLANNER,
        Role.PRODUCTION_MANAGER,
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.FACTORY,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "Read a work assignment")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response get(UUID id) {
        Lot lot = planning.assignment(id);
        return Response.ok(AssignmentView.of(lot.assignment(), lot.order()))
                .tag(ExpectedVersion.tag(lot.assignment().version()))
                .build();
    }
}
