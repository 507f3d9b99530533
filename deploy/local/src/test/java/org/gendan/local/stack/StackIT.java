package org.gendan.local.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gendan.servers.ServerFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stack with real servers, and tiny programs in the place of the services. */
class StackIT {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StartReport report = new StartReport(new PrintStream(printed, true));
    private Stack stack;

    @BeforeEach
    void packageServices() throws Exception {
        var layout = Layout.of(Path.of("target", "stack-it"));
        FolderCopy.delete(layout.run());
        for (var service : Service.values()) {
            TinyService.packageInto(layout.packaged(service));
        }
        var whole = Stack.of(layout, Ports.free());
        stack = whole.with(whole.parts().stream()
                .filter(part -> !part.name().equals("keycloak"))
                .toList());
    }

    @AfterEach
    void stop() {
        stack.down();
    }

    @Test
    void whatWasKilledIsStartedAgainAndNothingElse() throws Exception {
        assertTrue(stack.up(report));
        assertTrue(stack.allReady(), printed.toString());
        assertEquals("gendan_quality", ask("/api/inspections"));
        write("INSERT INTO fact VALUES (1)");
        var before = pids();

        var killed = Set.of("postgresql", "kafka", "order-service");
        killed.forEach(name -> stack.part(name).kill());
        assertFalse(stack.allReady());
        assertTrue(stack.up(report));

        assertTrue(stack.allReady());
        var unchanged = pids();
        unchanged.retainAll(before);
        assertEquals(stack.parts().size() - killed.size(), unchanged.size());
        assertEquals(1, rows());
        assertFalse(stack.up(report));
    }

    @Test
    void downLeavesNothingBehindButTheData() throws Exception {
        stack.up(report);
        write("INSERT INTO fact VALUES (1)");
        var pids = pids();
        assertThrows(StackRefused.class, stack::reset);

        // Another launcher, which knows the stack by its files alone.
        Stack.find(stack.layout(), System.getenv()).down();

        assertFalse(stack.anyRunning());
        for (var pid : pids) {
            ProcessHandle.of(pid)
                    .ifPresent(process ->
                            process.onExit().orTimeout(5, TimeUnit.SECONDS).join());
        }
        stack.up(report);
        assertEquals(1, rows());
        stack.down();
        stack.reset();
        assertFalse(Files.exists(stack.layout().run()));
    }

    @Test
    void aStartThatFailsIsToldWithItsLogAndStopsEverything() throws Exception {
        Files.writeString(stack.layout().packaged(Service.FINANCE).resolve("quarkus-run.jar"), "broken");

        var failure = assertThrows(ServerFailed.class, () -> stack.up(report));

        assertTrue(failure.getMessage().contains("finance-service ended while it was starting"), failure.getMessage());
        assertTrue(failure.getMessage().contains("Invalid or corrupt jarfile"), failure.getMessage());
        assertFalse(stack.anyRunning());
    }

    @Test
    void aTakenPortIsNamedWithItsUserAndItsVariableBeforeAnythingStarts() throws Exception {
        try (var other = new ServerSocket(stack.ports().of(Port.KAFKA))) {
            var refused = assertThrows(StackRefused.class, () -> stack.up(report));

            assertEquals(
                    "Port " + other.getLocalPort() + ", which Kafka needs, is taken by another program. End that,"
                            + " or choose another port with GENDAN_PORT_KAFKA (or move all of them with"
                            + " GENDAN_PORT_OFFSET).",
                    refused.getMessage());
        }
        assertFalse(stack.anyRunning());
    }

    @Test
    void whatIsNotBuiltIsNamedBeforeAnythingStarts() throws Exception {
        FolderCopy.delete(stack.layout().packaged(Service.LOGISTICS));

        var refused = assertThrows(StackRefused.class, () -> stack.up(report));

        assertTrue(refused.getMessage().contains("logistics-service"), refused.getMessage());
        assertFalse(stack.anyRunning());
    }

    private Set<Long> pids() {
        return stack.parts().stream()
                .flatMap(part -> part.process().pid().stream())
                .collect(Collectors.toSet());
    }

    private String ask(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(stack.ports().url(Port.GATEWAY) + path))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private void write(String sql) throws SQLException {
        try (var connection = stack.postgres().connect("gendan_order");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE fact (id int)");
            statement.execute(sql);
        }
    }

    private int rows() throws SQLException {
        try (var connection = stack.postgres().connect("gendan_order");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM fact")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
