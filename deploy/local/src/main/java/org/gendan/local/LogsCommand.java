package org.gendan.local;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.gendan.local.stack.StackRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a part of the stack has logged. */
@Command(name = "logs", description = "Prints the log of a part, e.g. order-service.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Mixin
    private StackOption stackOption;

    @Parameters(paramLabel = "SERVICE", description = "The part, as ./gendan status names it.")
    private String name;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var log = stackOption.find().part(name).process().log();
        if (!Files.exists(log)) {
            throw new StackRefused(name + " has not logged anything yet.");
        }
        try (var channel = FileChannel.open(log)) {
            var in = Channels.newInputStream(channel);
            do {
                in.transferTo(System.out);
                System.out.flush();
                Thread.sleep(follow ? 300 : 0);
            } while (follow);
        }
        return 0;
    }
}
