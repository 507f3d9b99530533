package org.gendan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    @TempDir
    Path directory;

    @Test
    void anotherLauncherFindsItByItsPidFileAndStopsIt() {
        var started = sleeper();

        var found = ServerProcess.named("sleeper", directory);
        assertEquals(started.pid(), found.pid());
        found.stop(Duration.ofSeconds(5));

        assertFalse(started.running());
    }

    @Test
    void aRecycledPidIsNobodyOfOurs() throws Exception {
        var stranger = ProcessHandle.current().pid();
        Files.writeString(
                directory.resolve("sleeper.pid"), stranger + " " + Instant.now().minusSeconds(86_400));

        var process = ServerProcess.named("sleeper", directory);

        assertFalse(process.running());
        process.kill();
    }

    @Test
    void aStartThatFailsShowsTheEndOfTheLog() {
        var process = ServerProcess.named("broken", directory)
                .start(List.of("sh", "-c", "echo no such luck; exit 3"), Map.of());

        var failure = assertThrows(
                ServerFailed.class, () -> process.awaitReady(() -> false, Duration.ofSeconds(10), Progress.SILENT));

        assertTrue(failure.getMessage().contains("no such luck"), failure.getMessage());
        assertTrue(failure.getMessage().contains("broken.log"), failure.getMessage());
    }

    @Test
    void whoeverWaitsIsToldSo() {
        var told = new ArrayList<String>();

        var process = sleeper();
        assertThrows(
                ServerFailed.class,
                () -> process.awaitReady(() -> false, Duration.ofMillis(200), (name, elapsed) -> told.add(name)));
        process.kill();

        assertEquals("sleeper", told.getFirst());
    }

    private ServerProcess sleeper() {
        return ServerProcess.named("sleeper", directory).start(List.of("sleep", "60"), Map.of());
    }
}
