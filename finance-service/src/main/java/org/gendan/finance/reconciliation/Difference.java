package org.gendan.finance.reconciliation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that is shown otherwise than the journal says. */
@Schema(description = "What is shown or was announced, beside what the journal says.")
public record Difference(
        @Schema(
                description = "total, invoiced, held, waived, refunds-payable, customer-money, deposit-gate, "
                        + "balance-gate or entry.",
                examples = "held")
        String what,

        @Schema(description = "The order, the customer, or the journal entry.")
        UUID id,

        String shown,
        String journal) {}
