package org.gendan.local.stack;

import java.util.List;
import java.util.function.Consumer;
import org.gendan.servers.Probe;
import org.gendan.servers.Progress;
import org.gendan.servers.ServerProcess;

/**
 * A process of the stack.
 *
 * @param needs the parts that must be ready before it is started
 * @param starter starts it and waits until it is ready
 */
public record Part(
        String name,
        ServerProcess process,
        List<Port> ports,
        List<String> needs,
        Probe ready,
        Consumer<Progress> starter) {

    public void start(Progress progress) {
        starter.accept(progress);
    }

    /** Crashes it (SIGKILL). */
    public void kill() {
        process.kill();
    }

    public boolean running() {
        return process.running();
    }

    public boolean isReady() {
        return running() && ready.quietly();
    }
}
