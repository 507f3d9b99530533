package org.gendan.finance.reconciliation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;

/** Something that is shown otherwise than the journal says. */
@Schema(description = "What is shown or was announced, beside what the journal says.")
@MayLack("id")
public record Difference(
        @Schema(
                description =
                        "total, invoiced, held, waived, refunds-payable, customer-money, unallocated, expenses, money, "
                                + "deposit-gate, balance-gate or entry.",
                examples = "held")
        String what,

        @Schema(
                description =
                        "The order, customer, receipt, expense claim or journal entry; absent for the money of a currency.")
        UUID id,

        String shown,
        String journal) {}
