package org.gendan.finance.expense;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Expenses of a merchandiser, for an order or on a trip. */
@Schema(description = "Expenses for an order or on a trip; at least one of the two is named.")
public record NewClaim(
        @Schema(description = "The order that the money was spent for; UUID.")
        UUID orderId,

        @Valid Trip trip,

        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid ExpenseLine> lines) {}
