package org.gendan.finance.charge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.Money;

/** What a cancelled order leaves to be paid for, and why. */
@Schema(name = "NewSettlement", description = "What the company keeps of a cancelled order's money (decision 12).")
public record Settlement(
        @NotNull @Schema(description = "More than zero, in the order's currency, never beyond the price of its goods.")
        Money amount,

        @NotBlank @Size(max = 400) @Schema(examples = "已裁面料损失")
        String reason) {}
