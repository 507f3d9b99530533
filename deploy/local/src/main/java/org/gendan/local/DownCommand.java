package org.gendan.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the stack, whoever started it. */
@Command(name = "down", description = "Stops the stack; its data stay.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Mixin
    private StackOption stackOption;

    @Override
    public Integer call() {
        var stack = stackOption.find();
        var running = stack.anyRunning();
        stack.down();
        System.out.println(running ? "The stack has been stopped." : "The stack was not running.");
        return 0;
    }
}
