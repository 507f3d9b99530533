package org.gendan.servers;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where unpacked servers are kept: the project's own {@code .gendan/cache}, for the stack and all tests alike. */
final class Cache {

    private Cache() {}

    static Path above(Path directory) {
        Path root = null;
        for (var folder = directory; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("pom.xml"))) {
                root = folder;
            }
        }
        return root == null
                ? directory.resolve("cache")
                : root.resolve(".gendan").resolve("cache");
    }
}
