package org.gendan.order.order;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.Money;
import org.gendan.office.paper.Printable;

/** What an order line says. All members but the number may be missing in a draft, none at the confirmation (S1.1b). */
@Schema(description = "A line of an order; complete only with every member (brief, part 1, clause 1).")
public record LineDetails(
        @Positive @Max(9999) @Schema(description = "Its number on the written order.", examples = "1")
        int number,

        @Size(max = 100) @Printable @Schema(examples = "城市夹克")
        String series,

        @Size(max = 100) @Printable @Schema(examples = "JK-2601")
        String model,

        @Size(max = 400) @Printable @Schema(examples = "全棉斜纹 280 g/m²")
        String specification,

        @Size(max = 60) @Printable @Schema(examples = "藏青") String colour,

        @Size(max = 60) @Printable @Schema(examples = "L") String size,

        @Positive @Max(10_000_000) @Schema(description = "Sets, at least 1.", examples = "120")
        Integer quantity,

        @Schema(description = "Per set, in the order's currency.")
        Money unitPrice) {}
