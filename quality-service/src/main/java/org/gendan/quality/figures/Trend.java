package org.gendan.quality.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gendan.kernel.rule.MayLack;

/** How quality goes from period to period, the oldest first, those without a report included. */
public record Trend(Scope scope, Period period, List<Point> points) {

    /**
     * Lots are original ones whose final inspection was decided; what passed the first time was accepted without rework.
     * Units are those of all inspections, each visit's once (rule 52).
     */
    @MayLack({"firstPassPercent", "defectivePercent"})
    public record Point(
            String period,
            LocalDate from,
            LocalDate to,
            int lots,
            int passedFirst,
            BigDecimal firstPassPercent,
            int unitsInspected,
            int defectiveUnits,
            BigDecimal defectivePercent) {

        static Point of(
                Period period, LocalDate start, int lots, int passedFirst, int unitsInspected, int defectiveUnits) {
            return new Point(
                    period.nameOf(start),
                    start,
                    period.next(start).minusDays(1),
                    lots,
                    passedFirst,
                    Percent.of(passedFirst, lots),
                    unitsInspected,
                    defectiveUnits,
                    Percent.of(defectiveUnits, unitsInspected));
        }
    }
}
