package org.gendan.order.tracking.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.order.Sees;
import org.gendan.order.history.OrderFact;
import org.gendan.order.tracking.ShippingPlan;
import org.gendan.order.tracking.StageView;
import org.gendan.order.tracking.Tracking;

/** Where an order stands, over REST (S1.10a). */
@Path("/api/orders/{id}/tracking")
@Tag(name = "Tracking", description = "Where an order stands (S1.10a).")
class TrackingResource {
    private final Tracking tracking;
    private final Caller caller;

    TrackingResource(Tracking tracking, Caller caller) {
        this.tracking = tracking;
        this.caller = caller;
    }

    @Schema(description = "Where an order stands and what has happened to it so far.")
    @MayLack("shipping")
    record TrackingView(
            UUID orderId,
            String orderNumber,

            @Schema(description = "All stages in the order of the gates.")
            List<StageView> stages,

            ShippingPlan shipping,

            @Schema(description = "The last 2 000 facts in the order in which they were recorded.")
            List<FactView> history) {}

    @Schema(description = "Something that happened to the order.")
    @MayLack({"actor", "sourceEvent", "content"})
    record FactView(
            @Schema(description = "When it was recorded, in UTC.")
            Instant recordedAt,

            @Schema(description = "The business date on which it happened.")
            LocalDate occurredOn,

            @Schema(description = "Recorded more than two working days after it happened.")
            boolean recordedLate,

            @Schema(description = "Type of the event.", examples = "finance.deposit-confirmed.v1")
            String fact,

            @Schema(description = "Who did it; absent for customers.")
            String actor,

            @Schema(description = "The event that tells of it.")
            UUID sourceEvent,

            @Schema(
                    type = SchemaType.OBJECT,
                    description = "The event's content, as its own schema says; absent for customers.")
            @JsonRawValue
            String content) {

        static FactView of(Tracking.Entry history, boolean staff) {
            OrderFact fact = history.fact();
            return new FactView(
                    fact.recordedAt(),
                    fact.occurredOn(),
                    history.recordedLate(),
                    fact.type(),
                    staff ? fact.actor() : null,
                    fact.eventId(),
                    staff ? fact.data() : null);
        }
    }

    @GET
    @RolesAllowed(Sees.ORDERS)
    @Operation(
            summary = "Where the order stands, since when, who has to act, what is missing (S1.10a)",
            description = "Computed from what all services announced. More than one stage can be current. With the "
                    + "planned and expected day of shipment against the contract's delivery date (S1.10b). A customer is shown no "
                    + "staff, no inspections and no contents.")
    public TrackingView track(UUID id) {
        boolean staff = !caller.has(Role.CUSTOMER);
        Tracking.Status status = tracking.of(id);
        return new TrackingView(
                id,
                status.order().orderNumber(),
                staff
                        ? status.stages()
                        : status.stages().stream()
                                .flatMap(stage -> stage.forCustomer().stream())
                                .toList(),
                status.shipping(),
                status.history().stream()
                        .filter(history -> staff || isForCustomers(history.fact()))
                        .map(history -> FactView.of(history, staff))
                        .toList());
    }

    /** Of quality's facts a customer hears that the goods may leave, nothing of inspections (design §4). */
    private static boolean isForCustomers(OrderFact fact) {
        return !fact.topic().equals("gendan.quality.events") || fact.type().equals("quality.goods-released.v1");
    }
}
