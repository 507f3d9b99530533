package org.gendan.finance.receipt;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which orders money is for that was for none when it arrived. */
@Schema(description = "Which orders money is for that nobody knew an order for when it arrived.")
public record NewAllocation(
        @NotEmpty
        @Size(max = 50)
        @Schema(
                description =
                        "Parts for orders of one customer, in the receipt's currency; the rest stays unallocated.")
        List<@NotNull @Valid Allocation> allocations,

        @NotBlank @Size(max = 400) @Schema(description = "Stands in the audit trail.", examples = "客户来电确认为其订金")
        String reason) {

    Set<UUID> orders() {
        return allocations.stream().map(Allocation::orderId).collect(Collectors.toSet());
    }
}
