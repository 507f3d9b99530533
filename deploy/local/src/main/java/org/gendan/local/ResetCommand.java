package org.gendan.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes all data of the stopped stack, after asking. */
@Command(
        name = "reset",
        description = "Deletes all data and logs of the stopped stack.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private StackOption stackOption;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        var stack = stackOption.find();
        if (!yes && !confirmed("Delete all data in " + stack.layout().run() + "? [y/N] ")) {
            System.out.println("Nothing was deleted.");
            return 1;
        }
        stack.reset();
        System.out.println("All data of the stack are deleted.");
        return 0;
    }

    private static boolean confirmed(String question) {
        var console = System.console();
        var answer = console == null ? null : console.readLine("%s", question);
        return answer != null
                && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }
}
