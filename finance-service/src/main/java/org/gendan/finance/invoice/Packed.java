package org.gendan.finance.invoice;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.LogisticsEvent.Packing;

/** How the goods of an invoice were packed, as logistics announced it. */
@Embeddable
@Schema(
        name = "InvoicePacking",
        description = "How the goods were packed: cartons, weights in kg, volume in m³, and what customs ask.")
@MayLack({"cartons", "netKg", "grossKg", "cubicMetres", "marks", "origin", "hsCode"})
public record Packed(
        Integer cartons,
        BigDecimal netKg,
        BigDecimal grossKg,
        BigDecimal cubicMetres,
        String marks,
        String origin,
        String hsCode) {

    static Packed of(Packing packing) {
        return packing == null
                ? null
                : new Packed(
                        packing.cartons(),
                        packing.netKg(),
                        packing.grossKg(),
                        packing.cubicMetres(),
                        packing.marks(),
                        packing.origin(),
                        packing.hsCode());
    }
}
