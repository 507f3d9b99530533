package org.gendan.production.factory.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Role;
import org.gendan.production.factory.Factory;
import org.gendan.production.factory.FactoryDetails;
import org.gendan.production.factory.FactoryRegister;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Factories over REST (S4.2). */
@SafeToRepeat
@Path("/api/factories")
@Tag(name = "Factories", description = "Who makes the goods (S4.2).")
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

    @MayLack({})
    record FactoryView(UUID id, long version, Instant createdAt, Instant updatedAt, FactoryDetails details)
            implements Versioned {
        static FactoryView of(Factory factory) {
            return new FactoryView(
                    factory.id(), factory.version(), factory.createdAt(), factory.updatedAt(), factory.details());
        }
    }

    @POST
    @RolesAllowed({Role.PLANNER, Role.PRODUCTION_MANAGER})
    @Operation(summary = "Add a factory")
    public RestResponse<FactoryView> add(@NotNull @Valid NewFactory request) {
        Factory factory = register.add(request.id(), request.details());
        return Created.at("/api/factories/" + factory.id(), FactoryView.of(factory));
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
    public Page<FactoryView> list(
            @RestQuery @Size(max = 100) @Parameter(description = "Part of code or name.") String q,
            @RestQuery @Parameter(description = "Whether it takes work.") Boolean active,
            @RestQuery
                    @Schema(
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "updatedAt",
                                "-updatedAt",
                                "code",
                                "-code",
                                "name",
                                "-name"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        return cursors.page(
                FactoryRegister.LISTING, sort, part, search -> register.page(q, active, search), FactoryView::of);
    }

    @GET
    @Present
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
    public FactoryView get(UUID id) {
        return seen(register.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.PLANNER, Role.PRODUCTION_MANAGER})
    @Operation(summary = "Change a factory; needs If-Match")
    public FactoryView change(UUID id, @NotNull @Valid FactoryDetails details) {
        return seen(register.change(id, details));
    }

    private static FactoryView seen(Factory factory) {
        return FactoryView.of(factory);
    }
}
