package org.gendan.production.schedule.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.language.Role;
import org.gendan.production.order.NewPlan;
import org.gendan.production.order.api.AssignmentView;
import org.gendan.production.order.api.AssignmentViews;
import org.gendan.production.schedule.Proposal;
import org.gendan.production.schedule.Scheduling;
import org.gendan.production.schedule.Scheduling.Scheduled;
import org.gendan.production.schedule.Warning;

/** The plans of work assignments over REST. */
@SafeToRepeat
@Path("/api/assignments")
@Tag(name = "Work assignments")
class ScheduleResource {
    private final Scheduling scheduling;
    private final AssignmentViews views;

    ScheduleResource(Scheduling scheduling, AssignmentViews views) {
        this.scheduling = scheduling;
        this.views = views;
    }

    @Schema(description = "A lot with its new plan, and what speaks against that.")
    record ScheduledView(@JsonUnwrapped AssignmentView assignment, List<Warning> warnings) {}

    @GET
    @Path("{id}/plan-proposal")
    @RolesAllowed({Role.PLANNER, Role.PRODUCTION_MANAGER})
    @Operation(
            summary = "Count a plan back from the contract's delivery date on the factory's own calendar (S1.10b)",
            description =
                    "With milestones for materials, sample and meeting, and what speaks against it. Proposes only.")
    public Proposal propose(UUID id) {
        return scheduling.propose(id);
    }

    @POST
    @Path("{id}/schedule")
    @RolesAllowed(Role.PLANNER)
    @Operation(
            summary = "Plan a work assignment, or move its plan with a reason",
            description = "Plans are appended, never changed (rule 28). Warnings forbid nothing: run-too-short for the "
                    + "mid reports that the quantity asks for (decision 2), start-, completion- or "
                    + "shipment-beyond-contract, capacity-overlap, meeting-days, calendar-estimated.")
    public ScheduledView schedule(UUID id, @NotNull @Valid NewPlan request) {
        return seen(scheduling.schedule(id, request));
    }

    @Present
    ScheduledView present(UUID id) {
        return seen(scheduling.scheduled(id));
    }

    private ScheduledView seen(Scheduled scheduled) {
        return new ScheduledView(views.of(scheduled.lot()), scheduled.warnings());
    }
}
