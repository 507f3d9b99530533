package org.gendan.production.progress.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.Heavy;
import org.gendan.kernel.rule.MayLack;
import org.gendan.production.Sees;
import org.gendan.production.progress.PlanChart;
import org.gendan.production.progress.PlanCharts;

/** The plan of a lot beside its progress, as a picture or in figures. */
@Path("/api/assignments")
@Tag(name = "Progress")
class PlanChartResource {
    private static final String SVG = "image/svg+xml";
    private static final String PNG = "image/png";
    private static final List<Variant> OFFERED = Variant.mediaTypes(
                    MediaType.valueOf(SVG), MediaType.valueOf(PNG), MediaType.APPLICATION_JSON_TYPE)
            .build();

    private final PlanCharts charts;

    PlanChartResource(PlanCharts charts) {
        this.charts = charts;
    }

    @Schema(description = "What the chart shows, in figures.")
    @MayLack("dueOn")
    record ChartView(
            int plan,
            LocalDate today,

            @Schema(description = "The contract's delivery date; for staff.")
            LocalDate dueOn,

            List<PlanChart.Bar> processes) {
        static ChartView of(PlanChart chart) {
            return new ChartView(chart.plan().number(), chart.today(), chart.dueOn(), chart.bars());
        }
    }

    @GET
    @Path("{id}/plan-chart")
    @Produces({SVG, PNG, MediaType.APPLICATION_JSON})
    @Heavy
    @RolesAllowed(Sees.LOTS)
    @Operation(
            summary = "Show the plan beside the progress, as SVG, PNG or figures (S1.10, S4.3)",
            description =
                    "Per process its planned span and the share that is done, with today and the contract's delivery date, in "
                            + "Chinese and English. By Accept: image/svg+xml if nothing else is asked for, image/png, or "
                            + "application/json. 409 not-scheduled as long as there is no plan.")
    @APIResponse(responseCode = "409", description = "not-scheduled")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = SVG),
                @Content(mediaType = PNG),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChartView.class))
            })
    public Response chart(UUID id, Request request) {
        PlanChart chart = charts.of(id);
        Variant wanted = request.selectVariant(OFFERED);
        String type = wanted == null ? SVG : wanted.getMediaType().toString();
        return switch (type) {
            case PNG -> Response.ok(chart.png(), PNG).build();
            case MediaType.APPLICATION_JSON ->
                Response.ok(ChartView.of(chart), MediaType.APPLICATION_JSON).build();
            default -> Response.ok(chart.svg(), SVG).build();
        };
    }
}
