package org.gendan.finance.followup.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.followup.AgeingBucket;
import org.gendan.finance.followup.Dispute;
import org.gendan.finance.followup.DunningLetter;
import org.gendan.finance.followup.FollowUp;
import org.gendan.finance.receivable.Debt;
import org.gendan.finance.receivable.ReceivableKind;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** How the recovery of one order's money stands. */
@Schema(description = "What is open of an order's money, how long it is overdue, and what is being done about it.")
@MayLack({"dispute", "promisedOn"})
record FollowUpView(
        UUID orderId,

        @Schema(description = "The receivable's, for If-Match.")
        long version,

        String orderNumber,

        @Schema(description = "Empty when all is paid.") List<DebtView> debts,

        @Schema(description = "Absent unless the order's money is disputed; nobody is reminded while it is.")
        DisputeView dispute,

        @Schema(description = "The day that the customer promised last; reminders wait until it has passed.")
        LocalDate promisedOn,

        @Schema(description = "Dunning letters that were written; each level once per debt.")
        List<LetterView> letters,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(description = "What is missing to the deposit, or of the rest.")
    @MayLack("dueOn")
    record DebtView(
            ReceivableKind kind,
            Money amount,

            @Schema(description = "Absent until it was asked for.")
            LocalDate dueOn,

            @Schema(description = "Calendar days after that day.")
            long overdueDays,

            AgeingBucket bucket) {

        static DebtView of(Debt debt, LocalDate day) {
            return new DebtView(
                    debt.kind(),
                    debt.amount(),
                    debt.dueOn(),
                    AgeingBucket.overdue(debt.dueOn(), day),
                    AgeingBucket.of(debt.dueOn(), day));
        }
    }

    @Schema(description = "What the customer disputes.")
    @MayLack("reason")
    record DisputeView(String reason, String raisedBy, LocalDate raisedOn) {
        static DisputeView of(Dispute dispute) {
            return new DisputeView(dispute.reason(), dispute.raisedBy(), dispute.raisedOn());
        }
    }

    @Schema(description = "A dunning letter: what was asked for, and when.")
    @MayLack({})
    record LetterView(
            ReceivableKind kind,
            int level,
            Money amount,
            LocalDate dueOn,
            LocalDate writtenOn,

            @Schema(
                    description =
                            "Which of the order's deposits or balances it was about, counted from 1: the next one "
                                    + "begins when it is asked for after the one before was paid.")
            int debt) {
        static LetterView of(DunningLetter letter) {
            return new LetterView(
                    letter.id().kind(),
                    letter.id().level(),
                    letter.amount(),
                    letter.dueOn(),
                    letter.writtenOn(),
                    letter.id().debt());
        }
    }

    static FollowUpView of(FollowUp followUp, Caller caller) {
        return new FollowUpView(
                followUp.receivable().orderId(),
                followUp.receivable().version(),
                followUp.receivable().orderNumber(),
                followUp.debts().stream()
                        .map(debt -> DebtView.of(debt, followUp.day()))
                        .toList(),
                followUp.dispute().map(DisputeView::of).orElse(null),
                followUp.promisedOn().orElse(null),
                followUp.letters().stream().map(LetterView::of).toList(),
                Steps.of(caller)
                        .step("contacts", true, Role.MERCHANDISER, Role.FINANCE)
                        .step("dispute", followUp.dispute().isEmpty(), Role.FINANCE)
                        .step("dispute-lifting", followUp.dispute().isPresent(), Role.FINANCE)
                        .names());
    }
}
