package org.gendan.local;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.gendan.local.demo.Api;
import org.gendan.local.demo.Printout;
import org.gendan.local.demo.StepFailed;
import org.gendan.local.demo.hop.OrdersRun;
import org.gendan.local.demo.story.Story;
import org.gendan.local.stack.Stack;
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

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "Carry so many orders up to the release, and measure how long it takes to get there.")
    private Integer orders;

    @Override
    public Integer call() throws InterruptedException {
        if (orders != null && orders < 1) {
            throw new StackRefused("--orders needs a number from 1.");
        }
        var stack = stackOption.find();
        var startedAnything = stack.up(new StartReport(System.out));
        var held = carry(stack, System.out);
        System.out.println();
        if (exit || !held) {
            stack.stopStarted();
            System.out.println(startedAnything ? "What the demo started has been stopped." : "The stack runs on.");
        } else {
            System.out.println("Where to look:");
            System.out.println(Addresses.of(stack));
            if (startedAnything) {
                Watch.untilEnd(stack, System.out);
            }
        }
        return held ? 0 : 1;
    }

    private boolean carry(Stack stack, PrintStream out) throws InterruptedException {
        try {
            if (orders != null) {
                return new OrdersRun(stack, out).carry(orders);
            }
            var printout = new Printout(out);
            Story.on(stack, Api.of(stack), printout).tell();
            out.println();
            out.println(
                    "Every step held, and " + printout.shortcuts() + " shortcuts were refused for the right reason.");
            return true;
        } catch (StepFailed failed) {
            out.flush();
            System.err.println();
            System.err.println("The demo FAILED: " + failed.getMessage());
            System.err.println("The logs are in " + stack.layout().run());
            return false;
        }
    }
}
