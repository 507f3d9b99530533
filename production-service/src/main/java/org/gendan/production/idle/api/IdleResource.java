package org.gendan.production.idle.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Role;
import org.gendan.production.idle.Reconciliation;
import org.gendan.production.order.ProductionOrder;
import org.gendan.production.order.ProductionOrderStatus;

/** Orders that are paid and not made, over REST. */
@Path("/api/production-orders/idle")
@Tag(name = "Production orders")
class IdleResource {
    private final Reconciliation reconciliation;

    IdleResource(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Schema(description = "An order that is paid and idle; without a number while order-service has not announced it.")
    @MayLack("orderNumber")
    record IdleView(
            UUID id,
            String orderNumber,
            ProductionOrderStatus status,
            int revision,
            @Schema(description = "Business time; UTC.") Instant sinceAt) {
        static IdleView of(ProductionOrder order) {
            return new IdleView(order.id(), order.orderNumber(), order.status(), order.revision(), order.since());
        }
    }

    @GET
    @RolesAllowed({Role.PLANNER, Role.PRODUCTION_MANAGER, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR})
    @Operation(
            summary = "List the orders that are paid and not made, the longest idle first, at most 200 (rule 26)",
            description = "A deposit confirmed for longer than gendan.idle.unreleased without a release, or a release "
                    + "older than gendan.idle.unassigned without a lot.")
    public List<IdleView> idle() {
        return reconciliation.idle().stream().map(IdleView::of).toList();
    }
}
