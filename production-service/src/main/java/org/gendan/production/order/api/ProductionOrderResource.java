package org.gendan.production.order.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
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
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.production.Sees;
import org.gendan.production.order.Lot;
import org.gendan.production.order.NewAssignment;
import org.gendan.production.order.Planning;
import org.gendan.production.order.Planning.Sheet;
import org.gendan.production.order.ProductionOrderStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Production orders over REST (brief, part 1, clause 9). */
@SafeToRepeat
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
    @Operation(
            summary = "List the production orders that the caller may see, newest first",
            description = "Without their lines and lots, which each has itself.")
    public Page<ProductionOrderSummary> list(
            @RestQuery ProductionOrderStatus status,
            @RestQuery @Size(max = 40) @Parameter(description = "The number in full.") String orderNumber,
            @RestQuery @Size(max = 60) @Parameter(description = "Part of the number.") String q,
            @RestQuery @Parameter(description = "Only those of which this factory has a lot.") UUID factoryId,
            @RestQuery @Size(max = 60) @Parameter(description = "User name.") String merchandiser,
            @RestQuery @Parameter(description = "Due on this day or later.") LocalDate dueFrom,
            @RestQuery @Parameter(description = "Due on this day or earlier.") LocalDate dueTo,
            @RestQuery
                    @Schema(
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "updatedAt",
                                "-updatedAt",
                                "orderNumber",
                                "-orderNumber",
                                "dueOn",
                                "-dueOn"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        Planning.Wanted wanted = new Planning.Wanted(status, orderNumber, q, factoryId, merchandiser, dueFrom, dueTo);
        return cursors.page(
                Planning.LISTING, sort, part, search -> planning.page(wanted, search), ProductionOrderSummary::of);
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
