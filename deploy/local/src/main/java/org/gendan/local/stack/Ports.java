package org.gendan.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.servers.FreePorts;

/** Where each part of one stack listens. */
public record Ports(Map<Port, Integer> numbers) {

    static final String OFFSET = "GENDAN_PORT_OFFSET";
    private static final int HIGHEST = 65_535;

    /** The standard ports, each moved by its own variable or all by an offset. */
    public static Ports from(Map<String, String> environment) {
        var offset = number(OFFSET, environment.getOrDefault(OFFSET, "0"), 0, HIGHEST - Port.POSTGRESQL.standard());
        return each(port -> environment.containsKey(port.variable())
                ? number(port.variable(), environment.get(port.variable()), 1, HIGHEST)
                : port.standard() + offset);
    }

    /** Ports that nobody uses, for a test's own stack. */
    public static Ports free() {
        return each(port -> FreePorts.next());
    }

    /** The ports of a stack that was started before, so that a later command finds it without its environment. */
    static Ports load(Path file) throws IOException {
        var environment = Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        return from(environment);
    }

    void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                numbers.entrySet().stream()
                        .map(port -> port.getKey().variable() + "=" + port.getValue())
                        .toList());
    }

    public int of(Port port) {
        return numbers.get(port);
    }

    public String url(Port port) {
        return "http://localhost:" + of(port);
    }

    private static Ports each(Function<Port, Integer> number) {
        return new Ports(Stream.of(Port.values())
                .collect(Collectors.toMap(
                        port -> port, number, (first, second) -> first, () -> new EnumMap<>(Port.class))));
    }

    private static int number(String variable, String text, int least, int most) {
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new StackRefused(variable + "=" + text + " is not a number from " + least + " to " + most + ".");
    }
}
