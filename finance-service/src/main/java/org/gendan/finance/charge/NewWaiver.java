package org.gendan.finance.charge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.receivable.ReceivableKind;
import org.gendan.language.Money;

/** A shortfall to be let go, and why (rule 13). */
@Schema(description = "A shortfall that is let go for good.")
public record NewWaiver(
        @NotNull
        @Schema(description = "DEPOSIT counts towards the deposit and the total, BALANCE towards the total only.")
        ReceivableKind kind,

        @NotNull @Schema(description = "More than zero and at most what is missing, in the order's currency.")
        Money amount,

        @NotBlank @Size(max = 400) @Schema(examples = "中间行手续费")
        String reason) {}
