package org.gendan.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * PostgreSQL's backends whose server was killed alone: each ends by itself only when it looks up from its work, and until
 * then its hold on the shared memory keeps the next server from starting.
 */
final class OrphanedBackends {

    private OrphanedBackends() {}

    static void end(Path data) {
        var orphans = ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, data))
                .toList();
        orphans.forEach(ProcessHandle::destroyForcibly);
        ServerProcess.awaitEnd(orphans.stream(), Duration.ofSeconds(10));
    }

    /** Where the system has no /proc, the server itself says so when an orphan is left. */
    private static boolean worksIn(ProcessHandle process, Path data) {
        var link = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
