package org.gendan.finance.refund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.Money;

/** Money that is to go back to a customer. */
@Schema(
        description =
                "Money of an order, of a receipt that is for no order, or free money of a customer, that is to go back to "
                        + "whom it came from.")
public record NewRefund(
        @Schema(description = "The order that the money is held for.")
        UUID orderId,

        @NotNull
        @Schema(
                description =
                        "More than zero, at most what is held for the order, unallocated of the receipt, or free.")
        Money amount,

        @NotBlank @Size(max = 400) @Schema(examples = "订单减量，退回多付货款")
        String reason,

        @Schema(description = "Instead of orderId: the receipt that was recorded for no order.")
        UUID receiptId,

        @Schema(description = "Instead of orderId: the customer whose free money, given to no order, goes back.")
        UUID customerId) {
    boolean namesOne() {
        return Stream.of(orderId, receiptId, customerId)
                        .filter(Objects::nonNull)
                        .count()
                == 1;
    }
}
