package org.gendan.production.order.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.Cancellation;
import org.gendan.production.order.Deposit;
import org.gendan.production.order.Hold;
import org.gendan.production.order.Lot;
import org.gendan.production.order.OrderedLine;
import org.gendan.production.order.Planning.Sheet;
import org.gendan.production.order.ProductionOrder;
import org.gendan.production.order.ProductionOrder.Conflict;
import org.gendan.production.order.ProductionOrderStatus;
import org.gendan.production.routing.Made;

/** A production order as staff see it. */
@Schema(description = "A production order; one per customer order, with the same id.")
@MayLack({
    "orderNumber",
    "merchandiser",
    "salesperson",
    "dueOn",
    "expectedOn",
    "lateDays",
    "deposit",
    "hold",
    "cancelled"
})
record ProductionOrderView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String orderNumber,

        @Schema(description = "RELEASED once, when the order stood and its deposit was there; it never goes back.")
        ProductionOrderStatus status,

        @Schema(description = "Business time since when it stands there; UTC.")
        Instant sinceAt,

        @Schema(description = "The order's revision that is to be made.")
        int revision,

        String merchandiser,
        String salesperson,

        @Schema(description = "The date of the contract, by which the goods are due.")
        LocalDate dueOn,

        @Schema(description = "When it will be complete as things go; absent before the first forecast.")
        LocalDate expectedOn,

        @Schema(description = "By how many working days that is later than the contract's delivery date.")
        Integer lateDays,

        @Schema(description = "Sets, over all lines.") int quantity,

        List<LineView> lines,
        DepositView deposit,
        List<AssignmentView> assignments,
        Hold hold,
        CancellationView cancelled,

        @Schema(
                description =
                        "Lines of which the lots make more than is ordered, since an amendment crossed their progress.")
        List<Conflict> conflicts,

        @Schema(description = "What the next command waits for; empty while the gate is open.")
        List<Missing> missing,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(
            name = "ProductionLineView",
            description = "A line as it was ordered; quantities in sets, left is what no factory has yet.")
    @MayLack("series")
    record LineView(
            UUID lineId,
            int number,
            String series,
            String model,
            String specification,
            String colour,
            String size,
            int quantity,
            int assigned,
            int left) {
        static LineView of(ProductionOrder order, OrderedLine line) {
            return new LineView(
                    line.id(),
                    line.number(),
                    line.series(),
                    line.model(),
                    line.specification(),
                    line.colour(),
                    line.size(),
                    line.quantity(),
                    order.assigned(line.id()),
                    order.left(line));
        }
    }

    @Schema(description = "What finance announced last; absent until it did.")
    @MayLack({"shortfall", "revokedBecause"})
    record DepositView(int revision, boolean confirmed, Money shortfall, String revokedBecause) {
        static DepositView of(Deposit deposit) {
            return deposit == null
                    ? null
                    : new DepositView(
                            deposit.revision(), deposit.confirmed(), deposit.shortfall(), deposit.revokedBecause());
        }
    }

    @Schema(
            name = "ProductionCancellationView",
            description =
                    "Why the order ended, and how many lots go on until the production manager decides (rule 19).")
    @MayLack({"reason", "by", "on"})
    record CancellationView(String reason, String by, LocalDate on, long continuing) {
        static CancellationView of(ProductionOrder order) {
            Cancellation cancelled = order.cancelled();
            return cancelled == null
                    ? null
                    : new CancellationView(
                            cancelled.reason(),
                            cancelled.by(),
                            cancelled.on(),
                            order.assignments().stream()
                                    .filter(assignment -> assignment.status() == AssignmentStatus.STARTED)
                                    .count());
        }
    }

    static ProductionOrderView of(Sheet sheet, Function<Lot, AssignmentView> views, Caller caller) {
        ProductionOrder order = sheet.order();
        Map<UUID, Made> made = sheet.lots().stream()
                .collect(Collectors.toMap(lot -> lot.assignment().id(), Lot::made));
        return new ProductionOrderView(
                order.id(),
                order.version(),
                order.createdAt(),
                order.updatedAt(),
                order.orderNumber(),
                order.status(),
                order.since(),
                order.revision(),
                order.merchandiser(),
                order.salesperson(),
                order.dueOn(),
                order.expectedOn(),
                order.lateDays(),
                order.quantity(),
                order.lines().stream().map(line -> LineView.of(order, line)).toList(),
                DepositView.of(order.deposit()),
                sheet.lots().stream().map(views).toList(),
                order.hold(),
                CancellationView.of(order),
                order.conflicts(made),
                order.gate().missing(),
                nextSteps(order, caller));
    }

    private static List<String> nextSteps(ProductionOrder order, Caller caller) {
        boolean somethingLeft = order.lines().stream().anyMatch(line -> order.left(line) > 0);
        return Steps.of(caller)
                .step("assignments", order.gate().isOpen() && somethingLeft, Role.PLANNER)
                .names();
    }
}
