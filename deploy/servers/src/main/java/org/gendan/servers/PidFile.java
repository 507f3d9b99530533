package org.gendan.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What later launchers know of a child: its pid, and when it started, so that a recycled pid is never taken for it. */
final class PidFile {

    /** The system derives start times from its boot time, which moves a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Path path;

    PidFile(Path path) {
        this.path = path;
    }

    void write(ProcessHandle process) {
        try {
            var started = process.info().startInstant().orElseGet(Instant::now);
            var draft = path.resolveSibling(path.getFileName() + ".new");
            Files.writeString(draft, process.pid() + " " + started + "\n");
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + ": " + e, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }

    Optional<Instant> startedAt() {
        return entry().map(Entry::started);
    }

    /** The process, while it lives. */
    Optional<ProcessHandle> process() {
        return entry().flatMap(entry -> ProcessHandle.of(entry.pid())
                .filter(PidFile::lives)
                .filter(handle -> sameStart(handle, entry.started())));
    }

    private record Entry(long pid, Instant started) {}

    private Optional<Entry> entry() {
        try {
            var fields = Files.readString(path).strip().split(" ");
            return Optional.of(new Entry(Long.parseLong(fields[0]), Instant.parse(fields[1])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean sameStart(ProcessHandle handle, Instant started) {
        return handle.info()
                .startInstant()
                .map(actual -> Duration.between(started, actual).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    /**
     * A zombie that nobody waits for (a container without an init) counts as dead, once its last thread is: until then it
     * holds its ports and files.
     */
    static boolean lives(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var threads = Integer.parseInt(fields[17]);
            return !fields[0].equals("Z") || threads > 1;
        } catch (IOException e) {
            return handle.isAlive();
        }
    }
}
