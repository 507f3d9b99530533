package org.gendan.production.order.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.Lot;
import org.gendan.production.order.PlanRevision;
import org.gendan.production.order.WorkAssignment;

/** A work assignment in a list, without its shares and earlier plans: neither customer nor price stands in it. */
@Schema(description = "A lot in a list; its shares, plans and what it waits for stand in itself.")
record AssignmentSummary(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID orderId,
        String orderNumber,

        @Schema(description = "The order's revision that the lot was cut from.")
        int revision,

        UUID factoryId,
        String lot,
        AssignmentStatus status,

        @Schema(description = "Business time since when it stands there; UTC.")
        Instant sinceAt,

        @Schema(description = "Sets, over all shares.") int quantity,

        @Schema(description = "Good sets in cartons.") int packed,

        @Schema(description = "By the plan that holds; absent until there is one.")
        LocalDate startOn,

        @Schema(description = "By the plan that holds; absent until there is one.")
        LocalDate completeOn,

        @Schema(description = "Who inspects it; absent until the quality manager said so.")
        String inspector,

        LocalDate startedOn,
        LocalDate completedOn,
        boolean held) {

    static AssignmentSummary of(Lot lot) {
        WorkAssignment assignment = lot.assignment();
        Optional<PlanRevision> plan = assignment.plan();
        return new AssignmentSummary(
                assignment.id(),
                assignment.version(),
                assignment.createdAt(),
                assignment.updatedAt(),
                lot.order().id(),
                lot.order().orderNumber(),
                assignment.revision(),
                assignment.factoryId(),
                assignment.lot(),
                assignment.status(),
                assignment.since(),
                assignment.quantity(),
                lot.made().packed(),
                plan.map(PlanRevision::startOn).orElse(null),
                plan.map(PlanRevision::completeOn).orElse(null),
                lot.quality() == null ? null : lot.quality().inspector(),
                assignment.startedOn(),
                assignment.completedOn(),
                assignment.hold() != null);
    }
}
