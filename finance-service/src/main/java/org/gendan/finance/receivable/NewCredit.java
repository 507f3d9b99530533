package org.gendan.finance.receivable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.Money;

/** Credit of a customer to be set against one of its orders. */
@Schema(description = "A customer's credit, put to use for another of its orders (rule 3).")
public record NewCredit(
        @Schema(description = "The order that holds more than it costs; absent: the customer's free money.")
        UUID fromOrderId,

        @NotNull @Schema(description = "More than zero, at most the credit, in the order's currency.")
        Money amount,

        @NotBlank @Size(max = 400) @Schema(examples = "客户来函，转入新订单")
        String reason) {}
