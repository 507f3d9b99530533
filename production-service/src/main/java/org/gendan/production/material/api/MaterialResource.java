package org.gendan.production.material.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.gendan.production.material.Count;
import org.gendan.production.material.Delivery;
import org.gendan.production.material.MaterialDesk;
import org.gendan.production.material.NewDelivery;
import org.gendan.production.material.Replenished;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** Deliveries of fabric and trims over REST (S3.1). */
@Path("/api/materials")
@Tag(name = "Materials")
class MaterialResource {
    private final MaterialDesk desk;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    MaterialResource(MaterialDesk desk, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "A personal confirmation of the count.")
    record Confirmation(@Size(max = 500) String remark) {}

    @POST
    @RolesAllowed({Role.FACTORY, Role.MERCHANDISER, Role.INSPECTOR, Role.PLANNER})
    @Operation(summary = "Register a delivery at the factory by its list (S3.1a)")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DeliveryView.class)))
    public Response register(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewDelivery request) {
        return idempotency.onceAsResponse(idempotencyKey, request, () -> {
            Delivery delivery = desk.register(request);
            return Response.created(URI.create("/api/materials/" + delivery.id()))
                    .entity(view(delivery))
                    .tag(ExpectedVersion.tag(delivery.version()))
                    .build();
        });
    }

    @GET
    @RolesAllowed({
        Role.PLANNER,
        Role.PRODUCTION_MANAGER,
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.FACTORY,
        Role.INSPECTOR,
        Role.QUALITY_MANAGER,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "List the deliveries for an assignment, newest first")
    @APIResponse(responseCode = "200", description = "A page of deliveries")
    public Response list(
            @RestQuery @NotNull UUID assignmentId,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                desk.page(assignmentId, cursors.read(cursor), limit + 1),
                limit,
                Delivery::id,
                this::view,
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
        Role.INSPECTOR,
        Role.QUALITY_MANAGER,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "Read a delivery with its count and anomalies")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DeliveryView.class)))
    public Response get(UUID id) {
        return ok(desk.get(id));
    }

    @POST
    @Path("{id}/count")
    @RolesAllowed({Role.FACTORY, Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(
            summary = "Count a delivery against its list, at once (S3.1a)",
            description = "Anomalies are computed: SHORTAGE below the list, WIDTH below the listed width, DEFECT above "
                    + "the limit of points per 100 square yards. A new count replaces the one before.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DeliveryView.class)))
    public Response count(UUID id, @NotNull @Valid Count request) {
        return ok(desk.count(id, request));
    }

    @POST
    @Path("{id}/confirmation")
    @RolesAllowed({Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(summary = "Confirm in person the final count of a delivery with anomalies (S3.1b)")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DeliveryView.class)))
    public Response confirm(UUID id, @Valid Confirmation request) {
        return ok(desk.confirm(id, request == null ? null : request.remark()));
    }

    @POST
    @Path("{id}/replenishments")
    @RolesAllowed({Role.FACTORY, Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(
            summary = "Record what came later for what was short",
            description = "409 nothing-missing where nothing is. The materials have to be checked again afterwards.")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DeliveryView.class)))
    public Response replenish(
            UUID id, @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid Replenished request) {
        return idempotency.onceAsResponse(idempotencyKey, request, () -> {
            Delivery delivery = desk.replenish(id, request);
            return Response.created(URI.create("/api/materials/" + id))
                    .entity(view(delivery))
                    .tag(ExpectedVersion.tag(delivery.version()))
                    .build();
        });
    }

    private DeliveryView view(Delivery delivery) {
        return DeliveryView.of(delivery, desk.fourPoints(), caller);
    }

    private Response ok(Delivery delivery) {
        return Response.ok(view(delivery))
                .tag(ExpectedVersion.tag(delivery.version()))
                .build();
    }
}
