package org.gendan.contracts.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** A client in Java is generated from the joined document, as anybody would, and compiles. */
class JavaClientTest {
    private static final Path GENERATOR = Path.of("target", "generator", "openapi-generator.jar");
    private static final Path CLIENT = Path.of("target", "java-client");

    @Test
    void aClientInJavaCompiles() throws Exception {
        assertTrue(Files.exists(GENERATOR), GENERATOR + " is not there");
        generate();

        List<Path> sources = sources(CLIENT.resolve("src/main/java"));
        assertTrue(sources.size() > 300, () -> "only " + sources.size() + " classes were generated");
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(CLIENT.resolve("classes"));
        try (var files = compiler.getStandardFileManager(said, null, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            said,
                            List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-Xlint:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertTrue(compiled, () -> said.getDiagnostics().stream()
                    .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                    .limit(20)
                    .toList()
                    .toString());
        }
    }

    private static void generate() throws Exception {
        empty(CLIENT);
        Path said = Files.createDirectories(Path.of("target")).resolve("java-client.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                GENERATOR.toString(),
                "generate",
                "-i",
                "openapi/gendan.json",
                "-g",
                "java",
                "--library",
                "native",
                "-o",
                CLIENT.toString(),
                "--additional-properties",
                "openApiNullable=false,hideGenerationTimestamp=true,useJakartaEe=true",
                "--global-property",
                "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"));
        Process generator = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!generator.waitFor(5, TimeUnit.MINUTES)) {
            generator.destroyForcibly();
            fail("the generator is not finished after 5 minutes");
        }
        assertEquals(0, generator.exitValue(), () -> tail(said));
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
