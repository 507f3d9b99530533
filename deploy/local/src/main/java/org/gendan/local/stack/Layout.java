package org.gendan.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a stack finds what was built (the repository) and where it keeps everything of its own (the home). */
public record Layout(Path root, Path home) {

    public Layout {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    /** The repository's own stack. */
    public static Layout of(Path root) {
        return new Layout(root, root.resolve(".gendan"));
    }

    /** Unpacked servers, which a reset leaves alone. */
    public Path cache() {
        return Layout.of(root).home.resolve("cache");
    }

    /** Data, logs and pid files of the running stack. */
    public Path run() {
        return home.resolve("stack");
    }

    /** Copies of the launcher, each from another build. */
    Path launchers() {
        return home.resolve("launcher");
    }

    Path ports() {
        return run().resolve("ports");
    }

    Path lock() {
        return home.resolve("stack.lock");
    }

    Path realm() {
        return root.resolve("deploy/keycloak/gendan-realm.json");
    }

    Path keycloak() {
        var folder = root.resolve("deploy/local/target/keycloak");
        try (var archives = Files.newDirectoryStream(folder, "keycloak-quarkus-dist-*.tar.gz")) {
            for (var archive : archives) {
                return archive;
            }
        } catch (IOException e) {
            // told below
        }
        throw notBuilt(folder);
    }

    Path packaged(Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app");
    }

    /** The copy that runs, so that a build beside the running stack does not pull its jars away. */
    Path running(Service service) {
        return run().resolve("apps").resolve(service.module());
    }

    static StackRefused notBuilt(Path missing) {
        return new StackRefused(missing + " is missing. Build it with: mvn package -DskipTests");
    }
}
