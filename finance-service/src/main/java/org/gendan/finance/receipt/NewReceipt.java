package org.gendan.finance.receipt;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.Money;

/** What a cashier writes down of money that arrived. */
@Schema(description = "Money that arrived for an order, as the bank shows it.")
public record NewReceipt(
        @NotNull @Schema(description = "The order it was paid for; UUID.")
        UUID orderId,

        @NotNull @Schema(description = "What arrived, more than zero, in the order's currency.")
        Money amount,

        @NotBlank
        @Size(max = 60)
        @Schema(description = "The company's account that it arrived on.", examples = "3301 0000 5555 0815")
        String bankAccount,

        @NotBlank
        @Size(max = 100)
        @Schema(
                description = "The bank's own number of the transaction; with the account it is taken once (rule 12).",
                examples = "2026112300004711")
        String bankSerial,

        @NotBlank @Size(max = 200) @Schema(examples = "华裳服饰有限公司")
        String payer,

        @Schema(description = "Business date of the arrival; today if absent, never in the future.")
        LocalDate occurredOn) {}
