package org.gendan.production.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The processes that every piece of an assignment goes through. Parallel parts of a garment, such as body and sleeves, are
 * processes beside each other whose sets are joined by the one behind them; packing is the last one, always.
 */
public record Route(List<Step> steps) {
    /** Of a product series without a routing of its own. */
    public static final Route USUAL = new Route(List.of(
            new Step(1, WorkProcess.CUTTING, "Cutting", "裁剪", 0, 40, List.of()),
            new Step(2, WorkProcess.SEWING, "Sewing", "缝制", 10, 80, List.of("CUTTING")),
            new Step(3, WorkProcess.PRESSING, "Pressing", "整烫", 30, 90, List.of("SEWING")),
            new Step(4, WorkProcess.PACKING, "Packing", "包装", 40, 100, List.of("PRESSING"))));

    public Route {
        steps = steps.stream().sorted(Comparator.comparing(Step::number)).toList();
    }

    public List<WorkProcess> processes() {
        return steps.stream().map(Step::process).toList();
    }

    public Optional<Step> step(WorkProcess process) {
        return steps.stream().filter(step -> step.process().equals(process)).findFirst();
    }

    public boolean has(WorkProcess process) {
        return step(process).isPresent();
    }

    /** Its place along the route; one that it does not have comes last. */
    int place(WorkProcess process) {
        return step(process).map(Step::number).orElse(Integer.MAX_VALUE);
    }

    /** The processes whose good pieces this one takes; none for a first one. */
    List<WorkProcess> before(WorkProcess process) {
        return step(process).stream()
                .flatMap(step -> step.after().stream())
                .map(WorkProcess::of)
                .toList();
    }

    public boolean isFirst(WorkProcess process) {
        return before(process).isEmpty();
    }

    /**
     * How much of a run lies behind, 0 to 100: the first moment at which a run by the route, each process spread evenly from
     * where it begins to where it ends, would have come to as much work as was done. So what is made first and fast, as
     * cutting is, counts no more than its own part of the run.
     */
    public int percentBehind(int due, ToIntFunction<WorkProcess> made) {
        long done = steps.stream()
                .mapToLong(step -> (long) step.span() * made.applyAsInt(step.process()))
                .sum();
        return IntStream.rangeClosed(0, 100)
                .filter(percent -> (long) due
                                * steps.stream()
                                        .mapToInt(step -> step.spanUntil(percent))
                                        .sum()
                        >= done)
                .findFirst()
                .orElse(100);
    }

    /**
     * Sets that a process has to make again for those that were scrapped in it or behind it. A set of which two parallel
     * parts were scrapped is made again once, so that not the sum counts but the path that lost the most (rule 23).
     */
    int toMakeAgain(WorkProcess from, ToIntFunction<WorkProcess> scrapped) {
        return scrapped.applyAsInt(from)
                + steps.stream()
                        .filter(step -> step.follows(from))
                        .mapToInt(step -> toMakeAgain(step.process(), scrapped))
                        .max()
                        .orElse(0);
    }
}
