package org.gendan.local.demo;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes by itself. */
final class Waiting {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Waiting() {}

    static void until(String what, Callable<Boolean> condition) throws Exception {
        var until = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Waited " + LIMIT.toSeconds() + " s for " + what);
            }
            Thread.sleep(50);
        }
    }
}
