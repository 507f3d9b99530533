package org.gendan.quality.figures.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.quality.figures.Period;
import org.gendan.quality.figures.Trend;

/** How quality goes, period by period. */
@Schema(description = "First-pass rate of lots and rate of defective units by period, the oldest first.")
@MayLack({"from", "to", "factoryId", "period"})
record TrendView(
        LocalDate from,
        LocalDate to,
        UUID factoryId,
        Period period,

        @Schema(description = "Every period of the window, those without reports included.")
        List<Trend.Point> points) {

    static TrendView of(Trend trend) {
        return new TrendView(
                trend.scope().from(), trend.scope().to(), trend.scope().factoryId(), trend.period(), trend.points());
    }
}
