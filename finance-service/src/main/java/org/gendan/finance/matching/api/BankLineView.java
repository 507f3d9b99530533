package org.gendan.finance.matching.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.matching.BankLineDesk.Judged;
import org.gendan.finance.matching.Proposal;
import org.gendan.finance.receipt.Allocation;
import org.gendan.finance.receipt.Receipt;
import org.gendan.finance.statement.BankLine;
import org.gendan.finance.statement.Direction;
import org.gendan.finance.statement.LineStatus;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Texts;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** A line of a bank statement, with what it may be for. */
@Schema(description = "A movement that the bank told of; members that do not apply are absent.")
@MayLack({
    "bankAccount",
    "transactionId",
    "text",
    "receiptId",
    "receiptStatus",
    "proposals",
    "takesBack",
    "importId",
    "messageId"
})
record BankLineView(
        UUID id,
        Instant createdAt,

        @Schema(description = "As createdAt: a line never changes; what stands for it is told by status.")
        Instant updatedAt,

        @Schema(description = "Without spaces.", examples = "3301000055550815")
        String bankAccount,

        @Schema(description = "The bank's own number of the transaction, where it gave one.")
        String transactionId,

        @Schema(description = "The bank's number, or one made of the content; a receipt carries it as its bankSerial.")
        String serial,

        LocalDate bookedOn,
        Direction direction,

        @Schema(description = "More than zero, whichever way it went.")
        Money amount,

        String payer,
        String text,

        @Schema(
                description =
                        "UNMATCHED: unallocated money; MATCHED: a receipt stands for it; IGNORED: money that left "
                                + "the account; TAKEN_BACK: it left because the bank undid a booking, and somebody has "
                                + "to see whether a receipt is to be reversed. Computed from the receipts.")
        LineStatus status,

        @Schema(description = "The receipt that stands for it; while UNMATCHED the one that did until it was reversed.")
        UUID receiptId,

        @Schema(
                description =
                        "RECORDED, CONFIRMED or REVERSED; only a confirmed receipt counts. REVERSED: the line can "
                                + "be matched anew, unless the bank took the money back.")
        String receiptStatus,

        @Schema(description = "What it may be for, the likeliest first; only while UNMATCHED.")
        List<ProposalView> proposals,

        @Schema(description = "The receipts that it seems to take back, the nearest first; only while TAKEN_BACK.")
        List<TakenBackView> takesBack,

        UUID importId,

        @Schema(description = "The id of the ERP's message that brought it.")
        String messageId,

        String bookedBy,

        @Schema(description = "In UTC.") Instant bookedAt,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps) {

    @Schema(
            description =
                    "A receipt of the same account and amount that stands; finance reverses the one that is meant.")
    @MayLack({"receiptId", "bankSerial"})
    record TakenBackView(
            UUID receiptId, String status, String bankSerial, String payer, LocalDate occurredOn, List<UUID> orderIds) {
        static TakenBackView of(Receipt receipt) {
            return new TakenBackView(
                    receipt.id(),
                    receipt.status().name(),
                    receipt.bankSerial(),
                    receipt.payer(),
                    receipt.occurredOn(),
                    receipt.allocations().stream().map(Allocation::orderId).toList());
        }
    }

    /** A proposed match; its allocations can be sent as they are. */
    @Schema(description = "What the line may be for; its allocations can be posted to match as they are.")
    @MayLack({})
    record ProposalView(Proposal.Confidence confidence, List<ReasonView> reasons, List<AllocationView> allocations) {

        static ProposalView of(Proposal proposal) {
            return new ProposalView(
                    proposal.confidence(),
                    proposal.reasons().stream().map(ReasonView::of).toList(),
                    proposal.parts().stream().map(AllocationView::of).toList());
        }
    }

    @Schema(description = "What speaks for the proposal.")
    @MayLack({})
    record ReasonView(Proposal.Reason code, String text, String textZh) {
        static ReasonView of(Proposal.Reason reason) {
            return new ReasonView(
                    reason, Texts.english(reason.code(), Map.of()), Texts.chinese(reason.code(), Map.of()));
        }
    }

    @Schema(description = "The part that is for one order.")
    @MayLack({})
    record AllocationView(
            UUID orderId,
            @Schema(examples = "GD-20261123-0001") String orderNumber,
            Money amount) {
        static AllocationView of(Proposal.Part part) {
            return new AllocationView(
                    part.allocation().orderId(),
                    part.orderNumber(),
                    part.allocation().amount());
        }
    }

    static BankLineView of(Judged judged, Caller caller) {
        BankLine line = judged.line();
        boolean open = judged.status() == LineStatus.UNMATCHED;
        return new BankLineView(
                line.id(),
                line.createdAt(),
                line.updatedAt(),
                line.bankAccount(),
                line.transactionId(),
                line.serial(),
                line.bookedOn(),
                line.direction(),
                line.amount(),
                line.payer(),
                line.text(),
                judged.status(),
                judged.receiptId(),
                judged.receiptStatus(),
                open ? judged.proposals().stream().map(ProposalView::of).toList() : null,
                judged.status() == LineStatus.TAKEN_BACK
                        ? judged.takenBack().stream().map(TakenBackView::of).toList()
                        : null,
                line.importId(),
                line.messageId(),
                line.bookedBy(),
                line.bookedAt(),
                Steps.of(caller).step("match", open, Role.CASHIER).names());
    }
}
