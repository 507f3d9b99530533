package org.gendan.production.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.ProductionEvent;

/** What came along the route of one assignment so far, as its factory counted it; all cumulative, in sets. */
public record Made(Route route, List<Output> outputs) {
    public static final Made NOTHING = new Made(List.of());

    public Made {
        outputs = outputs.stream()
                .sorted(Comparator.comparing(Output::lineId).thenComparing(output -> route.place(output.process())))
                .toList();
    }

    /** On the usual route. */
    public Made(List<Output> outputs) {
        this(Route.USUAL, outputs);
    }

    /** The same, judged along the route of its assignment. */
    public Made along(Route its) {
        return new Made(its, outputs);
    }

    /** Sets of a line that came through a process, those that were scrapped in it, and those that it had to do again. */
    @MayLack({})
    public record Output(UUID lineId, WorkProcess process, int quantity, int scrapped, int reworked) {
        public int good() {
            return quantity - scrapped;
        }

        private Output plus(Output more) {
            return new Output(
                    lineId, process, quantity + more.quantity, scrapped + more.scrapped, reworked + more.reworked);
        }

        public ProductionEvent.Output announced() {
            return new ProductionEvent.Output(lineId, process.name(), quantity, scrapped);
        }
    }

    /** A process that would have counted more pieces than it can have had. */
    public record Excess(WorkProcess process, int counted, int atMost) {}

    public Output output(UUID lineId, WorkProcess process) {
        return outputs.stream()
                .filter(output ->
                        output.lineId().equals(lineId) && output.process().equals(process))
                .findFirst()
                .orElse(new Output(lineId, process, 0, 0, 0));
    }

    /** With one more report, which may take back (a counter-entry). */
    public Made plus(Output more) {
        List<Output> sum = new ArrayList<>(outputs);
        sum.removeIf(output ->
                output.lineId().equals(more.lineId()) && output.process().equals(more.process()));
        sum.add(output(more.lineId(), more.process()).plus(more));
        return new Made(route, sum);
    }

    /**
     * The process of a line that counts more than it can have had, and did not before: a first one more than is to be made,
     * where what was scrapped anywhere may be made again, a later one more than the good sets of each process that it
     * follows; where parallel parts are joined that is the part of which there is least (rule 23).
     */
    public Optional<Excess> excess(Made before, UUID lineId, int atMost) {
        return route.processes().stream()
                .filter(process -> {
                    int over = output(lineId, process).quantity() - available(lineId, process, atMost);
                    int wasOver = before.output(lineId, process).quantity() - before.available(lineId, process, atMost);
                    return over > 0 && over > wasOver;
                })
                .findFirst()
                .map(process -> new Excess(
                        process, output(lineId, process).quantity(), Math.max(0, available(lineId, process, atMost))));
    }

    private int available(UUID lineId, WorkProcess process, int atMost) {
        return route.before(process).stream()
                .mapToInt(previous -> output(lineId, previous).good())
                .min()
                .orElseGet(() -> atMost
                        + route.toMakeAgain(
                                process, each -> output(lineId, each).scrapped()));
    }

    /** A process of the line that took back more than it had counted. */
    public Optional<WorkProcess> negative(UUID lineId) {
        return route.processes().stream()
                .filter(process -> {
                    Output output = output(lineId, process);
                    return output.scrapped() < 0 || output.reworked() < 0 || output.good() < 0;
                })
                .findFirst();
    }

    /** The furthest that anything of a line was begun. */
    public int begun(UUID lineId) {
        return outputs.stream()
                .filter(output -> output.lineId().equals(lineId))
                .mapToInt(Output::quantity)
                .max()
                .orElse(0);
    }

    public int packed(UUID lineId) {
        return output(lineId, WorkProcess.PACKING).good();
    }

    public int packed() {
        return good(WorkProcess.PACKING);
    }

    /** Good pieces that are made up, packed or not: what packing may take. */
    public int produced() {
        return outputs.stream()
                .map(Output::lineId)
                .distinct()
                .mapToInt(line -> route.before(WorkProcess.PACKING).stream()
                        .mapToInt(last -> output(line, last).good())
                        .min()
                        .orElseGet(() -> packed(line)))
                .sum();
    }

    /** Good pieces that came through a process. */
    public int good(WorkProcess process) {
        return outputs.stream()
                .filter(output -> output.process().equals(process))
                .mapToInt(Output::good)
                .sum();
    }
}
