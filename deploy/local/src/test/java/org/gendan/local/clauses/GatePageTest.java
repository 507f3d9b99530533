package org.gendan.local.clauses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the gates names tests that exist, and all gates of the design. */
class GatePageTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> tests = tests();
        List<String> unknown = TEST.matcher(page())
                .results()
                .map(named -> named.group(1) + "." + named.group(2))
                .filter(named -> !tests.contains(named))
                .distinct()
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void eachGateHasItsTable() throws IOException {
        String[] sections = page().split("\n## ");
        assertEquals(12, sections.length, "eleven gates behind the introduction");
        Arrays.stream(sections)
                .skip(1)
                .forEach(gate -> assertEquals(
                        1,
                        Pattern.compile("(?m)^\\|---").matcher(gate).results().count(),
                        gate));
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/gates.md"));
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> services = Files.list(ROOT)) {
            return services.filter(folder -> folder.getFileName().toString().endsWith("-service"))
                    .map(folder -> folder.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(GatePageTest::sources)
                    .flatMap(GatePageTest::tests)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<Path> sources(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith("Test.java"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> tests(Path source) {
        String type = source.getFileName().toString().replace(".java", "");
        try {
            Matcher methods = METHOD.matcher(Files.readString(source));
            return methods.results().map(method -> type + "." + method.group(1)).toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
