package org.gendan.finance.charge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.Money;

/** What an order costs more, and why. */
@Schema(description = "A charge that becomes part of what the order costs (rule 10).")
public record NewCharge(
        @NotNull ChargeKind kind,

        @NotNull @Schema(description = "More than zero, in the order's currency.")
        Money amount,

        @NotBlank @Size(max = 400) @Schema(examples = "海运费") String reason) {}
