package org.gendan.finance.receipt;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.Money;

/** The part of a receipt that is for one order. */
@Embeddable
@Schema(description = "The part of a receipt that is for one order.")
public record Allocation(
        @NotNull UUID orderId,

        @NotNull @Valid @Embedded @Schema(description = "More than zero, in the receipt's currency.")
        Money amount) {}
