package org.gendan.quality.figures.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.Heavy;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.office.paper.Chart;
import org.gendan.quality.Sees;
import org.gendan.quality.figures.FigureCharts;
import org.gendan.quality.figures.Figures;
import org.gendan.quality.figures.Grouping;
import org.gendan.quality.figures.Period;
import org.gendan.quality.figures.Scope;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Figures from the inspections' reports, as numbers and as pictures (brief, part 3; per factory, product and process). */
@Path("/api/inspections/figures")
@Tag(
        name = "Figures",
        description =
                "Figures from the inspections' reports, as numbers and as pictures (brief, part 3; per factory, product and process).")
@RolesAllowed(Sees.FIGURES)
class FigureResource {
    private static final String SVG = "image/svg+xml";
    private static final String PNG = "image/png";
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;

    private final Figures figures;
    private final BusinessClock clock;

    FigureResource(Figures figures, BusinessClock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** Which reports the figures are made of. */
    public static final class Asked {
        @Parameter(description = "First business date of reports; 90 days before the last one if absent.")
        @RestQuery
        LocalDate from;

        @Parameter(description = "Last business date; today if absent. At most 731 days in all.")
        @RestQuery
        LocalDate to;

        @Parameter(description = "Of one factory; a factory's own user sees the own figures alone.")
        @RestQuery
        UUID factoryId;

        @Parameter(description = "Of lots that make something of this product series.", example = "城市夹克")
        @RestQuery
        @Size(max = 100)
        String series;

        @Parameter(description = "Defects that come from this process alone.", example = "SEWING")
        @RestQuery
        @Size(max = 60)
        String process;

        @Parameter(description = "Inspections of this kind alone.")
        @RestQuery
        InspectionKind kind;

        Scope scope(LocalDate today) {
            LocalDate last = to == null ? today : to;
            return new Scope(from == null ? last.minusDays(89) : from, last, factoryId, series, process, kind);
        }
    }

    @GET
    @Path("pareto")
    @Operation(
            summary = "Which defects were found how often, the most frequent first",
            description =
                    "Counted are units that have the defect; shares, cumulative shares and rates in per cent, half up to "
                            + "two decimals, rates per hundred units inspected. The units of combined reports count once (rule 52). "
                            + "400 invalid-request for a window that is too long.")
    public ParetoView pareto(
            @BeanParam @Valid Asked asked,
            @Parameter(description = "Told apart by factory, product series or process") @RestQuery Grouping groupBy) {
        return ParetoView.of(figures.pareto(scope(asked), groupBy));
    }

    @GET
    @Path("pareto.svg")
    @Produces(SVG)
    @Heavy
    @Operation(
            summary = "The Pareto chart of defects as SVG, 960 × 540",
            description = "Bars by defect code, stacked by group, with the cumulative line; Chinese and English.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = SVG))
    public RestResponse<byte[]> paretoAsSvg(@BeanParam @Valid Asked asked, @RestQuery Grouping groupBy) {
        return picture(Chart.svg(FigureCharts.of(figures.pareto(scope(asked), groupBy)), WIDTH, HEIGHT), SVG);
    }

    @GET
    @Path("pareto.png")
    @Produces(PNG)
    @Heavy
    @Operation(summary = "The Pareto chart of defects as PNG, 960 × 540")
    @APIResponse(responseCode = "200", content = @Content(mediaType = PNG))
    public RestResponse<byte[]> paretoAsPng(@BeanParam @Valid Asked asked, @RestQuery Grouping groupBy) {
        return picture(Chart.png(FigureCharts.of(figures.pareto(scope(asked), groupBy)), WIDTH, HEIGHT), PNG);
    }

    @GET
    @Path("trend")
    @Operation(
            summary = "How quality goes, period by period",
            description =
                    "Lots are original ones whose final inspection was decided, in the period of its report; passed first "
                            + "are those that were accepted without rework. Rates in per cent; absent where there is nothing to divide by.")
    public TrendView trend(@BeanParam @Valid Asked asked, @RestQuery @DefaultValue("WEEK") Period period) {
        return TrendView.of(figures.trend(scope(asked), period));
    }

    @GET
    @Path("trend.svg")
    @Produces(SVG)
    @Heavy
    @Operation(
            summary = "The quality trend as SVG, 960 × 540",
            description = "First-pass rate of lots and rate of defective units, in per cent; Chinese and English.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = SVG))
    public RestResponse<byte[]> trendAsSvg(
            @BeanParam @Valid Asked asked, @RestQuery @DefaultValue("WEEK") Period period) {
        return picture(Chart.svg(FigureCharts.of(figures.trend(scope(asked), period)), WIDTH, HEIGHT), SVG);
    }

    @GET
    @Path("trend.png")
    @Produces(PNG)
    @Heavy
    @Operation(summary = "The quality trend as PNG, 960 × 540")
    @APIResponse(responseCode = "200", content = @Content(mediaType = PNG))
    public RestResponse<byte[]> trendAsPng(
            @BeanParam @Valid Asked asked, @RestQuery @DefaultValue("WEEK") Period period) {
        return picture(Chart.png(FigureCharts.of(figures.trend(scope(asked), period)), WIDTH, HEIGHT), PNG);
    }

    private Scope scope(Asked asked) {
        return asked.scope(clock.today());
    }

    private static RestResponse<byte[]> picture(byte[] content, String type) {
        return ResponseBuilder.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .build();
    }
}
