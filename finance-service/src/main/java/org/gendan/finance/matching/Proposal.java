package org.gendan.finance.matching;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.receipt.Allocation;

/** What a line may be the payment of; a person decides, and another one confirms. */
public record Proposal(List<Part> parts, Confidence confidence, List<Reason> reasons) {

    /** What of the line is for which order. */
    public record Part(String orderNumber, Allocation allocation) {}

    /** How sure it is. */
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    /** What speaks for it. */
    @Schema(name = "ProposalReason")
    public enum Reason {
        ORDER_NUMBER,
        EXACT_BALANCE,
        EXACT_DEPOSIT,
        CUSTOMER_NAME,
        EARLIER_PAYER;

        /** The code of its text in both languages. */
        public String code() {
            return "proposal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
