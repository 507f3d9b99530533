package org.gendan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    private final PostgresServer server = PostgresServer.in(Path.of("target/servers/postgres-test"));

    @BeforeEach
    void start() {
        server.start();
        server.dropDatabase("gendan_order");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void everyCommitSurvivesAKill() throws SQLException {
        var database = server.createDatabase("gendan_order", "order");
        try (var migrator = login(database, database.migrator())) {
            migrator.createStatement().execute("CREATE TABLE fact (id int PRIMARY KEY)");
            migrator.createStatement()
                    .execute("GRANT SELECT, INSERT ON fact TO "
                            + database.application().user());
        }
        try (var application = login(database, database.application())) {
            application.createStatement().execute("INSERT INTO fact VALUES (1)");
            server.kill();
        }
        assertFalse(server.process().running());

        server.restart();

        try (var application = login(database, database.application())) {
            assertEquals(1, count(application, "fact"));
        }
    }

    @Test
    void flushesEveryCommit() throws SQLException {
        try (var connection = server.connect("postgres")) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                try (var rows = connection.createStatement().executeQuery("SHOW " + setting)) {
                    rows.next();
                    assertEquals("on", rows.getString(1), setting);
                }
            }
        }
    }

    @Test
    void theApplicationDoesNothingThatTheMigratorHasNotGranted() throws SQLException {
        var database = server.createDatabase("gendan_order", "order");
        assertEquals(database, server.createDatabase("gendan_order", "order"));
        try (var migrator = login(database, database.migrator())) {
            migrator.createStatement().execute("CREATE TABLE IF NOT EXISTS secret (id int)");
        }

        try (var application = login(database, database.application())) {
            assertThrows(SQLException.class, () -> application.createStatement().execute("CREATE TABLE t (id int)"));
            assertThrows(SQLException.class, () -> application.createStatement().execute("SELECT id FROM secret"));
        }
    }

    @Test
    void startsAlthoughTheServerAloneWasKilledAndItsBackendsLive() throws Exception {
        try (var busy = server.connect("postgres")) {
            var sleeping = Thread.ofVirtual().start(() -> {
                try {
                    busy.createStatement().execute("SELECT pg_sleep(60)");
                } catch (SQLException expected) {
                    // the backend is killed below it
                }
            });
            ProcessHandle.of(server.process().pid().orElseThrow()).orElseThrow().destroyForcibly();

            server.start();

            sleeping.join();
            assertTrue(server.answers());
        }
    }

    private static Connection login(Database database, Database.Login login) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password());
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
