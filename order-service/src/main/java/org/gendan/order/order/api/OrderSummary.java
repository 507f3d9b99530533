package org.gendan.order.order.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.gendan.order.order.CustomerOrder;
import org.gendan.order.order.OrderStatus;

/** An order in a list, without its lines: those, and what the caller may do now, stand in the order itself. */
@Schema(description = "An order in a list; members that are not agreed yet are absent.")
record OrderSummary(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,

        @Schema(examples = "GD-20261123-0001") String orderNumber,

        OrderStatus status,

        @Schema(description = "1 at confirmation, one more with each amendment; 0 in a draft.")
        int revision,

        UUID customerId,
        String merchandiser,
        String salesperson,

        @Schema(description = "Sum of the complete lines; fixed by the confirmation.")
        Money total,

        String contractNumber,

        @Schema(description = "The date of the contract, by which the goods are due.")
        LocalDate dueOn,

        @Schema(description = "Whether somebody holds it.") boolean held) {

    static OrderSummary of(CustomerOrder order, Money total, Caller caller) {
        boolean staff = !caller.has(Role.CUSTOMER);
        return new OrderSummary(
                order.id(),
                order.version(),
                order.createdAt(),
                order.updatedAt(),
                order.orderNumber(),
                order.status(),
                order.revision(),
                order.customerId(),
                staff ? order.merchandiser() : null,
                staff ? order.salesperson() : null,
                total,
                order.contract() == null ? null : order.contract().number(),
                order.contract() == null ? null : order.contract().deliverBy(),
                order.hold() != null);
    }
}
