package org.gendan.quality.lot.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.quality.Sees;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.release.LotQuality;
import org.gendan.quality.release.ReleaseDesk;
import org.gendan.quality.release.Remainder;
import org.gendan.quality.sample.SampleDesk;
import org.jboss.resteasy.reactive.RestQuery;

/** Inspection plans over REST, one per work assignment (brief, part 3). */
@SafeToRepeat
@Path("/api/inspection-plans")
@Tag(name = "Inspection plans", description = "Inspection plans, one per work assignment (brief, part 3).")
class InspectionPlanResource {
    private final PlanDesk plans;
    private final SampleDesk samples;
    private final ReleaseDesk releases;
    private final Cursors cursors;
    private final Caller caller;

    InspectionPlanResource(PlanDesk plans, SampleDesk samples, ReleaseDesk releases, Cursors cursors, Caller caller) {
        this.plans = plans;
        this.samples = samples;
        this.releases = releases;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "Who inspects the assignment.")
    record Appointment(
            @NotBlank @Size(max = 100) @Schema(description = "User name.", examples = "inspector")
            String inspector) {}

    @Schema(description = "How many signed mid reports there have to be where the brief says nothing.")
    record MidReports(
            @NotNull @Positive @Max(1000) @Schema(description = "At least 8.")
            Integer required,

            @NotBlank @Size(max = 1000) String reason) {}

    @Schema(description = "What the inspector holds for difficult in this lot; replaces what was stated before.")
    record DifficultPoints(@NotNull @Size(max = 100) List<@NotBlank @Size(max = 500) String> points) {}

    @Schema(description = "An approved sample of the same factory and product.")
    record EarlierSample(
            @NotNull UUID sampleId,
            @NotBlank @Size(max = 1000) String reason) {}

    @GET
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "List the inspection plans that the caller may see, newest first")
    public Page<PlanView.Summary> list(
            @RestQuery UUID orderId,
            @RestQuery @Size(max = 40) @Parameter(description = "The number in full.") String orderNumber,
            @RestQuery UUID factoryId,
            @RestQuery @Size(max = 100) @Parameter(description = "User name.") String inspector,
            @RestQuery @Parameter(description = "Whether all of the lot is made.") Boolean completed,
            @RestQuery @Parameter(description = "Planned to start on this day or later.") LocalDate startFrom,
            @RestQuery @Parameter(description = "Planned to start on this day or earlier.") LocalDate startTo,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        PlanDesk.Wanted wanted =
                new PlanDesk.Wanted(orderId, orderNumber, factoryId, inspector, completed, startFrom, startTo);
        return cursors.page(PlanDesk.LISTING, sort, part, search -> plans.page(wanted, search), PlanView.Summary::of);
    }

    @GET
    @Present
    @Path("{assignmentId}")
    @RolesAllowed(Sees.LOTS)
    @Operation(
            summary = "Read the inspection plan of a work assignment",
            description = "404 until the order and the assignment were announced. Gates and warnings are computed from "
                    + "what is known at this moment.")
    public PlanView get(UUID assignmentId) {
        return seen(plans.get(assignmentId));
    }

    @POST
    @Path("{assignmentId}/inspector")
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(summary = "Give the assignment to an inspector", description = "Whoever had it before sees it no more.")
    public PlanView appoint(UUID assignmentId, @NotNull @Valid Appointment request) {
        return seen(plans.appoint(assignmentId, request.inspector()));
    }

    @POST
    @Path("{assignmentId}/mid-reports")
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(
            summary = "Set the number of mid reports of an order above 10 000 pieces (S3.9)",
            description = "400 below 8; 409 mid-reports-decided where the bands of the brief decide it.")
    public PlanView setMidReports(UUID assignmentId, @NotNull @Valid MidReports request) {
        return seen(plans.setMidReports(assignmentId, request.required(), request.reason()));
    }

    @POST
    @Path("{assignmentId}/difficult-points")
    @RolesAllowed(Role.INSPECTOR)
    @Operation(summary = "State the difficult points that the meeting goes through (S3.5)")
    public PlanView stateDifficulties(UUID assignmentId, @NotNull @Valid DifficultPoints request) {
        return seen(plans.stateDifficulties(assignmentId, request.points()));
    }

    @POST
    @Path("{assignmentId}/earlier-sample")
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(
            summary = "Take an earlier approved sample for this assignment's (S3.2)",
            description = "409 earlier-sample-unfit unless it is sealed and of the same factory and products.")
    public PlanView acceptEarlier(UUID assignmentId, @NotNull @Valid EarlierSample request) {
        return seen(samples.acceptEarlier(assignmentId, request.sampleId(), request.reason()));
    }

    @POST
    @Path("{assignmentId}/remainder")
    @RolesAllowed(Role.INSPECTOR)
    @Operation(
            summary = "Report on what was packed after the final inspection (S3.11d)",
            description = "409 remainder-not-open while the final inspection is not accepted and decided, and for "
                    + "resolved=true while not everything is packed.")
    public PlanView follow(UUID assignmentId, @NotNull @Valid Remainder request) {
        return seen(releases.follow(assignmentId, request));
    }

    private PlanView seen(PlannedLot lot) {
        return seen(releases.of(lot));
    }

    private PlanView seen(LotQuality quality) {
        return PlanView.of(quality, caller);
    }
}
