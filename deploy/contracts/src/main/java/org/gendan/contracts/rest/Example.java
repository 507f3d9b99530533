package org.gendan.contracts.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.gendan.contracts.Node;

/** The example of a client in TypeScript, whose types are made from the joined document. */
public final class Example {
    private Example() {}

    /** Compiles it as strictly as there is; what a client could not use is a fault. Returns what Node can run. */
    public static Path compiled(Node node, Path root) throws IOException, InterruptedException {
        Path contracts = root.resolve("deploy/contracts");
        // Below the libraries, so that they are found.
        Path made = node.folder().resolve("target/example");
        Files.createDirectories(made);
        try (Stream<Path> files = Files.list(contracts.resolve("example"))) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(ts|json)"))
                    .toList()) {
                Files.writeString(made.resolve(file.getFileName()), Files.readString(file));
            }
        }
        Files.writeString(made.resolve("package.json"), "{\"type\": \"module\"}\n");
        successful(node.tool(
                Map.of(),
                "openapi-typescript",
                contracts
                        .resolve("openapi/gendan.json")
                        .toAbsolutePath()
                        .normalize()
                        .toString(),
                "--output",
                made.resolve("gendan-api.d.ts").toAbsolutePath().normalize().toString()));
        successful(node.tool(
                Map.of(), "tsc", "--project", made.toAbsolutePath().normalize().toString()));
        return made.resolve("place-an-order.js");
    }

    private static void successful(Node.Run run) {
        if (run.status() != 0) {
            throw new IllegalStateException(run.said());
        }
    }
}
