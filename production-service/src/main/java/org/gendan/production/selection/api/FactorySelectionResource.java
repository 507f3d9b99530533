package org.gendan.production.selection.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.QueryDay;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Role;
import org.gendan.production.selection.Candidate;
import org.gendan.production.selection.FactorySelection;
import org.gendan.production.selection.FactorySelection.Selection;
import org.gendan.production.selection.FactorySelection.Wanted;
import org.jboss.resteasy.reactive.RestQuery;

/** Which factory an order could be given to, over REST (brief, part 4: 选择生产加工企业). */
@Path("/api/production-orders")
@Tag(name = "Production orders")
class FactorySelectionResource {
    private final FactorySelection selection;

    FactorySelectionResource(FactorySelection selection) {
        this.selection = selection;
    }

    @Schema(description = "What an order asks for, and every factory that takes work held against it.")
    @MayLack({"orderNumber", "dueOn"})
    record SelectionView(
            UUID orderId,
            String orderNumber,
            LocalDate dueOn,

            @Schema(description = "What the customer requires, as the merchandiser stated it; for people to judge.")
            List<String> requirements,

            @Schema(description = "Product series of what no factory has yet.")
            List<String> series,

            @Schema(description = "Sets that are looked for.")
            int pieces,

            @Schema(description = "Who can do it first, then by code.")
            List<Candidate> factories) {
        static SelectionView of(Selection selection) {
            return new SelectionView(
                    selection.order().id(),
                    selection.order().orderNumber(),
                    selection.order().dueOn(),
                    selection.order().requirements(),
                    selection.series(),
                    selection.pieces(),
                    selection.candidates());
        }
    }

    @GET
    @Path("{id}/factory-selection")
    @RolesAllowed({Role.PLANNER, Role.PRODUCTION_MANAGER})
    @Operation(
            summary = "Hold the factories against what the order asks for (S4.2)",
            description = "Of each that takes work, at most 500: the series that it can make, its free capacity in the "
                    + "window by its own calendar and its open lots, its past on-time rate and its past final "
                    + "inspections, each with its sample, and the reasons for and against. Nothing is scored. 409 "
                    + "no-contract-date where neither the contract nor the query says until when.")
    public SelectionView of(
            UUID id,
            @Parameter(description = "Sets looked for; what no factory has yet if absent.")
                    @RestQuery
                    @Min(1)
                    @Max(10_000_000)
                    Integer pieces,
            @Parameter(
                            description = "First day; the next working day if absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    String from,
            @Parameter(
                            description = "Last day; the contract's delivery date less the days to shipment if absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    String to) {
        return SelectionView.of(selection.of(id, new Wanted(pieces, QueryDay.of("from", from), QueryDay.of("to", to))));
    }
}
