package org.gendan.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server as a child process in its own session: Ctrl-C on the launcher does not reach it, its pid file lets any later
 * launcher find and stop it, and its output goes to a log file.
 */
public final class ServerProcess {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long LARGE_LOG = 10L << 20;
    private static final Optional<Path> SETSID = Executables.find("setsid");

    private final String name;
    private final Path directory;
    private final Path log;
    private final PidFile pidFile;
    private String stopSignal = "TERM";
    private boolean outlivesUs;

    private ServerProcess(String name, Path directory) {
        this.name = name;
        this.directory = directory.toAbsolutePath().normalize();
        this.log = this.directory.resolve(name + ".log");
        this.pidFile = new PidFile(this.directory.resolve(name + ".pid"));
    }

    public static ServerProcess named(String name, Path directory) {
        return new ServerProcess(name, directory);
    }

    public ServerProcess stopSignal(String signal) {
        this.stopSignal = signal;
        return this;
    }

    /** Leaves the server running when this JVM ends; whoever starts it has to see to its end. */
    public ServerProcess outlivesUs() {
        this.outlivesUs = true;
        return this;
    }

    public String name() {
        return name;
    }

    public Path directory() {
        return directory;
    }

    public Path log() {
        return log;
    }

    /** The command that starts a program in this JVM's own JDK. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts the command, after ending what an earlier launcher may have left of it. */
    public ServerProcess start(List<String> command, Map<String, String> environment) {
        kill();
        try {
            Files.createDirectories(directory);
            rotateLog();
            var builder = new ProcessBuilder(inOwnSession(command))
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            pidFile.write(builder.start().toHandle());
        } catch (IOException e) {
            throw new ServerFailed(name + " cannot be started: " + e.getMessage(), e);
        }
        if (!outlivesUs) {
            Reaper.keep(this);
        }
        return this;
    }

    private static List<String> inOwnSession(List<String> command) {
        var full = new ArrayList<String>();
        SETSID.ifPresent(setsid -> full.add(setsid.toString()));
        full.addAll(command);
        return full;
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Waits until the probe answers; fails at once when the process ends, and when the limit is reached. */
    public ServerProcess awaitReady(Probe probe, Duration limit, Progress progress) {
        var began = System.nanoTime();
        while (!probe.quietly()) {
            var elapsed = Duration.ofNanos(System.nanoTime() - began);
            if (!running()) {
                throw failure("ended while it was starting");
            }
            if (elapsed.compareTo(limit) > 0) {
                throw failure("was not ready after " + limit.toSeconds() + " s");
            }
            progress.waiting(name, elapsed);
            pause();
        }
        return this;
    }

    /** Waits until a process that does one thing has done it. */
    void awaitEnd(Duration limit, Progress progress) {
        var began = System.nanoTime();
        while (running()) {
            var elapsed = Duration.ofNanos(System.nanoTime() - began);
            if (elapsed.compareTo(limit) > 0) {
                kill();
                throw failure("did not end within " + limit.toSeconds() + " s");
            }
            progress.waiting(name, elapsed);
            pause();
        }
        kill();
    }

    private ServerFailed failure(String what) {
        return new ServerFailed(name + " " + what + ". The end of its log, " + log + ":\n"
                + logTail(20).indent(4));
    }

    public String logTail(int lines) {
        try {
            var all = Files.readString(log).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(" + e + ")";
        }
    }

    public boolean running() {
        return pidFile.process().isPresent();
    }

    public Optional<Long> pid() {
        return pidFile.process().map(ProcessHandle::pid);
    }

    public Optional<Instant> startedAt() {
        return pidFile.startedAt();
    }

    /** Asks the process to end, and kills it when it has not done so within the given patience. */
    public void stop(Duration patience) {
        askToStop();
        pidFile.process().ifPresent(process -> awaitEnd(Stream.of(process), patience));
        kill();
    }

    /** Asks the process to end without waiting for it. */
    public void askToStop() {
        pidFile.process().ifPresent(this::signalStop);
    }

    private void signalStop(ProcessHandle process) {
        if (stopSignal.equals("TERM")) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + stopSignal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process and its children at once (SIGKILL), as a crash would. */
    public void kill() {
        pidFile.process().ifPresent(process -> {
            var children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(Stream.concat(Stream.of(process), children.stream()), Duration.ofSeconds(10));
        });
        pidFile.delete();
        Reaper.release(this);
    }

    static void awaitEnd(Stream<ProcessHandle> processes, Duration limit) {
        var open = new ArrayList<>(processes.toList());
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            open.removeIf(process -> !PidFile.lives(process));
            if (open.isEmpty() || System.nanoTime() > deadline) {
                return;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("The start was interrupted.");
        }
    }
}
