package org.gendan.finance.refund.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.refund.Approval;
import org.gendan.finance.refund.Cancellation;
import org.gendan.finance.refund.Payment;
import org.gendan.finance.refund.Refund;
import org.gendan.finance.refund.RefundStatus;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** A refund as the caller may see it: a customer sees no staff. */
@Schema(description = "Money that goes back to a customer; members that do not apply yet are absent.")
@MayLack({
    "orderId",
    "reason",
    "requestedBy",
    "approvedBy",
    "approvedAt",
    "paidBy",
    "paidOn",
    "bankSerial",
    "cancelledBy",
    "cancellationReason",
    "receiptId",
    "customerId"
})
record RefundView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "Absent where it is of money that was for no order.")
        UUID orderId,

        Money amount,
        String reason,

        @Schema(description = "APPROVED is not held for the order any more, PAID left the bank.")
        RefundStatus status,

        String requestedBy,

        @Schema(description = "In UTC.") Instant requestedAt,

        String approvedBy,

        @Schema(description = "In UTC.") Instant approvedAt,

        String paidBy,

        @Schema(description = "Business date of the payment.")
        LocalDate paidOn,

        @Schema(examples = "2026112300009001") String bankSerial,

        String cancelledBy,
        String cancellationReason,

        @Schema(description = "The receipt, where it is of money that was for no order.")
        UUID receiptId,

        @Schema(description = "The customer, where it is of its free money.")
        UUID customerId,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    /** covered: where it is not approved yet, whether the money is there. */
    static RefundView of(Refund refund, Predicate<Refund> covered, Caller caller) {
        boolean staff = !caller.has(Role.CUSTOMER);
        Optional<Approval> approval = Optional.ofNullable(refund.approval());
        Optional<Payment> payment = Optional.ofNullable(refund.payment());
        Optional<Cancellation> cancellation = Optional.ofNullable(refund.cancellation());
        return new RefundView(
                refund.id(),
                refund.version(),
                refund.createdAt(),
                refund.updatedAt(),
                refund.orderId(),
                refund.amount(),
                staff ? refund.reason() : null,
                refund.status(),
                staff ? refund.requestedBy() : null,
                refund.requestedAt(),
                approval.filter(_ -> staff).map(Approval::by).orElse(null),
                approval.map(Approval::at).orElse(null),
                payment.filter(_ -> staff).map(Payment::by).orElse(null),
                payment.map(Payment::on).orElse(null),
                payment.map(Payment::bankSerial).orElse(null),
                cancellation.filter(_ -> staff).map(Cancellation::by).orElse(null),
                cancellation.filter(_ -> staff).map(Cancellation::reason).orElse(null),
                refund.receiptId(),
                refund.customerId(),
                nextSteps(refund, covered, caller));
    }

    private static List<String> nextSteps(Refund refund, Predicate<Refund> covered, Caller caller) {
        boolean approvable = refund.mayBecome(RefundStatus.APPROVED)
                && !refund.isRequestedBy(caller.name())
                && caller.has(Role.FINANCE)
                && covered.test(refund);
        return Steps.of(caller)
                .step("approval", approvable, Role.FINANCE)
                .step("payment", refund.isPayableBy(caller.name()), Role.CASHIER)
                .step("cancellation", refund.mayBecome(RefundStatus.CANCELLED), Role.FINANCE)
                .names();
    }
}
