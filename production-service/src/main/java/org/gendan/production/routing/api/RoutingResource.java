package org.gendan.production.routing.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Role;
import org.gendan.production.routing.Routing;
import org.gendan.production.routing.RoutingDetails;
import org.gendan.production.routing.RoutingRegister;
import org.gendan.production.routing.Step;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** How product series are made, over REST. */
@Path("/api/production-orders/routings")
@Tag(name = "Routings", description = "How product series are made.")
@RolesAllowed({
    Role.PLANNER,
    Role.PRODUCTION_MANAGER,
    Role.MERCHANDISER,
    Role.INSPECTOR,
    Role.QUALITY_MANAGER,
    Role.BUSINESS_MANAGER,
    Role.SUPERVISOR,
    Role.AUDITOR
})
class RoutingResource {
    private final RoutingRegister register;
    private final Cursors cursors;

    RoutingResource(RoutingRegister register, Cursors cursors) {
        this.register = register;
        this.cursors = cursors;
    }

    @Schema(description = "The processes of a product series.")
    @MayLack({})
    record RoutingView(String series, long version, List<Step> processes) implements Versioned {
        static RoutingView of(Routing routing) {
            return new RoutingView(
                    routing.series(), routing.version(), routing.route().steps());
        }
    }

    @GET
    @Operation(
            summary = "List the series that are made on a route of their own",
            description = "All others are cut, sewn, pressed and packed: CUTTING, SEWING, PRESSING, PACKING.")
    public Page<RoutingView> list(
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(register.page(cursors.read(cursor), limit + 1), limit, Routing::id, RoutingView::of);
    }

    @GET
    @Path("{series}")
    @Operation(summary = "Read the route of a series", description = "404 unknown-routing where it is the usual one.")
    public RoutingView get(@RestPath String series) {
        return seen(register.get(series));
    }

    @PUT
    @Path("{series}")
    @RolesAllowed({Role.PLANNER, Role.PRODUCTION_MANAGER})
    @Operation(
            summary = "State how a series is made, anew or for the first time",
            description = "Needs If-Match where the series has a routing. Plans are laid out along it and progress is "
                    + "judged along it (rule 23): a process never counts more sets than each one that it follows has "
                    + "good ones of. Lots that were given out before keep the route that they were given.")
    public RoutingView state(@RestPath @Size(max = 100) String series, @NotNull @Valid RoutingDetails details) {
        return seen(register.state(series, details));
    }

    @DELETE
    @Path("{series}")
    @RolesAllowed({Role.PLANNER, Role.PRODUCTION_MANAGER})
    @Operation(
            summary = "Take a routing back: the series is made the usual way from now on",
            description =
                    "Needs If-Match. 404 unknown-routing where the series has none. Lots that were given out before "
                            + "keep the route that they were given.")
    @APIResponse(responseCode = "204", description = "The series has no routing of its own any more")
    public void remove(@RestPath String series) {
        register.remove(series);
    }

    private static RoutingView seen(Routing routing) {
        return RoutingView.of(routing);
    }
}
