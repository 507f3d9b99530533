package org.gendan.order.order;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What opens an order. */
@Schema(description = "A new order, before anything is agreed.")
public record NewOrder(
        @NotNull @Schema(description = "The customer; UUID.")
        UUID customerId,

        @NotBlank
        @Size(max = 60)
        @Schema(description = "User name of the owning salesperson.", examples = "salesperson")
        String salesperson,

        @NotBlank
        @Pattern(regexp = "[A-Z]{3}", message = "is an ISO 4217 code such as CNY")
        @Schema(description = "ISO 4217; every price of the order is in it.", examples = "CNY")
        String currency,

        @Size(max = 40)
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9/_-]*", message = "has letters, digits, / _ and - only")
        @Schema(description = "The number people use; one is given if it is missing.", examples = "GD-20261123-0001")
        String orderNumber,

        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        @Schema(description = "Agreed deposit in percent of the total, where it is not the company's usual one.")
        BigDecimal depositPercent) {}
