package org.gendan.production.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.Made.Output;

/** Whether a report can count on top of what was made so far (rule 23), and if not, why. */
record Judgement(String code, Map<String, Object> facts) {

    static Optional<Judgement> against(Output report, Made made, int atMost) {
        Made after = made.plus(report);
        Map<String, Object> facts = new HashMap<>();
        facts.put("lineId", report.lineId().toString());
        return after.negative(report.lineId())
                .map(process -> {
                    facts.put("process", process.name());
                    return new Judgement("below-zero", facts);
                })
                .or(() -> after.excess(made, report.lineId(), atMost).map(excess -> {
                    facts.put("process", excess.process().name());
                    facts.put("counted", excess.counted());
                    facts.put("atMost", excess.atMost());
                    return new Judgement(
                            made.route().isFirst(excess.process()) ? "beyond-assigned" : "beyond-previous-process",
                            facts);
                }));
    }
}
