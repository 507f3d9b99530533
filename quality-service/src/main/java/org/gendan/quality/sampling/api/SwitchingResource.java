package org.gendan.quality.sampling.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rest.Versioned;
import org.gendan.language.Role;
import org.gendan.quality.Sees;
import org.gendan.quality.sampling.DefectClass;
import org.gendan.quality.sampling.SeriesOfLots;
import org.gendan.quality.sampling.Severity;
import org.gendan.quality.sampling.SwitchedSeries;
import org.gendan.quality.sampling.Switching;
import org.gendan.quality.sampling.SwitchingState;
import org.gendan.quality.sampling.SwitchingState.Conditions;
import org.gendan.quality.sampling.SwitchingStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The switching rules of a factory's series over REST (rule 47); off until the quality manager turns them on. */
@SafeToRepeat
@Path("/api/sampling-plans/switching/{factoryId}")
@Tag(name = "Sampling plans")
class SwitchingResource {
    private final Switching switching;
    private final Cursors cursors;

    SwitchingResource(Switching switching, Cursors cursors) {
        this.switching = switching;
        this.cursors = cursors;
    }

    @Schema(description = "Whether the switching rules hold for a product series and class of defects of the factory.")
    record Turn(
            @NotBlank @Size(max = 100) @Schema(description = "Product series.", examples = "POLO")
            String series,

            @NotNull @JsonProperty("class") @Schema(description = "Class of defects.")
            DefectClass defectClass,

            @NotNull @Schema(description = "On or off; on begins with normal inspection.")
            Boolean on,

            @Schema(description = "Production runs at a steady rate (ISO 2859-1 §9.3.3.1 b); false if absent.")
            Boolean productionSteady,

            @Schema(description = "The company wants reduced inspection (§9.3.3.1 c); false if absent.")
            Boolean reducedWanted) {

        Conditions conditions() {
            return new Conditions(Boolean.TRUE.equals(productionSteady), Boolean.TRUE.equals(reducedWanted));
        }
    }

    @Schema(description = "What the supplier did, so that a discontinued inspection is resumed (ISO 2859-1 §9.4).")
    record Resumption(
            @NotBlank @Size(max = 100) @Schema(examples = "POLO")
            String series,

            @NotNull @JsonProperty("class") DefectClass defectClass,

            @NotBlank @Size(max = 1000) @Schema(description = "Goes into the audit trail.", examples = "换针管理整改")
            String reason) {

        SeriesOfLots of(UUID factoryId) {
            return new SeriesOfLots(factoryId, series.strip(), defectClass);
        }
    }

    @Schema(description = "Where a series stands by the switching rules of ISO 2859-1 §9.3 and §9.4.")
    record SwitchingView(
            UUID factoryId,
            String series,

            @JsonProperty("class") DefectClass defectClass,

            long version,
            boolean on,
            SwitchingStatus status,

            @Schema(description = "Severity of the next original lot; of the resumed inspection if it is discontinued.")
            Severity severity,

            @Schema(description = "Switching score of normal inspection.")
            int score,

            @Schema(description = "The score from which inspection may be reduced.", examples = "30")
            int scoreForReduced,

            @Schema(
                    description =
                            "The last lots since the severity changed, five at most, oldest first; true: accepted.")
            List<Boolean> recent,

            @Schema(description = "Lots not accepted on tightened inspection; the fifth discontinues it.")
            int failures,

            boolean productionSteady,
            boolean reducedWanted)
            implements Versioned {

        static SwitchingView of(SwitchedSeries series) {
            SwitchingState state = series.state();
            return new SwitchingView(
                    series.lots().factoryId(),
                    series.lots().series(),
                    series.lots().defectClass(),
                    series.version(),
                    series.isActive(),
                    state.status(),
                    state.status().severity(),
                    state.score(),
                    SwitchingState.SCORE_FOR_REDUCED,
                    state.recent(),
                    state.failures(),
                    series.conditions().productionSteady(),
                    series.conditions().reducedWanted());
        }
    }

    @GET
    @RolesAllowed(Sees.SERIES)
    @Operation(summary = "List a factory's series under the switching rules, with their scores, newest first")
    public Page<SwitchingView> list(
            @RestPath UUID factoryId,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                switching.page(factoryId, cursors.read(cursor), limit + 1),
                limit,
                SwitchedSeries::id,
                SwitchingView::of);
    }

    @PUT
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(
            summary = "Turn the switching rules on or off for a series, or state the conditions of reduced inspection",
            description = "Needs If-Match where they were stated for this series before.")
    public SwitchingView turn(@RestPath UUID factoryId, @NotNull @Valid Turn request) {
        SeriesOfLots lots = new SeriesOfLots(factoryId, request.series().strip(), request.defectClass());
        return seen(switching.turn(lots, request.on(), request.conditions()));
    }

    @POST
    @Path("resumption")
    @RolesAllowed(Role.QUALITY_MANAGER)
    @Operation(summary = "Resume a discontinued inspection, tightened, because the supplier has acted")
    public SwitchingView resume(@RestPath UUID factoryId, @NotNull @Valid Resumption request) {
        return seen(switching.resume(request.of(factoryId), request.reason()));
    }

    @Present
    SwitchingView present(UUID factoryId, Resumption request) {
        return seen(switching.get(request.of(factoryId)));
    }

    private static SwitchingView seen(SwitchedSeries series) {
        return SwitchingView.of(series);
    }
}
