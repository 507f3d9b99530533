package org.gendan.logistics.shipment.api;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.QueryDay;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.LogisticsEvent.Mode;
import org.gendan.language.Role;
import org.gendan.logistics.Sees;
import org.gendan.logistics.shipment.Goods;
import org.gendan.logistics.shipment.NewShipment;
import org.gendan.logistics.shipment.Packing;
import org.gendan.logistics.shipment.ShipmentSearch;
import org.gendan.logistics.shipment.ShipmentStatus;
import org.gendan.logistics.shipment.ShippingDesk;
import org.gendan.logistics.shipment.ShippingDesk.Consignment;
import org.gendan.office.paper.Printable;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Shipments over REST, from the arrangement to the gate (brief, part 1, clauses 11 to 13 and 19). */
@SafeToRepeat
@Path("/api/shipments")
@Tag(
        name = "Shipments",
        description = "Shipments from the arrangement to the gate (brief, part 1, clauses 11 to 13 and 19).")
class ShipmentResource {
    private final ShippingDesk desk;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    ShipmentResource(ShippingDesk desk, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "What the warehouse has ready (S1.13, 仓库备货).")
    record PreparationRequest(
            @NotNull @Positive @Max(100_000) @Schema(description = "Cartons that are packed.", examples = "12")
            Integer cartons,

            @Valid @Schema(description = "Weights, volume, marks, origin and HS code, as the papers state them.")
            Packing packing,

            @Size(min = 1, max = 2000) @Schema(description = "What is ready; what was planned if absent.")
            List<@NotNull @Valid Goods> lines,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "How the prepared goods compare with the order (S1.13, 验货).")
    record InspectionRequest(
            @NotNull @Schema(description = "False sends them back to their preparation.")
            Boolean accepted,

            @Size(max = 1000) String remark,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "What is on the vehicle (S1.13, 装车), in the colours and sizes that it has.")
    record LoadingRequest(
            @NotBlank @Size(max = 60) @Printable @Schema(examples = "沪A·D12345")
            String vehicle,

            @NotNull @Size(min = 1, max = 2000) List<@NotNull @Valid Goods> lines,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "When the goods left (S1.13, 出厂).")
    record GateOutRequest(
            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(name = "ShipmentCancellationRequest", description = "Why the shipment is given up.")
    record CancellationRequest(@NotBlank @Size(max = 400) String reason) {}

    @POST
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(
            summary = "Arrange a shipment (S1.11, S1.12)",
            description = "409 shipment-not-arrangeable while goods-release, balance (balance-shortfall), hold or "
                    + "order-cancelled stand under missing; 409 more-than-released when the shipments together would take "
                    + "more of a line than is released, or than was ordered and its tolerance (rules 21, 22).")
    public RestResponse<ShipmentView> arrange(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewShipment request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Consignment consignment = desk.arrange(request);
            return Created.at("/api/shipments/" + consignment.shipment().id(), seen(consignment));
        });
    }

    @GET
    @RolesAllowed(Sees.SHIPMENTS)
    @Operation(summary = "List the shipments that the caller may see, newest first")
    public Page<ShipmentEntry> list(
            @RestQuery UUID orderId,
            @RestQuery ShipmentStatus status,
            @RestQuery Mode mode,
            @RestQuery @Parameter(description = "Only those to one customer.") UUID customerId,
            @RestQuery @Size(max = 40) @Parameter(description = "The shipment's number in full.") String number,
            @RestQuery
                    @Size(max = 60)
                    @Parameter(description = "Part of the shipment's, the order's or the carrier's number.")
                    String q,
            @RestQuery @Size(max = 100) @Parameter(description = "The carrier's name in full.", example = "顺丰速运")
                    String carrier,
            @RestQuery @Parameter(description = "Planned for this day or later.") LocalDate plannedFrom,
            @RestQuery @Parameter(description = "Planned for this day or earlier.") LocalDate plannedTo,
            @RestQuery
                    @Schema(
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "updatedAt",
                                "-updatedAt",
                                "plannedOn",
                                "-plannedOn"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        ShipmentSearch wanted =
                new ShipmentSearch(orderId, customerId, status, mode, number, q, carrier, plannedFrom, plannedTo);
        return cursors.page(ShippingDesk.LISTING, sort, part, search -> desk.page(wanted, search), ShipmentEntry::of);
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.SHIPMENTS)
    @Operation(summary = "Read a shipment with its dispatch chain, and what its gate-out waits for")
    public ShipmentView get(UUID id) {
        return seen(desk.get(id));
    }

    @GET
    @Path("orders/{orderId}")
    @RolesAllowed(Sees.DISPATCH)
    @Operation(
            summary = "Read what of an order may be shipped",
            description = "404 until order-service announced the order as confirmed.")
    public OrderView order(UUID orderId) {
        return OrderView.of(desk.order(orderId), caller);
    }

    @GET
    @Path("measures")
    @RolesAllowed(Sees.DISPATCH)
    @Operation(
            summary = "Read how many shipments left on time and right (S1.19)",
            description = "Over the shipments that the caller may see and that left from the first day to the last.")
    public MeasuresView measures(
            @Parameter(
                            description = "The first business date",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    @NotNull
                    String from,
            @Parameter(
                            description = "The last business date",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    @NotNull
                    String to) {
        return MeasuresView.of(desk.delivered(QueryDay.of("from", from), QueryDay.of("to", to)));
    }

    @POST
    @Path("{id}/stock-preparation")
    @RolesAllowed(Role.WAREHOUSE)
    @Operation(summary = "Record that the stock is ready (S1.13)", description = "409 wrong-state out of turn.")
    public ShipmentView prepare(UUID id, @NotNull @Valid PreparationRequest request) {
        return seen(desk.prepare(id, request.cartons(), request.packing(), request.lines(), request.occurredOn()));
    }

    @POST
    @Path("{id}/goods-inspection")
    @RolesAllowed(Role.WAREHOUSE)
    @Operation(
            summary = "Record the inspection of the prepared goods (S1.13)",
            description = "A rejection sends them back to their preparation. 409 wrong-state out of turn.")
    public ShipmentView inspect(UUID id, @NotNull @Valid InspectionRequest request) {
        return seen(desk.inspect(id, request.accepted(), request.remark(), request.occurredOn()));
    }

    @POST
    @Path("{id}/loading")
    @RolesAllowed(Role.WAREHOUSE)
    @Operation(
            summary = "Record what was loaded (S1.13)",
            description =
                    "What is recorded is what is on the vehicle, right or wrong; the gate-out judges it. A vehicle "
                            + "with wrong goods is loaded again. 409 wrong-state out of turn.")
    public ShipmentView load(UUID id, @NotNull @Valid LoadingRequest request) {
        return seen(desk.load(id, request.vehicle(), request.lines(), request.occurredOn()));
    }

    @POST
    @Path("{id}/gate-out")
    @RolesAllowed(Role.WAREHOUSE)
    @Operation(
            summary = "Let the goods out of the gate (S1.13, S1.19)",
            description = "409 wrong-state before the loading; 409 gate-out-refused with everything that is missing at "
                    + "this moment: goods-release, balance (balance-shortfall), hold, order-cancelled, and wrong-goods with "
                    + "each difference in line, colour, size, quantity, total, place and date.")
    public ShipmentView gateOut(UUID id, @Valid GateOutRequest request) {
        return seen(desk.passGate(id, request == null ? null : request.occurredOn()));
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Give up a shipment that did not leave", description = "409 wrong-state once it left.")
    public ShipmentView cancel(UUID id, @NotNull @Valid CancellationRequest request) {
        return seen(desk.cancel(id, request.reason()));
    }

    private ShipmentView seen(Consignment consignment) {
        return ShipmentView.of(consignment, caller);
    }
}
