package org.gendan.local.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a distribution is made of that is not ours: none of it has a hole that is known, and each is named with its licence. */
class SupplyChainIT {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path HOLES = Path.of("src", "test", "resources", "supply-chain", "known-holes.txt");
    private static final Path NAMED = ROOT.resolve("deploy").resolve("third-parties.txt");

    /** As Quarkus and the launcher name what they package: group.artifact-version.jar. */
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    private final Set<Jar> packaged = packaged();

    private record Jar(String part, String version) implements Comparable<Jar> {

        static Jar of(String file) {
            var name = JAR.matcher(file);
            if (!name.matches()) {
                throw new AssertionError(file + " has no version in its name");
            }
            return new Jar(name.group(1), name.group(2));
        }

        @Override
        public int compareTo(Jar other) {
            return toString().compareTo(other.toString());
        }
    }

    private record Hole(Pattern part, String fixed, String what) {

        static Hole of(String line) {
            var fields = line.split("\\s+", 3);
            var part = fields[0].replace(':', '.').replace(".", "\\.").replace("*", ".*");
            return new Hole(Pattern.compile(part), fields[1], fields[2]);
        }

        boolean isIn(Jar jar) {
            return part.matcher(jar.part()).matches() && isOlder(jar.version(), fixed);
        }
    }

    @Test
    void nothingThatRunsHasAHoleThatIsKnown() {
        var holes = lines(HOLES).map(Hole::of).toList();
        var open = packaged.stream()
                .flatMap(jar -> holes.stream()
                        .filter(hole -> hole.isIn(jar))
                        .map(hole ->
                                jar.part() + " " + jar.version() + ", before " + hole.fixed() + ": " + hole.what()))
                .toList();

        assertEquals(List.of(), open);
    }

    /** A hole under a wrong name would never be found. */
    @Test
    void anOlderPartIsToldAndANewerOneIsNot() {
        var hole = Hole.of("io.netty:netty-codec-http 4.1.133.Final CVE-2026-42581 smuggling");

        assertTrue(hole.isIn(Jar.of("io.netty.netty-codec-http-4.1.130.Final.jar")));
        assertEquals(false, hole.isIn(Jar.of("io.netty.netty-codec-http-4.1.140.Final.jar")));
        assertEquals(false, hole.isIn(Jar.of("io.netty.netty-codec-http2-4.1.130.Final.jar")));
        assertTrue(Hole.of("org.apache.kafka:kafka* 4.1.2 x").isIn(Jar.of("org.apache.kafka.kafka_2.13-4.1.1.jar")));
        assertTrue(isOlder("42.7.9", "42.7.11"));
        assertTrue(packaged.stream().anyMatch(jar -> jar.part().equals("org.apache.kafka.kafka-clients")));
        assertTrue(packaged.stream().anyMatch(jar -> jar.part().equals("org.apache.kafka.kafka_2.13")));
        assertTrue(packaged.stream().anyMatch(jar -> jar.part().equals("io.netty.netty-codec-http")));
        assertTrue(packaged.stream().anyMatch(jar -> jar.part().equals("org.postgresql.postgresql")));
    }

    @Test
    void ofEachPartOneVersionIsPackaged() {
        var versions = packaged.stream()
                .collect(Collectors.groupingBy(
                        Jar::part,
                        TreeMap::new,
                        Collectors.mapping(Jar::version, Collectors.toCollection(TreeSet::new))));
        versions.values().removeIf(each -> each.size() == 1);

        assertEquals(new TreeMap<>(), versions);
    }

    @Test
    void whatIsPackagedIsNamedWithItsLicence() {
        var named = new TreeMap<String, String>();
        lines(NAMED).forEach(line -> {
            var fields = line.split("\\s+", 2);
            named.put(fields[0].replace(':', '.'), fields[1]);
        });
        var unnamed = packaged.stream().map(Jar::part).collect(Collectors.toCollection(TreeSet::new));
        unnamed.removeAll(named.keySet());
        var gone = new TreeSet<>(named.keySet());
        packaged.stream().map(Jar::part).forEach(gone::remove);
        gone.removeIf(part -> part.startsWith("io.zonky.test.postgres."));

        assertEquals(new TreeSet<>(), unnamed, "packaged, and not in " + NAMED);
        assertEquals(new TreeSet<>(), gone, "in " + NAMED + ", and not packaged");
        assertTrue(named.values().stream().noneMatch(String::isBlank));
    }

    /** CVE-2026-39852 is in path policies; who may do what is said by annotations. */
    @Test
    void noPathPolicyIsUsed() throws IOException {
        try (var files = Files.walk(ROOT)) {
            var policies = files.filter(file -> file.getFileName().toString().endsWith(".properties"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .flatMap(SupplyChainIT::lines)
                    .filter(line -> line.contains("quarkus.http.auth."))
                    .toList();
            assertEquals(List.of(), policies);
        }
    }

    private static Set<Jar> packaged() {
        var folders = new ArrayList<Path>();
        for (var service : Service.values()) {
            folders.add(ROOT.resolve(service.module()).resolve(Path.of("target", "quarkus-app", "lib")));
        }
        folders.add(Path.of("target", "lib"));
        var jars = new TreeSet<Jar>();
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".jar") && !file.startsWith("org.gendan."))
                        .map(Jar::of)
                        .forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return jars;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the numbers of the versions, from the first that differs on. */
    private static boolean isOlder(String version, String other) {
        var numbers = version.split("[.-]");
        var others = other.split("[.-]");
        for (var i = 0; i < Math.min(numbers.length, others.length); i++) {
            if (numbers[i].matches("\\d+") && others[i].matches("\\d+") && !numbers[i].equals(others[i])) {
                return Long.parseLong(numbers[i]) < Long.parseLong(others[i]);
            }
        }
        return false;
    }
}
