package org.gendan.finance.credit.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.credit.CreditLimit;
import org.gendan.finance.credit.CreditStanding;
import org.gendan.kernel.rest.VersionedOrNot;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** Where a customer stands with its credit. */
@Schema(
        description = "Where a customer stands with its credit. A hold refuses waivers for orders that have not left; "
                + "prepaid orders are taken, receipts confirmed, and goods that left the gate invoiced (rule 16).")
@MayLack({"customerId", "customer", "version", "limit", "reason", "setBy", "setOn", "outstanding", "heldOn"})
record CreditView(
        UUID customerId,
        String customer,

        @Schema(description = "Of the limit, for If-Match; absent without one.")
        Long version,

        @Schema(description = "How much the customer may owe of what was invoiced; absent: nobody set a limit.")
        Money limit,

        String reason,
        String setBy,
        LocalDate setOn,

        @Schema(description = "Invoiced and not paid, in the limit's currency, order by order.")
        Money outstanding,

        boolean held,

        @Schema(description = "The business date since which it is held.")
        LocalDate heldOn,

        @Schema(description = "Orders that are neither cancelled nor settled, newest first, at most 200.")
        List<OrderView> orders,

        @Schema(description = "What the caller may do now.") List<String> nextSteps)
        implements VersionedOrNot {

    @Schema(name = "FinanceOrderView", description = "An open order of the customer, and whether the hold is for it.")
    @MayLack("open")
    record OrderView(
            UUID orderId,
            String orderNumber,
            Money total,
            Money open,

            @Schema(description = "All of it is paid for: no hold stops it.")
            boolean prepaid,

            @Schema(description = "All of it is invoiced.") boolean shipped,

            @Schema(description = "The customer is held, and this order would be delivered on credit.")
            boolean waits) {

        static OrderView of(CreditStanding standing, CreditStanding.OpenOrder order) {
            return new OrderView(
                    order.orderId(),
                    order.orderNumber(),
                    order.total(),
                    order.open(),
                    order.prepaid(),
                    order.shipped(),
                    standing.waits(order));
        }
    }

    static CreditView of(CreditStanding standing, Caller caller) {
        CreditLimit limit = standing.limit().orElse(null);
        return new CreditView(
                standing.customerId(),
                standing.customerName(),
                limit == null ? null : limit.version(),
                limit == null ? null : limit.limit(),
                limit == null ? null : limit.reason(),
                limit == null ? null : limit.setBy(),
                limit == null ? null : limit.setOn(),
                standing.outstanding(),
                standing.isHeld(),
                limit == null ? null : limit.heldOn(),
                standing.orders().stream()
                        .map(order -> OrderView.of(standing, order))
                        .toList(),
                Steps.of(caller)
                        .step("limit", true, Role.FINANCE)
                        .step("release", standing.isHeld(), Role.FINANCE)
                        .names());
    }
}
