package org.gendan.finance.receipt;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.Money;

/** What a cashier writes down of money that arrived. */
@ForAnOrder
@Schema(
        description =
                "Money that arrived for an order, for several orders of one customer, or for none that anybody knows, "
                        + "as the bank shows it. "
                        + "One of orderId, allocations and unallocated.")
public record NewReceipt(
        @Schema(description = "The order that all of it was paid for; UUID.")
        UUID orderId,

        @Size(max = 50)
        @Schema(
                description = "The parts of several orders of one customer; what they leave of the amount is the "
                        + "customer's free money.")
        List<@NotNull @Valid Allocation> allocations,

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
        LocalDate occurredOn,

        @Schema(
                description = "What the bank credited in the company's currency, where it exchanged the amount. The "
                        + "difference to amount × bookRate is booked as an exchange difference and never charged to "
                        + "the customer (rule 10).")
        Money companyAmount,

        @Positive
        @Digits(integer = 9, fraction = 8)
        @Schema(
                description = "Units of the company's currency per unit of the order's in the books; absent: the "
                        + "bank's own, and there is no difference.",
                examples = "7.1000")
        BigDecimal bookRate,

        @Schema(
                description =
                        "Nobody knows yet which order it is for, nor of which customer: it is confirmed as it is, "
                                + "and allocated by finance later.")
        Boolean unallocated) {

    /** Of one order alone, in its own currency. */
    public NewReceipt(
            UUID orderId, Money amount, String bankAccount, String bankSerial, String payer, LocalDate occurredOn) {
        this(orderId, null, amount, bankAccount, bankSerial, payer, occurredOn, null, null, null);
    }

    List<Allocation> parts() {
        if (orderId != null) {
            return List.of(new Allocation(orderId, amount));
        }
        return allocations == null ? List.of() : allocations;
    }
}
