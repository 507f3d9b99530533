package org.gendan.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL in a directory of its own, as durable as in production: it flushes every commit, and comes back with
 * all of them after {@link #kill()} and {@link #restart()}.
 */
public final class PostgresServer {

    private static final String SUPERUSER = "postgres";

    private final Path data;
    private final ServerProcess process;
    private final Map<String, String> settings = new LinkedHashMap<>(Map.of(
            "listen_addresses", "127.0.0.1",
            // TCP alone: a socket's path may be too long for the system where the directory lies deep.
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "track_commit_timestamp", "on",
            "wal_level", "replica",
            "max_connections", "300",
            "shared_buffers", "256MB",
            "timezone", "UTC",
            "log_timezone", "UTC"));
    private Path cache;
    private int port;
    private Progress progress = Progress.SILENT;
    private Duration limit = Duration.ofMinutes(3);

    private PostgresServer(Path directory) {
        this.process = ServerProcess.named("postgresql", directory).stopSignal("INT");
        this.data = process.directory().resolve("postgresql-data");
        this.cache = Cache.above(process.directory());
    }

    public static PostgresServer in(Path directory) {
        return new PostgresServer(directory);
    }

    /** Without it the first start takes a free port, which every restart keeps. */
    public PostgresServer port(int port) {
        this.port = port;
        return this;
    }

    /** Where the programs are unpacked once for all servers; {@code .gendan/cache} of the project without it. */
    public PostgresServer cache(Path folder) {
        this.cache = folder;
        return this;
    }

    public PostgresServer with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    public PostgresServer progress(Progress progress) {
        this.progress = progress;
        return this;
    }

    public PostgresServer within(Duration limit) {
        this.limit = limit;
        return this;
    }

    /** Starts the server, or starts it anew, and waits until it takes connections. */
    public PostgresServer start() {
        process.kill();
        if (port == 0) {
            port = FreePorts.next();
        }
        var binaries = PostgresBinaries.unpackedIn(cache);
        var user = Unprivileged.here();
        try {
            if (!Files.exists(data)) {
                initialise(binaries, user);
            }
            OrphanedBackends.end(data);
            // Whoever it names is dead by now, but another process may have got its pid.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new ServerFailed("PostgreSQL's data in " + data + " cannot be prepared: " + e.getMessage(), e);
        }
        var command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data.toString(), "-p", "" + port));
        settings.forEach((setting, value) -> command.addAll(List.of("-c", setting + "=" + value)));
        process.start(user.command(command), Map.of("LC_ALL", "C"));
        process.awaitReady(this::answers, limit, progress);
        return this;
    }

    /** Initialises beside the place of the data, so that an interrupted start is not taken for a database. */
    private void initialise(PostgresBinaries binaries, Unprivileged user) throws IOException {
        var draft = data.resolveSibling("postgresql-data.new");
        var password = draft.resolveSibling("postgresql.password");
        Archives.delete(draft);
        Files.createDirectories(draft);
        user.own(draft);
        Files.writeString(password, SUPERUSER);
        try {
            var command = List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + draft,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C");
            var initdb = ServerProcess.named("initdb", process.directory());
            initdb.start(user.command(command), Map.of("LC_ALL", "C"));
            initdb.awaitEnd(limit, progress);
            if (!Files.exists(draft.resolve("global").resolve("pg_control"))) {
                throw new ServerFailed("initdb failed:\n" + initdb.logTail(20).indent(4));
            }
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    public PostgresServer restart() {
        stop();
        return start();
    }

    /** Crashes the server: SIGKILL to it and all its backends. */
    public void kill() {
        process.kill();
    }

    /** Ends the server's sessions and stops it. */
    public void stop() {
        process.stop(Duration.ofSeconds(20));
    }

    public int port() {
        return port;
    }

    public ServerProcess process() {
        return process;
    }

    public boolean answers() throws SQLException {
        try (var connection = connect("postgres")) {
            return connection.isValid(2);
        }
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        var url = "jdbc:postgresql://localhost:" + port + "/" + database + "?connectTimeout=2&socketTimeout=60";
        return DriverManager.getConnection(url, SUPERUSER, SUPERUSER);
    }

    /**
     * Creates the database and its roles {@code <role>_migrator} and {@code <role>_app}, each with its name as password,
     * as far as they do not exist. What the application may do in it is the migrator's to grant.
     */
    public Database createDatabase(String name, String role) {
        var database = database(name, role);
        var migrator = database.migrator().user();
        var application = database.application().user();
        try {
            try (var server = connect("postgres")) {
                createRole(server, migrator);
                createRole(server, application);
                if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                    execute(server, "CREATE DATABASE " + name + " OWNER " + migrator);
                }
                execute(server, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
                execute(server, "GRANT CONNECT ON DATABASE " + name + " TO " + application);
            }
        } catch (SQLException e) {
            throw new ServerFailed("Database " + name + " cannot be created: " + e.getMessage(), e);
        }
        return database;
    }

    /** The database as {@link #createDatabase} leaves it, without a look at the server. */
    public Database database(String name, String role) {
        var migrator = role + "_migrator";
        var application = role + "_app";
        return new Database(
                port, name, new Database.Login(migrator, migrator), new Database.Login(application, application));
    }

    public void dropDatabase(String name) {
        try (var server = connect("postgres")) {
            execute(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new ServerFailed("Database " + name + " cannot be dropped: " + e.getMessage(), e);
        }
    }

    private static void createRole(Connection server, String role) throws SQLException {
        if (!exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(server, "CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
