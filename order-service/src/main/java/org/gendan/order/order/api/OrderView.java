package org.gendan.order.order.api;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.Money;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.Missing;
import org.gendan.kernel.rest.Role;
import org.gendan.order.order.Contract;
import org.gendan.order.order.CustomerOrder;
import org.gendan.order.order.LineDetails;
import org.gendan.order.order.OrderStatus;
import org.gendan.order.order.Terms;

/** An order as the caller may see it: a customer sees no staff. */
@Schema(description = "An order; members that are not agreed yet are absent.")
record OrderView(
        UUID id,
        long version,
        String orderNumber,
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

        @Schema(description = "What the confirmation still waits for; empty once confirmed.")
        List<Missing> missing,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps) {

    record LineView(UUID lineId, LineDetails details) {}

    static OrderView of(CustomerOrder order, Caller caller) {
        boolean staff = !caller.has(Role.CUSTOMER);
        boolean draft = order.status() == OrderStatus.DRAFT;
        return new OrderView(
                order.id(),
                order.version(),
                order.orderNumber(),
                order.status(),
                order.revision(),
                order.customerId(),
                staff ? order.merchandiser() : null,
                staff ? order.salesperson() : null,
                order.lines().stream()
                        .map(line -> new LineView(line.id(), line.details(order.currency())))
                        .toList(),
                order.total(),
                order.contract(),
                order.terms(),
                draft && staff ? order.confirmation().missing() : List.of(),
                nextSteps(order, caller, draft));
    }

    private static List<String> nextSteps(CustomerOrder order, Caller caller, boolean draft) {
        List<String> steps = new ArrayList<>();
        if (draft && caller.has(Role.MERCHANDISER)) {
            steps.addAll(List.of("documents", "lines", "line-imports", "contract", "consultation"));
            List<String> missing =
                    order.confirmation().missing().stream().map(Missing::code).toList();
            if (!missing.contains("salesperson-consultation")) {
                steps.add("call-back");
            }
            if (missing.isEmpty()) {
                steps.add("confirmation");
            }
        }
        if (caller.has(Role.MERCHANDISER, Role.BUSINESS_MANAGER)) {
            steps.add("hand-over");
        }
        return steps;
    }
}
