package org.gendan.servers;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A real Keycloak that serves one realm, as its file describes it: the realm outlives restarts, with its signing keys, and
 * is imported anew when the file has changed.
 */
public final class KeycloakServer {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private final ServerProcess process;
    private final Path home;
    private Path distribution;
    private Path realm;
    private Path cache;
    private int port;
    private Progress progress = Progress.SILENT;
    private Duration limit = Duration.ofMinutes(3);

    private KeycloakServer(Path directory) {
        this.process = ServerProcess.named("keycloak", directory);
        this.home = process.directory().resolve("keycloak-home");
        this.cache = Cache.above(process.directory());
    }

    public static KeycloakServer in(Path directory) {
        return new KeycloakServer(directory);
    }

    /** Keycloak's own archive, {@code keycloak-quarkus-dist-….tar.gz}. */
    public KeycloakServer distribution(Path archive) {
        this.distribution = archive;
        return this;
    }

    /** The file {@code <name>-realm.json}. */
    public KeycloakServer realm(Path file) {
        this.realm = file;
        return this;
    }

    /** Without it the first start takes a free port, which every restart keeps. */
    public KeycloakServer port(int port) {
        this.port = port;
        return this;
    }

    /** Where the archive is unpacked and built once; {@code .gendan/cache} of the project without it. */
    public KeycloakServer cache(Path folder) {
        this.cache = folder;
        return this;
    }

    public KeycloakServer progress(Progress progress) {
        this.progress = progress;
        return this;
    }

    public KeycloakServer within(Duration limit) {
        this.limit = limit;
        return this;
    }

    /** Starts the server, or starts it anew, and waits until it serves the realm. */
    public KeycloakServer start() {
        process.kill();
        if (port == 0) {
            port = FreePorts.next();
        }
        try {
            arrangeHome(built());
        } catch (IOException e) {
            throw new ServerFailed("Keycloak cannot be prepared in " + home + ": " + e.getMessage(), e);
        }
        process.start(
                java(
                        home,
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=localhost",
                        "--http-port=" + port,
                        "--hostname=http://localhost:" + port),
                Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin",
                        "GENDAN_WEB_ORIGIN", WebOrigins.ofTheEnvironment().getFirst()));
        process.awaitReady(this::answers, limit, progress);
        return this;
    }

    /** The unpacked distribution, built for the local stack: that takes as long as a start, and is done once. */
    private Path built() throws IOException {
        var name = distribution.getFileName().toString().replace(".tar.gz", "");
        var unpacked = cache.resolve(name);
        Archives.untarOnce(() -> new GZIPInputStream(Files.newInputStream(distribution)), unpacked, this::build);
        return onlyFolderIn(unpacked);
    }

    private void build(Path draft) throws IOException {
        var build = ServerProcess.named("keycloak-build", process.directory());
        var options = java(onlyFolderIn(draft), "build", "--db=dev-file");
        build.start(options, Map.of());
        build.awaitEnd(limit, progress);
        if (!build.logTail(20).contains("configuration updated and persisted")) {
            throw new ServerFailed(
                    "Keycloak cannot be built:\n" + build.logTail(20).indent(4));
        }
    }

    private static Path onlyFolderIn(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** A home of our own beside the shared programs: our data, and a link to them. */
    private void arrangeHome(Path built) throws IOException {
        var imported = home.resolve("data").resolve("import").resolve(realm.getFileName());
        if (!Files.exists(imported) || Files.mismatch(imported, realm) >= 0) {
            Archives.delete(home);
            Files.createDirectories(imported.getParent());
            Files.createDirectories(home.resolve("conf"));
            Files.copy(realm, imported, StandardCopyOption.REPLACE_EXISTING);
        }
        var programs = home.resolve("lib");
        Files.deleteIfExists(programs);
        Files.createSymbolicLink(programs, built.resolve("lib"));
    }

    private static List<String> java(Path home, String... arguments) {
        var command = new ArrayList<>(List.of(
                ServerProcess.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        for (var opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(
                List.of("-cp", home.resolve("lib").resolve("quarkus-run.jar").toString(), MAIN));
        command.addAll(List.of(arguments));
        return command;
    }

    public KeycloakServer restart() {
        stop();
        return start();
    }

    public void kill() {
        process.kill();
    }

    public void stop() {
        process.stop(Duration.ofSeconds(20));
    }

    public int port() {
        return port;
    }

    public ServerProcess process() {
        return process;
    }

    /** The realm's address, which its tokens name as their issuer. */
    public String issuer() {
        var name = realm.getFileName().toString().replace("-realm.json", "");
        return "http://localhost:" + port + "/realms/" + name;
    }

    public boolean answers() throws Exception {
        return Probe.http(issuer()).answers();
    }

    /** An access token of a user whose password is the name, as in the local realm. */
    public String token(String user) {
        return token(Map.of("grant_type", "password", "client_id", "gendan-cli", "username", user, "password", user));
    }

    /** An access token for the given form of the OAuth token endpoint. */
    public String token(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            var token = ACCESS_TOKEN.matcher(response.body());
            if (response.statusCode() != 200 || !token.find()) {
                throw new ServerFailed("Keycloak gives no token: " + response.statusCode() + " " + response.body());
            }
            return token.group(1);
        } catch (IOException e) {
            throw new ServerFailed("Keycloak does not answer at " + issuer() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while waiting for a token", e);
        }
    }
}
