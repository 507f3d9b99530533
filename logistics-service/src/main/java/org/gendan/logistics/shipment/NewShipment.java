package org.gendan.logistics.shipment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.LogisticsEvent.Mode;
import org.gendan.office.paper.Printable;

/** What the merchandiser arranges with salesperson and forwarder. */
@Schema(description = "What is to leave, how, by whom and when (S1.12).")
public record NewShipment(
        @NotNull @Schema(description = "The order; UUID.") UUID orderId,

        @Size(min = 1, max = 1000)
        @Schema(description = "What of which line, each line once; all that is released and not yet claimed if absent.")
        List<@NotNull @Valid Pieces> lines,

        @NotNull @Schema(description = "PICKUP is the customer's own collection (S2.6).")
        Mode mode,

        @Size(max = 100) @Printable @Schema(examples = "中外运")
        String forwarder,

        @NotNull @Schema(description = "Business date on which the goods are to leave; not in the past.")
        LocalDate plannedOn,

        @Size(max = 200)
        @Schema(
                description = "Where the goods go: the contract's destination or the place of its Incoterm; the "
                        + "destination if absent.",
                examples = "Hamburg")
        String place,

        @Size(max = 1000) String remark,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {}
