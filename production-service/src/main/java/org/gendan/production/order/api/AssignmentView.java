package org.gendan.production.order.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Missing;
import org.gendan.language.Role;
import org.gendan.production.inspection.QualityRecord;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.Cancellation;
import org.gendan.production.order.Hold;
import org.gendan.production.order.Lot;
import org.gendan.production.order.MaterialsCheck;
import org.gendan.production.order.OpenShortage;
import org.gendan.production.order.OrderedLine;
import org.gendan.production.order.PlanRevision;
import org.gendan.production.order.ShortClosure;
import org.gendan.production.order.WorkAssignment;
import org.gendan.production.routing.Made.Output;
import org.gendan.production.routing.PlannedProcess;
import org.gendan.production.routing.Step;

/** A work assignment as staff and its own factory see it: neither customer nor price nor another factory stands in it. */
@Schema(description = "A lot of a production order that one factory makes.")
@MayLack({
    "orderNumber",
    "plan",
    "materials",
    "inspector",
    "preProduction",
    "startedOn",
    "completedOn",
    "hold",
    "cancelled",
    "missing"
})
public record AssignmentView(
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
        List<ShareView> shares,

        @Schema(description = "The processes that its pieces go through, as they were when the lot was given out.")
        List<Step> routing,

        @Schema(description = "The plan that holds; absent until there is one.")
        PlanView plan,

        @Schema(description = "All plans, the first one first; none is ever changed (rule 28).")
        List<PlanView> plans,

        MaterialsView materials,

        @Schema(description = "Who inspects it; absent until the quality manager said so.")
        String inspector,

        PreProductionView preProduction,
        LocalDate startedOn,

        @Schema(description = "Good sets that are made up, packed or not.")
        int produced,

        @Schema(description = "Good sets in cartons.") int packed,
        List<Output> outputs,
        List<ShortClosure> shortClosures,
        LocalDate completedOn,
        Hold hold,
        Cancellation cancelled,
        LocalDate assignedOn,
        @Schema(description = "Business time; UTC.") Instant assignedAt,

        @Schema(description = "What its next step, start or completion, waits for today; for staff.")
        List<Missing> missing,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(name = "AssignmentShareView", description = "What is made of a line, in sets.")
    @MayLack("series")
    record ShareView(
            UUID lineId,
            int number,
            String series,
            String model,
            String specification,
            String colour,
            String size,
            int quantity) {}

    @Schema(name = "AssignmentPlanView", description = "A plan; the reason says why it differs from the one before.")
    @MayLack({"shipOn", "reason"})
    record PlanView(
            int number,
            LocalDate startOn,
            LocalDate completeOn,
            LocalDate shipOn,
            List<PlannedProcess> processes,
            String reason,
            LocalDate plannedOn,
            String plannedBy) {
        static PlanView of(PlanRevision plan) {
            return new PlanView(
                    plan.number(),
                    plan.startOn(),
                    plan.completeOn(),
                    plan.shipOn(),
                    plan.processes(),
                    plan.reason(),
                    plan.plannedOn(),
                    plan.plannedBy());
        }
    }

    @Schema(description = "The last check of the materials; absent until there was one, and again after a new count.")
    @MayLack({"checkedOn", "checkedBy", "overriddenBy", "overrideReason"})
    record MaterialsView(
            LocalDate checkedOn,
            String checkedBy,
            List<OpenShortage> openShortages,
            String overriddenBy,
            String overrideReason) {
        static MaterialsView of(WorkAssignment assignment) {
            MaterialsCheck check = assignment.materials();
            return check == null
                    ? null
                    : new MaterialsView(
                            check.checkedOn(),
                            check.checkedBy(),
                            assignment.openShortages(),
                            check.overriddenBy(),
                            check.overrideReason());
        }
    }

    @Schema(description = "That quality approved sample and meeting; absent until it did.")
    @MayLack({"approvedOn", "meetingOn"})
    record PreProductionView(LocalDate approvedOn, LocalDate meetingOn, boolean earlierSample) {
        static PreProductionView of(QualityRecord quality) {
            return quality == null || !quality.isApproved()
                    ? null
                    : new PreProductionView(quality.approvedOn(), quality.meetingOn(), quality.isEarlierSample());
        }
    }

    static AssignmentView of(Lot lot, List<String> nextSteps, Caller caller, LocalDate today) {
        WorkAssignment assignment = lot.assignment();
        Map<UUID, OrderedLine> lines =
                lot.order().lines().stream().collect(Collectors.toMap(OrderedLine::id, Function.identity()));
        return new AssignmentView(
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
                assignment.shares().stream()
                        .map(share -> share(lines.get(share.lineId()), share.quantity()))
                        .toList(),
                assignment.route().steps(),
                assignment.plan().map(PlanView::of).orElse(null),
                assignment.plans().stream().map(PlanView::of).toList(),
                MaterialsView.of(assignment),
                lot.quality() == null ? null : lot.quality().inspector(),
                PreProductionView.of(lot.quality()),
                assignment.startedOn(),
                lot.made().produced(),
                lot.made().packed(),
                lot.made().outputs(),
                assignment.closures(),
                assignment.completedOn(),
                assignment.hold(),
                assignment.cancelled(),
                assignment.assignedOn(),
                assignment.assignedAt(),
                caller.has(Role.FACTORY) ? null : missing(lot, today),
                nextSteps);
    }

    private static List<Missing> missing(Lot lot, LocalDate today) {
        return switch (lot.assignment().status()) {
            case ASSIGNED -> lot.startGate(today).missing();
            case STARTED -> lot.completionGate().missing();
            case COMPLETED, CANCELLED -> List.of();
        };
    }

    private static ShareView share(OrderedLine line, int quantity) {
        return new ShareView(
                line.id(),
                line.number(),
                line.series(),
                line.model(),
                line.specification(),
                line.colour(),
                line.size(),
                quantity);
    }
}
