package org.gendan.servers;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Stops what this JVM started when it ends, the last first, so that no test leaves a server behind. */
final class Reaper {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Deque<ServerProcess> OURS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Reaper::stopAll, "server-reaper"));
    }

    private Reaper() {}

    static void keep(ServerProcess process) {
        synchronized (OURS) {
            OURS.remove(process);
            OURS.push(process);
        }
    }

    static void release(ServerProcess process) {
        synchronized (OURS) {
            OURS.remove(process);
        }
    }

    private static void stopAll() {
        while (true) {
            ServerProcess last;
            synchronized (OURS) {
                last = OURS.poll();
            }
            if (last == null) {
                return;
            }
            last.stop(PATIENCE);
        }
    }
}
