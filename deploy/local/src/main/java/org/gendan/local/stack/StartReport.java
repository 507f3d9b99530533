package org.gendan.local.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gendan.servers.Progress;

/** Tells, line by line, which parts are ready and which are still waited for. */
public final class StartReport implements Progress {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Map<String, Long> waitingSince = new TreeMap<>();
    private long lastLine = System.nanoTime();

    public StartReport(PrintStream out) {
        this.out = out;
    }

    synchronized void starting(String part) {
        waitingSince.put(part, System.nanoTime());
    }

    @Override
    public synchronized void waiting(String process, Duration elapsed) {
        if (System.nanoTime() - lastLine < PAUSE.toNanos() || waitingSince.isEmpty()) {
            return;
        }
        line(waitingSince.entrySet().stream()
                .map(part -> part.getKey() + " " + seconds(part.getValue()))
                .collect(Collectors.joining(", ", "  … waiting for ", "")));
    }

    synchronized void ready(String part) {
        line("  %-20s ready after %s".formatted(part, seconds(waitingSince.remove(part))));
    }

    synchronized void line(String text) {
        out.println(text);
        lastLine = System.nanoTime();
    }

    private static String seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000 + " s";
    }
}
