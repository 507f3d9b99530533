package org.gendan.production.order.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.production.Sees;
import org.gendan.production.order.Lot;
import org.gendan.production.order.NewAssignment;
import org.gendan.production.order.Planning;
import org.gendan.production.order.Planning.Sheet;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Production orders over REST (brief, part 1, clause 9). */
@Path("/api/production-orders")
@Tag(
        name = "Production orders",
        description =
                "What is to be made, which factory it could be given to, and what amendments did (brief, part 1, clause 9).")
class ProductionOrderResource {
    private final Planning planning;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;
    private final AssignmentViews views;

    ProductionOrderResource(
            Planning planning, Idempotency idempotency, Cursors cursors, Caller caller, AssignmentViews views) {
        this.planning = planning;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
        this.views = views;
    }

    @GET
    @RolesAllowed(Sees.ORDERS)
    @Operation(summary = "List the production orders that the caller may see, newest first")
    public Page<ProductionOrderView> list(
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                planning.page(cursors.read(cursor), limit + 1),
                limit,
                sheet -> sheet.order().id(),
                this::view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Sees.ORDERS)
    @Operation(
            summary = "Read a production order",
            description = "Its id is the order's. 404 until order-service announced the order as confirmed.")
    public ProductionOrderView get(UUID id) {
        return view(planning.get(id));
    }

    @POST
    @Path("{id}/assignments")
    @RolesAllowed(Role.PLANNER)
    @Operation(
            summary = "Give a lot to a factory (S1.9)",
            description = "409 production-not-released while the order's deposit is not confirmed for its revision, "
                    + "with what is missing; 409 more-than-ordered when the lots together would make more of a line "
                    + "than was ordered.")
    public RestResponse<AssignmentView> assign(
            UUID id, @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewAssignment request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Lot lot = planning.assign(id, request);
            return Created.at("/api/assignments/" + lot.assignment().id(), views.of(lot));
        });
    }

    private ProductionOrderView view(Sheet sheet) {
        return ProductionOrderView.of(sheet, views.of(sheet.lots()), caller);
    }
}
