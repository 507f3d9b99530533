package org.gendan.finance.expense.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.expense.ExpenseClaim;
import org.gendan.finance.expense.ExpenseDesk.Judged;
import org.gendan.finance.expense.ExpenseDesk.Warning;
import org.gendan.finance.expense.ExpenseLine;
import org.gendan.finance.expense.ExpenseStatus;
import org.gendan.finance.expense.Trip;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Texts;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.gendan.office.attachment.Attachments.Attachment;

/** An expense claim as its claimant and those who decide and pay see it. */
@Schema(description = "An expense claim (S3.15).")
@MayLack({"orderId", "trip", "decidedBy", "decidedAt", "rejectedBecause", "paidBy", "paidOn", "paymentReference"})
record ExpenseView(
        UUID id,
        long version,
        String claimant,
        UUID orderId,
        Trip trip,
        ExpenseStatus status,
        List<ExpenseLine> lines,

        @Schema(description = "The sum, one per currency.") List<Money> totals,

        @Schema(description = "What whoever decides should look at.")
        List<WarningView> warnings,

        @Schema(description = "The receipt pictures.") List<Attachment> receipts,

        Instant recordedAt,
        String decidedBy,
        Instant decidedAt,
        String rejectedBecause,
        String paidBy,
        LocalDate paidOn,
        String paymentReference,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(description = "Something about a line that should be looked at; it blocks nothing.")
    @MayLack("claimId")
    record WarningView(int line, String code, UUID claimId, String text, String textZh) {
        static WarningView of(Warning warning) {
            String code = "warning." + warning.code();
            return new WarningView(
                    warning.line(),
                    warning.code(),
                    warning.claimId(),
                    Texts.english(code, java.util.Map.of()),
                    Texts.chinese(code, java.util.Map.of()));
        }
    }

    @Schema(name = "ExpenseSummary", description = "A claim in a list.")
    @MayLack({"orderId", "trip"})
    record Summary(
            UUID id,
            Instant createdAt,
            Instant updatedAt,
            String claimant,
            UUID orderId,
            Trip trip,
            ExpenseStatus status,
            List<Money> totals) {
        static Summary of(ExpenseClaim claim) {
            return new Summary(
                    claim.id(),
                    claim.createdAt(),
                    claim.updatedAt(),
                    claim.claimant(),
                    claim.orderId(),
                    claim.trip(),
                    claim.status(),
                    claim.totals());
        }
    }

    static ExpenseView of(Judged judged, Caller caller) {
        ExpenseClaim claim = judged.claim();
        return new ExpenseView(
                claim.id(),
                claim.version(),
                claim.claimant(),
                claim.orderId(),
                claim.trip(),
                claim.status(),
                claim.lines(),
                claim.totals(),
                judged.warnings().stream().map(WarningView::of).toList(),
                judged.receipts(),
                claim.recordedAt(),
                claim.decidedBy(),
                claim.decidedAt(),
                claim.rejectedBecause(),
                claim.paidBy(),
                claim.paidOn(),
                claim.paymentReference(),
                nextSteps(claim, caller));
    }

    private static List<String> nextSteps(ExpenseClaim claim, Caller caller) {
        boolean own = claim.isOf(caller.name());
        boolean open = own && claim.isOpen();
        return Steps.of(caller)
                .step("lines", open, Role.MERCHANDISER, Role.INSPECTOR)
                .step("receipts", open, Role.MERCHANDISER, Role.INSPECTOR)
                .step("submission", open, Role.MERCHANDISER, Role.INSPECTOR)
                .step("approval", !own && claim.mayBecome(ExpenseStatus.APPROVED), Role.BUSINESS_MANAGER)
                .step("rejection", !own && claim.mayBecome(ExpenseStatus.REJECTED), Role.BUSINESS_MANAGER)
                .step("payment", !own && claim.mayBecome(ExpenseStatus.PAID), Role.CASHIER)
                .names();
    }
}
