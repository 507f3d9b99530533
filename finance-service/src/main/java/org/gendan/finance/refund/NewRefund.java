package org.gendan.finance.refund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.Money;

/** Money that is to go back to a customer. */
@Schema(description = "Money of an order that is to go back to the customer.")
public record NewRefund(
        @NotNull UUID orderId,

        @NotNull @Schema(description = "More than zero, at most what is held for the order, in its currency.")
        Money amount,

        @NotBlank @Size(max = 400) @Schema(examples = "订单减量，退回多付货款")
        String reason) {}
