package org.gendan.order.order.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.gendan.order.fulfilment.Begun;
import org.gendan.order.order.Contract;
import org.gendan.order.order.CustomerOrder;
import org.gendan.order.order.LineDetails;
import org.gendan.order.order.OrderStatus;
import org.gendan.order.order.Terms;

/**
 * An order as the caller may see it: a customer sees no staff, and neither a customer nor the ERP what staff wrote for each
 * other.
 */
@Schema(description = "An order; members that are not agreed yet are absent.")
@MayLack({"externalId", "merchandiser", "salesperson", "total", "contract", "terms", "hold", "cancellation", "closing"})
record OrderView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String orderNumber,

        @Schema(description = "The ERP's own number; absent where people opened the order.")
        String externalId,

        OrderStatus status,

        @Schema(description = "1 at confirmation, one more with each amendment; 0 in a draft.")
        int revision,

        UUID customerId,
        String merchandiser,
        String salesperson,
        List<LineView> lines,

        @Schema(description = "Sum of the complete lines; fixed by the confirmation.")
        Money total,

        Contract contract,
        Terms terms,

        @Schema(description = "What the customer asks of the goods beyond their lines.")
        List<String> requirements,

        HoldView hold,
        CancellationView cancellation,
        ClosingView closing,

        @Schema(description = "What the confirmation still waits for; empty once confirmed.")
        List<Missing> missing,

        @Schema(
                description =
                        "What the caller may do now, as the last part of the address; closing only where one order "
                                + "is read.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(name = "OrderLineView")
    @MayLack("externalId")
    record LineView(
            UUID lineId,
            LineDetails details,

            @Schema(description = "The ERP's own number; absent where it has none.")
            String externalId) {}

    @Schema(description = "Why the order is held; absent while it is not.")
    @MayLack("reason")
    record HoldView(String reason, LocalDate heldOn) {}

    @Schema(name = "OrderCancellationView", description = "Why the order was cancelled; absent unless it was.")
    @MayLack("reason")
    record CancellationView(
            String reason,
            LocalDate cancelledOn,

            @Schema(description = "Work assignments that were started by then and go on (rule 19).")
            int assignmentsGoingOn) {}

    @Schema(description = "When the order was closed; the waiver only where something open was let go.")
    @MayLack("waiver")
    record ClosingView(LocalDate closedOn, String waiver) {}

    /** Whether the closing's gate is open is asked for one order at a time: it needs what other services told. */
    static OrderView of(CustomerOrder order, Caller caller, Begun begun, boolean closable) {
        boolean staff = !caller.has(Role.CUSTOMER);
        boolean notes = !caller.has(Role.CUSTOMER, Role.ERP);
        return new OrderView(
                order.id(),
                order.version(),
                order.createdAt(),
                order.updatedAt(),
                order.orderNumber(),
                order.externalId(),
                order.status(),
                order.revision(),
                order.customerId(),
                staff ? order.merchandiser() : null,
                staff ? order.salesperson() : null,
                order.lines().stream()
                        .map(line -> new LineView(line.id(), line.details(order.currency()), line.externalId()))
                        .toList(),
                order.total(),
                order.contract(),
                order.terms(),
                order.requirements(),
                order.hold() == null
                        ? null
                        : new HoldView(
                                notes ? order.hold().reason() : null,
                                order.hold().on()),
                order.cancellation() == null
                        ? null
                        : new CancellationView(
                                notes ? order.cancellation().reason() : null,
                                order.cancellation().on(),
                                order.cancellation().assignmentsGoingOn()),
                order.closing() == null
                        ? null
                        : new ClosingView(
                                order.closing().on(), notes ? order.closing().waiver() : null),
                order.isDraft() && staff ? order.confirmation().missing() : List.of(),
                nextSteps(order, caller, begun, closable));
    }

    private static List<String> nextSteps(CustomerOrder order, Caller caller, Begun begun, boolean closable) {
        boolean draft = order.isDraft();
        boolean standing = order.isStanding();
        boolean held = order.hold() != null;
        return Steps.of(caller)
                .step("documents", draft, Role.MERCHANDISER)
                .step("lines", draft, Role.MERCHANDISER)
                .step("line-imports", draft, Role.MERCHANDISER)
                .step("contract", draft, Role.MERCHANDISER)
                .step("consultation", draft && order.consultation().isOpen(), Role.MERCHANDISER)
                .step("call-back", draft && order.callBack().isOpen(), Role.MERCHANDISER)
                .step("confirmation", draft && order.confirmation().isOpen(), Role.MERCHANDISER)
                .step("amendments", standing, Role.MERCHANDISER)
                .step("requirements", draft || standing, Role.MERCHANDISER)
                .step("hold", standing && !held, Role.MERCHANDISER, Role.BUSINESS_MANAGER)
                .step(
                        "hold-lifting",
                        order.mayLiftHold(caller.name(), caller.has(Role.BUSINESS_MANAGER)),
                        Role.MERCHANDISER,
                        Role.BUSINESS_MANAGER)
                .step("closing", standing && closable, Role.MERCHANDISER, Role.BUSINESS_MANAGER)
                .step("cancellation", (draft || standing) && !begun.goodsDispatched(), begun.mayCancel())
                .step("hand-over", true, Role.MERCHANDISER, Role.BUSINESS_MANAGER)
                .names();
    }
}
