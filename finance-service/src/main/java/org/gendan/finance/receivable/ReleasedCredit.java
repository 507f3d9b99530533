package org.gendan.finance.receivable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.Money;

/** Money that an order does not need, to be kept for the customer. */
@Schema(description = "What an order holds beyond its total becomes free money of the customer (rules 3 and 7).")
public record ReleasedCredit(
        @NotNull @Schema(description = "More than zero, at most the surplus, in the order's currency.")
        Money amount,

        @NotBlank @Size(max = 400) @Schema(examples = "客户同意留作下单使用")
        String reason) {}
