package org.gendan.production.order.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.production.Sees;
import org.gendan.production.inspection.InspectionNote;
import org.gendan.production.inspection.QualityFacts;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.Because;
import org.gendan.production.order.Forecast;
import org.gendan.production.order.Forecasting;
import org.gendan.production.order.Lot;
import org.gendan.production.order.Lots;
import org.gendan.production.order.ShopFloor;
import org.jboss.resteasy.reactive.RestQuery;

/** Work assignments over REST; a factory sees its own. */
@SafeToRepeat
@Path("/api/assignments")
@Tag(name = "Work assignments", description = "What each factory makes, and when; a factory sees its own.")
class AssignmentResource {
    private final Lots lots;
    private final ShopFloor floor;
    private final Forecasting forecasting;
    private final QualityFacts quality;
    private final Cursors cursors;
    private final Caller caller;
    private final AssignmentViews views;

    AssignmentResource(
            Lots lots,
            ShopFloor floor,
            Forecasting forecasting,
            QualityFacts quality,
            Cursors cursors,
            Caller caller,
            AssignmentViews views) {
        this.lots = lots;
        this.floor = floor;
        this.forecasting = forecasting;
        this.quality = quality;
        this.cursors = cursors;
        this.caller = caller;
        this.views = views;
    }

    @Schema(description = "When it happened.")
    record On(
            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {
        static LocalDate of(On stated) {
            return stated == null ? null : stated.occurredOn;
        }
    }

    @Schema(description = "A line that ends with fewer pieces than it was to make.")
    record NewShortClosure(
            @NotNull UUID lineId,

            @NotBlank @Size(max = 500) String reason,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "When it will be complete as things go.")
    @MayLack({"expectedOn", "lateDays", "reason", "reasonZh"})
    record ForecastView(
            LocalDate expectedOn,

            @Schema(description = "Working days later than the contract's delivery date; for staff.")
            Integer lateDays,

            String reason,
            String reasonZh) {}

    @GET
    @RolesAllowed(Sees.LOTS)
    @Operation(
            summary = "List the work assignments that the caller may see, newest first",
            description = "Without their shares and earlier plans, which each has itself.")
    public Page<AssignmentSummary> list(
            @RestQuery @Parameter(description = "Only those of one factory.") UUID factoryId,
            @RestQuery AssignmentStatus status,
            @RestQuery UUID orderId,
            @RestQuery @Parameter(description = "Planned to start on this day or later.") LocalDate startFrom,
            @RestQuery @Parameter(description = "Planned to start on this day or earlier.") LocalDate startTo,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        Lots.Wanted wanted = new Lots.Wanted(factoryId, orderId, status, startFrom, startTo);
        return cursors.page(Lots.LISTING, sort, part, search -> lots.page(wanted, search), AssignmentSummary::of);
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "Read a work assignment")
    public AssignmentView get(UUID id) {
        return view(lots.visible(id));
    }

    @POST
    @Path("{id}/start")
    @RolesAllowed(Role.FACTORY)
    @Operation(
            summary = "Start bulk production",
            description = "409 production-not-startable with all that is missing on that day: order, deposit, holds, "
                    + "plan, materials, pre-production approval, and the meeting 1 to 3 working days before by the "
                    + "factory's calendar (S3.5, rule 30).")
    public AssignmentView start(UUID id, @Valid On request) {
        return view(floor.start(id, On.of(request)));
    }

    @POST
    @Path("{id}/materials-override")
    @RolesAllowed(Role.PRODUCTION_MANAGER)
    @Operation(summary = "Have it started in spite of an open shortage of materials (rule 27)")
    public AssignmentView override(UUID id, @NotNull @Valid Because request) {
        return view(floor.override(id, request));
    }

    @POST
    @Path("{id}/hold")
    @RolesAllowed(Role.PRODUCTION_MANAGER)
    @Operation(summary = "Hold a work assignment: its next step waits")
    public AssignmentView hold(UUID id, @NotNull @Valid Because request) {
        return view(floor.hold(id, request));
    }

    @POST
    @Path("{id}/hold-lifting")
    @RolesAllowed(Role.PRODUCTION_MANAGER)
    @Operation(summary = "Let a held work assignment go on")
    public AssignmentView liftHold(UUID id, @NotNull @Valid Because request) {
        return view(floor.liftHold(id, request));
    }

    @POST
    @Path("{id}/short-closures")
    @RolesAllowed(Role.PRODUCTION_MANAGER)
    @Operation(summary = "End a line with fewer pieces than it was to make")
    public AssignmentView closeShort(UUID id, @NotNull @Valid NewShortClosure request) {
        return view(floor.closeShort(id, request.lineId(), new Because(request.reason(), request.occurredOn())));
    }

    @POST
    @Path("{id}/completion")
    @RolesAllowed(Role.FACTORY)
    @Operation(
            summary = "Report the assignment as complete",
            description = "409 assignment-not-complete while a line is neither packed, less tolerance (rule 21), nor "
                    + "closed short. The last one completes the order.")
    public AssignmentView complete(UUID id, @Valid On request) {
        return view(floor.complete(id, On.of(request)));
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed(Role.PRODUCTION_MANAGER)
    @Operation(summary = "End what a cancelled order still has under way (rule 19)")
    public AssignmentView cancel(UUID id, @NotNull @Valid Because request) {
        return view(floor.cancel(id, request));
    }

    @GET
    @Path("{id}/forecast")
    @RolesAllowed(Sees.LOTS)
    @Operation(
            summary = "Forecast the completion from plan and pace, with the reason (S4.3)",
            description = "409 not-scheduled as long as there is no plan to judge by.")
    @APIResponse(
            responseCode = "200",
            description = "Done.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ForecastView.class)))
    @APIResponse(responseCode = "409", description = "not-scheduled")
    public ForecastView forecast(UUID id) {
        Forecast forecast = forecasting.of(id).orElseThrow(() -> Refused.conflict("not-scheduled", Map.of()));
        return new ForecastView(
                forecast.expectedOn(),
                caller.has(Role.FACTORY) ? null : forecast.lateDays(),
                forecast.reason(),
                forecast.reasonZh());
    }

    @GET
    @Path("{id}/inspections")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "List the newest inspections and reworks that quality announced, at most 200")
    public List<InspectionNote.Shown> inspections(UUID id) {
        lots.visible(id);
        return quality.inspections(id).stream().map(InspectionNote::shown).toList();
    }

    private AssignmentView view(Lot lot) {
        return views.of(lot);
    }
}
