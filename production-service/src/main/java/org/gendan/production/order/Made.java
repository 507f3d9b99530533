package org.gendan.production.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.kernel.language.ProductionEvent;

/** What came through the processes of one assignment so far, as its factory counted it; all cumulative. */
public record Made(List<Output> outputs) {
    public static final Made NOTHING = new Made(List.of());

    public Made {
        outputs = outputs.stream()
                .sorted(Comparator.comparing(Output::lineId).thenComparing(Output::process))
                .toList();
    }

    /** Sets of a line that came through a process, those that were scrapped in it, and those that it had to do again. */
    public record Output(UUID lineId, WorkProcess process, int quantity, int scrapped, int reworked) {
        public int good() {
            return quantity - scrapped;
        }

        private Output plus(Output more) {
            return new Output(
                    lineId, process, quantity + more.quantity, scrapped + more.scrapped, reworked + more.reworked);
        }

        ProductionEvent.Output announced() {
            return new ProductionEvent.Output(lineId, process.name(), quantity, scrapped);
        }
    }

    /** A process that would have counted more pieces than it can have had. */
    public record Excess(WorkProcess process, int counted, int atMost) {}

    public Output output(UUID lineId, WorkProcess process) {
        return outputs.stream()
                .filter(output -> output.lineId().equals(lineId) && output.process() == process)
                .findFirst()
                .orElse(new Output(lineId, process, 0, 0, 0));
    }

    /** With one more report, which may take back (a counter-entry). */
    public Made plus(Output more) {
        List<Output> sum = new ArrayList<>(outputs);
        sum.removeIf(output -> output.lineId().equals(more.lineId()) && output.process() == more.process());
        sum.add(output(more.lineId(), more.process()).plus(more));
        return new Made(sum);
    }

    /**
     * The process of a line that counts more than it can have had, and did not before: the first one more than is to be made,
     * where what was scrapped anywhere may be made again, a later one more than the good pieces of the one before (rule 23).
     */
    public Optional<Excess> excess(Made before, UUID lineId, int atMost) {
        return Stream.of(WorkProcess.values())
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
        return process.previous()
                .map(previous -> output(lineId, previous).good())
                .orElseGet(() -> atMost + scrapped(lineId));
    }

    /** A process of the line that took back more than it had counted. */
    public Optional<WorkProcess> negative(UUID lineId) {
        return Stream.of(WorkProcess.values())
                .filter(process -> {
                    Output output = output(lineId, process);
                    return output.scrapped() < 0 || output.reworked() < 0 || output.good() < 0;
                })
                .findFirst();
    }

    private int scrapped(UUID lineId) {
        return Stream.of(WorkProcess.values())
                .mapToInt(process -> output(lineId, process).scrapped())
                .sum();
    }

    /** The furthest that anything of a line was begun. */
    public int begun(UUID lineId) {
        return Stream.of(WorkProcess.values())
                .mapToInt(process -> output(lineId, process).quantity())
                .max()
                .orElse(0);
    }

    public int packed(UUID lineId) {
        return output(lineId, WorkProcess.PACKING).good();
    }

    public int packed() {
        return good(WorkProcess.PACKING);
    }

    /** Good pieces that are made up, packed or not. */
    public int produced() {
        return good(WorkProcess.PRESSING);
    }

    /** Good pieces that came through a process. */
    public int good(WorkProcess process) {
        return outputs.stream()
                .filter(output -> output.process() == process)
                .mapToInt(Output::good)
                .sum();
    }
}
