package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gendan.local.stack.Stack;

/**
 * Hears a story and, right after certain steps of it, kills a part of the stack and starts it again: what was just
 * announced is still on its way, and other orders flow.
 */
final class Kills implements Teller {

    /** Which step is followed by whose death; each service, the broker and the database in turn. */
    private static final Map<String, String> AFTER = Map.ofEntries(
            Map.entry("confirms the order", "finance-service"),
            Map.entry("confirms the receipt", "kafka"),
            Map.entry("gives lot A", "postgresql"),
            Map.entry("signs the minutes", "production-service"),
            Map.entry("starts bulk production", "quality-service"),
            Map.entry("reports PACKING of 799", "kafka"),
            Map.entry("accepts the final inspection", "order-service"),
            Map.entry("releases the goods", "logistics-service"),
            Map.entry("arranges the shipment", "postgresql"),
            Map.entry("lets the vehicle out", "kafka"));

    private final Stack stack;
    private final Set<String> steps = new LinkedHashSet<>();
    private final List<InFlight> inFlight = new ArrayList<>();

    Kills(Stack stack) {
        this.stack = stack;
    }

    List<InFlight> inFlight() {
        return inFlight;
    }

    void assertAllFell() {
        assertEquals(AFTER.size(), inFlight.size(), "kills, after " + steps);
    }

    @Override
    public void did(String who, String what, Answer answer) {
        AFTER.entrySet().stream()
                .filter(kill -> what.startsWith(kill.getKey()) && !steps.contains(kill.getKey()))
                .findFirst()
                .ifPresent(kill -> {
                    steps.add(kill.getKey());
                    kill(kill.getValue(), who + " " + what);
                });
    }

    private void kill(String part, String step) {
        try {
            // A dead server cannot be asked: the broker's count is taken before, and so is the database's.
            var counted = new InFlight(
                    part.equals("postgresql") ? InFlight.pendingRows(stack) : 0,
                    part.equals("kafka") ? InFlight.unacknowledged(stack) : 0);
            SharedStack.kill(part);
            var atTheKill = new InFlight(
                    part.equals("postgresql") ? counted.pendingRows() : InFlight.pendingRows(stack),
                    part.equals("kafka") ? counted.unacknowledged() : InFlight.unacknowledged(stack));
            inFlight.add(atTheKill);
            System.out.printf(
                    "%s; killed %s: %d pending outbox rows, %d unacknowledged events%n",
                    step, part, atTheKill.pendingRows(), atTheKill.unacknowledged());
            var began = System.nanoTime();
            SharedStack.startAgain(part);
            System.out.printf("%s runs again after %.1f s%n", part, (System.nanoTime() - began) / 1e9);
        } catch (Exception e) {
            throw new IllegalStateException(part + " could not be killed and started again", e);
        }
    }
}
