package org.gendan.production.material.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.production.Sees;
import org.gendan.production.material.Count;
import org.gendan.production.material.Delivery;
import org.gendan.production.material.MaterialDesk;
import org.gendan.production.material.NewDelivery;
import org.gendan.production.material.Replenished;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Deliveries of fabric and trims over REST (S3.1). */
@SafeToRepeat
@Path("/api/materials")
@Tag(
        name = "Materials",
        description = "Deliveries of fabric and trims, and the check of an assignment's materials (S3.1).")
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

    @Schema(name = "MaterialConfirmation", description = "A personal confirmation of the count.")
    record Confirmation(@Size(max = 500) String remark) {}

    @POST
    @RolesAllowed({Role.FACTORY, Role.MERCHANDISER, Role.INSPECTOR, Role.PLANNER})
    @Operation(summary = "Register a delivery at the factory by its list (S3.1a)")
    public RestResponse<DeliveryView> register(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewDelivery request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Delivery delivery = desk.register(request);
            return Created.at("/api/materials/" + delivery.id(), view(delivery));
        });
    }

    @GET
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "List the deliveries for an assignment, newest first")
    public Page<DeliveryView> list(
            @RestQuery @NotNull UUID assignmentId,
            @RestQuery @Parameter(description = "Whether it was counted already.") Boolean counted,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        return cursors.page(
                MaterialDesk.LISTING, sort, part, search -> desk.page(assignmentId, counted, search), this::view);
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "Read a delivery with its count and anomalies")
    public DeliveryView get(UUID id) {
        return view(desk.get(id));
    }

    @POST
    @Path("{id}/count")
    @RolesAllowed({Role.FACTORY, Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(
            summary = "Count a delivery against its list, at once (S3.1a)",
            description = "Anomalies are computed: SHORTAGE below the list, WIDTH below the listed width, DEFECT above "
                    + "the limit of points per 100 square yards. A new count replaces the one before.")
    public DeliveryView count(UUID id, @NotNull @Valid Count request) {
        return view(desk.count(id, request));
    }

    @POST
    @Path("{id}/confirmation")
    @RolesAllowed({Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(summary = "Confirm in person the final count of a delivery with anomalies (S3.1b)")
    public DeliveryView confirm(UUID id, @Valid Confirmation request) {
        return view(desk.confirm(id, request == null ? null : request.remark()));
    }

    @POST
    @Path("{id}/replenishments")
    @RolesAllowed({Role.FACTORY, Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(
            summary = "Record what came later for what was short",
            description = "409 nothing-missing where nothing is. The materials have to be checked again afterwards.")
    public RestResponse<DeliveryView> replenish(
            UUID id, @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid Replenished request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Delivery delivery = desk.replenish(id, request);
            return Created.at("/api/materials/" + id, view(delivery));
        });
    }

    private DeliveryView view(Delivery delivery) {
        return DeliveryView.of(delivery, desk.fourPoints(), caller);
    }
}
