package org.gendan.local;

import java.util.concurrent.Callable;
import org.gendan.local.stack.StartReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the stack, and stops it on Ctrl-C. */
@Command(name = "up", description = "Starts the stack; Ctrl-C stops it.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Mixin
    private StackOption stackOption;

    @Option(names = "--detach", description = "Return when all is ready and leave the stack running.")
    private boolean detach;

    @Override
    public Integer call() throws InterruptedException {
        var stack = stackOption.find();
        var startedAnything = stack.up(new StartReport(System.out));
        System.out.println();
        System.out.println(Addresses.of(stack));
        if (detach) {
            stack.detach();
            System.out.println("The stack runs. Stop it with: ./gendan down");
        } else if (startedAnything) {
            Watch.untilEnd(stack, System.out);
        } else {
            System.out.println("The stack was running already. Stop it with: ./gendan down");
        }
        return 0;
    }
}
