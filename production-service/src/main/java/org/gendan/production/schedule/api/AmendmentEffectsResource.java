package org.gendan.production.schedule.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rule.MayLack;
import org.gendan.production.Sees;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.LotChange;
import org.gendan.production.schedule.AmendmentEffects;
import org.gendan.production.schedule.Warning;

/** What amendments did to an order's lots, over REST. */
@Path("/api/production-orders")
@Tag(name = "Production orders")
class AmendmentEffectsResource {
    private final AmendmentEffects effects;

    AmendmentEffectsResource(AmendmentEffects effects) {
        this.effects = effects;
    }

    @Schema(description = "What amendments changed of a lot, and what has to be seen to because of it.")
    @MayLack({})
    record EffectsView(
            UUID assignmentId,
            String lot,
            AssignmentStatus status,
            @Schema(description = "Sets.") int quantity,
            List<LotChange> changes,
            List<Warning> effects) {
        static EffectsView of(AmendmentEffects.OfLot each) {
            return new EffectsView(
                    each.lot().assignment().id(),
                    each.lot().assignment().lot(),
                    each.lot().assignment().status(),
                    each.lot().assignment().quantity(),
                    each.changes(),
                    each.effects());
        }
    }

    @GET
    @Path("{id}/amendment-effects")
    @RolesAllowed(Sees.ORDERS)
    @Operation(
            summary = "Show what the amendments of an order did to plan, materials and inspections of its lots",
            description =
                    "Of each lot that is still made: plan-not-moved as long as the plan is the one of the quantity "
                            + "before, materials-to-check where more is to be made than the materials were checked for, "
                            + "mid-reports-changed where the quantity asks for another number (S3.9), and whatever else speaks "
                            + "against its plan by now, such as completion-beyond-contract. Conflicts with progress stand in the "
                            + "production order.")
    public List<EffectsView> of(UUID id) {
        return effects.of(id).stream().map(EffectsView::of).toList();
    }
}
