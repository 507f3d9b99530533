package org.gendan.local;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gendan.local.stack.Part;
import org.gendan.local.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how each part of the stack is; the exit status says whether all are ready. */
@Command(
        name = "status",
        description = "Exits 0 when every part is ready, 1 otherwise.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private StackOption stackOption;

    @Override
    public Integer call() {
        var stack = stackOption.find();
        var allReady = true;
        for (var part : stack.parts()) {
            var ready = part.isReady();
            allReady &= ready;
            System.out.printf("%-20s %-12s %s%n", part.name(), ready ? "ready" : state(part), details(stack, part));
        }
        return allReady ? 0 : 1;
    }

    private static String state(Part part) {
        return part.running() ? "not ready" : "not running";
    }

    private static String details(Stack stack, Part part) {
        var ports = part.ports().stream()
                .map(port -> Integer.toString(stack.ports().of(port)))
                .collect(Collectors.joining(", "));
        return "port " + ports
                + part.process().pid().map(pid -> ", process " + pid).orElse("");
    }
}
