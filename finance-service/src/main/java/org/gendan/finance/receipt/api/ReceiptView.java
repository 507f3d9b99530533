package org.gendan.finance.receipt.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.receipt.Allocation;
import org.gendan.finance.receipt.Confirmation;
import org.gendan.finance.receipt.Receipt;
import org.gendan.finance.receipt.ReceiptStatus;
import org.gendan.finance.receipt.Rejection;
import org.gendan.finance.receipt.Reversal;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** A receipt as the caller may see it: a customer sees no staff and nothing that staff wrote. */
@Schema(description = "Money that arrived; members that do not apply yet are absent.")
@MayLack({
    "orderId",
    "unallocated",
    "companyAmount",
    "bookRate",
    "bankAccount",
    "bankSerial",
    "recordedBy",
    "confirmedBy",
    "confirmedAt",
    "rejectedBy",
    "rejectedAt",
    "rejectionReason",
    "reversedBy",
    "reversedAt",
    "reversalReason",
    "slipSha256"
})
record ReceiptView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "The first of the orders that it was recorded for; absent where it was for none.")
        UUID orderId,

        Money amount,

        @Schema(description = "What of it is for which order.")
        List<Allocation> allocations,

        @Schema(
                description = "What is for no order: once it is confirmed free money of the customer, or unallocated "
                        + "money of nobody where it was recorded for no order.")
        Money unallocated,

        @Schema(description = "What of unallocated money went back to its sender, or will.")
        Money refunded,

        @Schema(description = "What the bank gave in the company's currency.")
        Money companyAmount,

        @Schema(description = "Units of the company's currency per unit of the order's in the books.")
        BigDecimal bookRate,

        @Schema(examples = "3301 0000 5555 0815") String bankAccount,

        @Schema(examples = "2026112300004711") String bankSerial,

        @Schema(examples = "华裳服饰有限公司") String payer,

        @Schema(description = "Business date of the arrival.")
        LocalDate occurredOn,

        @Schema(
                description = "RECORDED counts for nothing yet, REJECTED never will, CONFIRMED counts, REVERSED "
                        + "counts no longer.")
        ReceiptStatus status,

        String recordedBy,

        @Schema(description = "In UTC.") Instant recordedAt,

        String confirmedBy,

        @Schema(description = "In UTC.") Instant confirmedAt,

        String rejectedBy,

        @Schema(description = "In UTC.") Instant rejectedAt,

        String rejectionReason,

        String reversedBy,

        @Schema(description = "In UTC.") Instant reversedAt,

        String reversalReason,

        @Schema(description = "SHA-256 of the bank slip, in hexadecimal.")
        String slipSha256,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    /** reversible: where it is confirmed, whether its money is all there still. */
    static ReceiptView of(Receipt receipt, Predicate<Receipt> reversible, Caller caller) {
        boolean staff = !caller.has(Role.CUSTOMER);
        Optional<Confirmation> confirmation = Optional.ofNullable(receipt.confirmation());
        Optional<Rejection> rejection = Optional.ofNullable(receipt.rejection());
        Optional<Reversal> reversal = Optional.ofNullable(receipt.reversal());
        return new ReceiptView(
                receipt.id(),
                receipt.version(),
                receipt.createdAt(),
                receipt.updatedAt(),
                receipt.orderId(),
                receipt.amount(),
                receipt.allocations(),
                receipt.unallocated(),
                receipt.refunded(),
                staff ? receipt.companyAmount() : null,
                staff ? receipt.bookRate() : null,
                receipt.bankAccount(),
                receipt.bankSerial(),
                receipt.payer(),
                receipt.occurredOn(),
                receipt.status(),
                staff ? receipt.recordedBy() : null,
                receipt.recordedAt(),
                confirmation.filter(_ -> staff).map(Confirmation::by).orElse(null),
                confirmation.map(Confirmation::at).orElse(null),
                rejection.filter(_ -> staff).map(Rejection::by).orElse(null),
                rejection.map(Rejection::at).orElse(null),
                rejection.filter(_ -> staff).map(Rejection::reason).orElse(null),
                reversal.filter(_ -> staff).map(Reversal::by).orElse(null),
                reversal.map(Reversal::at).orElse(null),
                reversal.filter(_ -> staff).map(Reversal::reason).orElse(null),
                receipt.slipSha256(),
                nextSteps(receipt, reversible, caller));
    }

    private static List<String> nextSteps(Receipt receipt, Predicate<Receipt> reversible, Caller caller) {
        boolean confirmable = receipt.mayBecome(ReceiptStatus.CONFIRMED);
        boolean reversal =
                receipt.mayBecome(ReceiptStatus.REVERSED) && caller.has(Role.FINANCE) && reversible.test(receipt);
        return Steps.of(caller)
                .step("slip", confirmable, Role.CASHIER)
                .step("confirmation", confirmable && !receipt.isBroughtInBy(caller.name()), Role.FINANCE)
                .step("rejection", receipt.mayBecome(ReceiptStatus.REJECTED), Role.CASHIER, Role.FINANCE)
                .step("allocations", receipt.isAllocable(), Role.FINANCE)
                .step("reversal", reversal, Role.FINANCE)
                .names();
    }
}
