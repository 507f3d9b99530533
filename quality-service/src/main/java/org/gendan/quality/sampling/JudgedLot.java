package org.gendan.quality.sampling;

import java.math.BigDecimal;
import java.util.UUID;
import org.gendan.quality.sampling.SwitchingState.Outcome;

/**
 * A lot that an inspection judged by one class: with which plan and severity, and how many pieces of the sample were
 * defective. Original is its first submission; one that comes again after rework is not (rule 47).
 */
public record JudgedLot(
        SeriesOfLots lots,
        UUID inspectionId,
        SamplingPlan plan,
        BigDecimal aql,
        Severity severity,
        int defectives,
        boolean original) {

    Outcome outcome() {
        return new Outcome(
                plan.accepts(defectives),
                plan.acceptNumber(),
                SamplingTables.acceptsOneStepTighter(plan, aql, defectives));
    }
}
