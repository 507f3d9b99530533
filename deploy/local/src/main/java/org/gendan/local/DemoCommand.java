package org.gendan.local;

import java.util.concurrent.Callable;
import org.gendan.local.stack.StackRefused;
import org.gendan.local.stack.StartReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Carries real orders through the whole stack, as its different users. */
@Command(name = "demo", description = "Carries an order through the stack.", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private StackOption stackOption;

    @Option(names = "--exit", description = "At the end, stop what the demo started.")
    private boolean exit;

    @Option(names = "--orders", paramLabel = "N", defaultValue = "1", description = "Carry so many orders.")
    private int orders;

    @Override
    public Integer call() throws InterruptedException {
        if (orders < 1) {
            throw new StackRefused("--orders needs a number from 1.");
        }
        var stack = stackOption.find();
        var startedAnything = stack.up(new StartReport(System.out));
        System.out.println(Addresses.of(stack));
        if (exit) {
            stack.stopStarted();
        } else if (startedAnything) {
            Watch.untilEnd(stack, System.out);
        }
        return 0;
    }
}
