package org.gendan.production.order.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.production.order.OrderedLine;
import org.gendan.production.order.ProductionOrder;
import org.gendan.production.order.WorkAssignment;

/** A work assignment as staff and its own factory see it: neither customer nor price nor another factory stands in it. */
@Schema(description = "A lot of a production order that one factory makes.")
record AssignmentView(
        UUID id,
        long version,
        UUID orderId,
        String orderNumber,

        @Schema(description = "The order's revision that the lot was cut from.")
        int revision,

        UUID factoryId,
        String lot,

        @Schema(description = "Sets, over all shares.") int quantity,

        List<ShareView> shares,
        LocalDate assignedOn,

        @Schema(description = "Business time; UTC.") Instant assignedAt,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps) {

    @Schema(description = "What is made of a line, in sets.")
    record ShareView(
            UUID lineId,
            int number,
            String series,
            String model,
            String specification,
            String colour,
            String size,
            int quantity) {}

    static AssignmentView of(WorkAssignment assignment, ProductionOrder order) {
        Map<UUID, OrderedLine> lines =
                order.lines().stream().collect(Collectors.toMap(OrderedLine::id, Function.identity()));
        return new AssignmentView(
                assignment.id(),
                assignment.version(),
                order.id(),
                order.orderNumber(),
                assignment.revision(),
                assignment.factoryId(),
                assignment.lot(),
                assignment.quantity(),
                assignment.shares().stream()
                        .map(share -> share(lines.get(share.lineId()), share.quantity()))
                        .toList(),
                assignment.assignedOn(),
                assignment.assignedAt(),
                List.of());
    }

    private static ShareView share(OrderedLine line, int quantity) {
        return new ShareView(
                line.id(),
                line.number(),
                line.series(),
                line.model(),
                line.specification(),
                line.colour(),
                line.size(),
                quantity);
    }
}
