package org.gendan.production.factory.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.gendan.production.factory.Factory;
import org.gendan.production.factory.FactoryDetails;
import org.gendan.production.factory.FactoryRegister;
import org.jboss.resteasy.reactive.RestQuery;

/** Factories over REST (S4.2). */
@Path("/api/factories")
@Tag(name = "Factories")
class FactoryResource {
    private final FactoryRegister register;
    private final Cursors cursors;

    FactoryResource(FactoryRegister register, Cursors cursors) {
        this.register = register;
        this.cursors = cursors;
    }

    @Schema(description = "A new factory.")
    record NewFactory(
            @Schema(description = "Its id, where the realm or another system gave it one already; UUID.")
            UUID id,

            @NotNull @Valid FactoryDetails details) {}

    record FactoryView(UUID id, long version, FactoryDetails details) {
        static FactoryView of(Factory factory) {
            return new FactoryView(factory.id(), factory.version(), factory.details());
        }
    }

    @POST
    @RolesAllowed({Role.PLANNER, Role.PRODUCTION_MANAGER})
    @Operation(summary = "Add a factory")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FactoryView.class)))
    public Response add(@NotNull @Valid NewFactory request) {
        Factory factory = register.add(request.id(), request.details());
        return Response.created(URI.create("/api/factories/" + factory.id()))
                .entity(FactoryView.of(factory))
                .tag(ExpectedVersion.tag(factory.version()))
                .build();
    }

    @GET
    @RolesAllowed({
        Role.PLANNER,
        Role.PRODUCTION_MANAGER,
        Role.MERCHANDISER,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "List factories, newest first")
    @APIResponse(responseCode = "200", description = "A page of factories")
    public Response list(
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                register.page(cursors.read(cursor), limit + 1), limit, Factory::id, FactoryView::of, cursors, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Role.PLANNER,
        Role.PRODUCTION_MANAGER,
        Role.MERCHANDISER,
        Role.FACTORY,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "Read a factory; a factory reads itself")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FactoryView.class)))
    public Response get(UUID id) {
        return view(register.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.PLANNER, Role.PRODUCTION_MANAGER})
    @Operation(summary = "Change a factory; needs If-Match")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FactoryView.class)))
    public Response change(UUID id, @NotNull @Valid FactoryDetails details) {
        return view(register.change(id, details));
    }

    private static Response view(Factory factory) {
        return Response.ok(FactoryView.of(factory))
                .tag(ExpectedVersion.tag(factory.version()))
                .build();
    }
}
