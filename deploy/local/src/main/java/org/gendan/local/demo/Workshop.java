package org.gendan.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The factory's own steps: start, daily output by process, completion. */
public final class Workshop {

    private static final List<String> PROCESSES = List.of("CUTTING", "SEWING", "PRESSING", "PACKING");

    private final Journey order;
    private final Map<String, Integer> reported = new HashMap<>();

    Workshop(Journey order) {
        this.order = order;
    }

    public Answer tryToStart() {
        return order.steps().attempt(order.factory().user(), path("/start"), Map.of());
    }

    public void start() {
        order.steps().step(order.factory().user(), "starts bulk production", path("/start"), Map.of());
    }

    /** Reports what was done on a day since the start, as the output plan in the papers has it. */
    public void workOn(int day) {
        var row = order.papers().output().get(day);
        PROCESSES.forEach(process -> report(process, Integer.parseInt(row.get(process))));
    }

    /** The factory reports a process up to so many pieces, line by line. */
    public void report(String process, int upTo) {
        var reports = 0;
        var before = reported.getOrDefault(process, 0);
        Answer last = null;
        var from = 0;
        for (var line : order.planning().lines()) {
            var done = within(line, upTo - from) - within(line, before - from);
            if (done > 0) {
                reports++;
                last = tryToReport(line, process, done).expect(201);
            }
            from += line.quantity();
        }
        if (last != null) {
            reported.put(process, upTo);
            order.steps()
                    .did(
                            order.factory().user(),
                            "reports " + process + " of " + upTo + " pieces so far (" + (upTo - before) + " since, in "
                                    + reports + " reports)",
                            last);
        }
    }

    /** A report of one line that runs ahead of the process before. */
    public Answer tryToReportAhead(String process) {
        var line = order.planning().lines().getLast();
        return tryToReport(line, process, line.quantity());
    }

    private Answer tryToReport(Planning.Line line, String process, int quantity) {
        return order.steps()
                .attempt(
                        order.factory().user(),
                        path("/progress"),
                        Map.of("lineId", line.id(), "process", process, "quantity", quantity));
    }

    public Answer tryToComplete() {
        return order.steps().attempt(order.factory().user(), path("/completion"), Map.of());
    }

    public void complete() {
        order.steps().step(order.factory().user(), "reports the lot complete", path("/completion"), Map.of());
    }

    private static int within(Planning.Line line, int pieces) {
        return Math.clamp(pieces, 0, line.quantity());
    }

    private String path(String step) {
        return "/api/assignments/" + order.planning().assignmentId() + step;
    }
}
