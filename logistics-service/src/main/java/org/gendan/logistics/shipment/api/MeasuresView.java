package org.gendan.logistics.shipment.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.logistics.shipment.Delivered;

/** How punctual and how right shipments were. */
@Schema(description = "Shipments that left; a percentage of none is absent.")
@MayLack({"onTimePercent", "correctPercent"})
record MeasuresView(
        long dispatched,

        @Schema(description = "Those that left on or before their planned date.")
        long onTime,

        @Schema(description = "Those of which nothing came back.")
        long correct,

        @Schema(description = "Of 100, one decimal.", examples = "96.4")
        BigDecimal onTimePercent,

        @Schema(description = "Of 100, one decimal.", examples = "99.1")
        BigDecimal correctPercent) {

    static MeasuresView of(Delivered delivered) {
        return new MeasuresView(
                delivered.dispatched(),
                delivered.onTime(),
                delivered.correct(),
                percent(delivered.onTime(), delivered.dispatched()),
                percent(delivered.correct(), delivered.dispatched()));
    }

    private static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
