package org.gendan.production.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;

/** The processes of a product series in their order, as a planner states them. */
@Schema(description = "The processes of a product series in their order; the last one is PACKING.")
public record RoutingDetails(
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid StatedProcess> processes) {

    /** One process as it is stated. */
    @Schema(description = "One process.")
    public record StatedProcess(
            @NotNull WorkProcess process,

            @NotBlank @Size(max = 60) @Schema(examples = "Sleeves")
            String name,

            @NotBlank @Size(max = 60) @Schema(examples = "袖子")
            String nameZh,

            @NotNull @Min(0) @Max(99) @Schema(description = "Begins after so many percent of a run.", examples = "10")
            Integer fromPercent,

            @NotNull @Min(1) @Max(100) @Schema(description = "Ends after so many percent of a run.", examples = "50")
            Integer toPercent,

            @Size(max = 10)
            @Schema(
                    description = "The processes whose good sets it takes: parts that are made beside each other name "
                            + "the same one or none, and the process that joins them names them all. The one before "
                            + "it in this list if absent.")
            List<@NotNull WorkProcess> after) {}

    Route route() {
        List<Violation> violations = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Map<WorkProcess, Step> known = new HashMap<>();
        for (StatedProcess stated : processes) {
            Step step = step(stated, steps);
            String field = "processes[%d]".formatted(steps.size());
            if (known.putIfAbsent(stated.process(), step) != null) {
                violations.add(new Violation(field + ".process", "stands twice"));
            }
            if (step.fromPercent() >= step.toPercent()) {
                violations.add(new Violation(field + ".toPercent", "lies before fromPercent"));
            }
            for (String before : step.after()) {
                Step previous = known.get(WorkProcess.of(before));
                if (previous == null || previous == step) {
                    violations.add(new Violation(field + ".after", before + " does not stand before it"));
                } else if (step.fromPercent() < previous.fromPercent() || step.toPercent() < previous.toPercent()) {
                    violations.add(new Violation(field + ".fromPercent", "begins or ends before " + before));
                }
            }
            steps.add(step);
        }
        requireOneEnd(steps, violations);
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        return new Route(steps);
    }

    private static Step step(StatedProcess stated, List<Step> before) {
        List<String> after;
        if (stated.after() != null) {
            after = stated.after().stream().map(WorkProcess::name).distinct().toList();
        } else {
            after = before.isEmpty()
                    ? List.of()
                    : List.of(before.getLast().process().name());
        }
        return new Step(
                before.size() + 1,
                stated.process(),
                stated.name(),
                stated.nameZh(),
                stated.fromPercent(),
                stated.toPercent(),
                after);
    }

    /** Everything leads to packing, or pieces could be packed of which a part was never made. */
    private static void requireOneEnd(List<Step> steps, List<Violation> violations) {
        Step last = steps.getLast();
        if (!last.process().equals(WorkProcess.PACKING) || last.toPercent() != 100) {
            violations.add(new Violation("processes", "the last one is PACKING, which ends after 100 percent"));
        }
        steps.stream()
                .filter(step -> step != last)
                .filter(step -> steps.stream()
                        .noneMatch(next -> next.after().contains(step.process().name())))
                .forEach(step -> violations.add(new Violation(
                        "processes", "no process follows " + step.process().name())));
        if (steps.stream().noneMatch(step -> step.fromPercent() == 0)) {
            violations.add(new Violation("processes", "one begins with the run, after 0 percent"));
        }
    }
}
