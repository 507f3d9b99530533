package org.gendan.finance.receivable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another account for an order to be paid to. */
@Schema(description = "The account that an open order is paid to from now on, and why (rule 9).")
public record NewAccount(
        @NotBlank @Size(max = 60) @Schema(description = "One of the company's own.", examples = "3301 0000 5555 0999")
        String bankAccount,

        @NotBlank @Size(max = 400) @Schema(description = "Stands in the audit trail.", examples = "原账户销户")
        String reason) {}
