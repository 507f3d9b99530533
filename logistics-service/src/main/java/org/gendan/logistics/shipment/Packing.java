package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.LogisticsEvent;
import org.gendan.office.paper.Printable;

/** How the goods are packed, as packing list and invoice state it for customs and bank. */
@Embeddable
@Schema(
        description =
                "How the goods are packed, as the papers for customs and bank state it; each as far as it is known.")
@MayLack({"netKg", "grossKg", "cubicMetres", "marks", "origin", "hsCode"})
public record Packing(
        @DecimalMin("0.001")
        @Digits(integer = 9, fraction = 3)
        @Schema(description = "Net weight (净重).", examples = "860.4")
        BigDecimal netKg,

        @DecimalMin("0.001")
        @Digits(integer = 9, fraction = 3)
        @Schema(description = "Gross weight (毛重).", examples = "942")
        BigDecimal grossKg,

        @DecimalMin("0.001")
        @Digits(integer = 9, fraction = 3)
        @Schema(description = "Volume in m³ (体积).", examples = "6.72")
        BigDecimal cubicMetres,

        @Size(max = 400) @Printable @Schema(description = "Shipping marks (唛头).", examples = "HS / HAMBURG / NO. 1-52")
        String marks,

        @Size(max = 100) @Printable @Schema(description = "Country of origin (原产地).", examples = "中国 China")
        String origin,

        @Pattern(regexp = "\\d{4}(\\.?\\d{2}){1,3}", message = "is a number of the Harmonized System such as 6201.40")
        @Column(name = "hs_code")
        @Schema(description = "Number of the Harmonized System (HS 编码).", examples = "6201.40")
        String hsCode) {

    static void require(Packing stated) {
        if (stated != null
                && stated.netKg != null
                && stated.grossKg != null
                && stated.grossKg.compareTo(stated.netKg) < 0) {
            throw Refused.invalid("packing.grossKg", "is less than the net weight, %s kg".formatted(stated.netKg));
        }
    }

    LogisticsEvent.Packing announced(int cartons) {
        return new LogisticsEvent.Packing(cartons, netKg, grossKg, cubicMetres, marks, origin, hsCode);
    }
}
