package org.gendan.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.servers.Database;
import org.gendan.servers.FreePorts;
import org.gendan.servers.KafkaServer;
import org.gendan.servers.KeycloakServer;
import org.gendan.servers.PostgresServer;

/**
 * The whole of Gendan on one machine: PostgreSQL, Kafka, Keycloak, mail, the five services and the gateway as processes,
 * started as fast as their needs allow and stopped in reverse; their data outlives them.
 */
public final class Stack {

    private static final long NEEDED_BYTES = 1L << 30;
    /** What a cluster gives a process to end by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Layout layout;
    private final Ports ports;
    private final Parts servers;
    private final List<Part> parts;
    private final ConcurrentLinkedQueue<Part> started = new ConcurrentLinkedQueue<>();
    private final Thread hook = new Thread(this::stopOnExit, "stack-stop");
    private volatile ExecutorService starters;
    private volatile StartReport report;

    private Stack(Layout layout, Ports ports, Parts servers, List<Part> parts) {
        this.layout = layout;
        this.ports = ports;
        this.servers = servers;
        this.parts = parts;
    }

    /** The stack with all its parts. */
    public static Stack of(Layout layout, Ports ports) {
        var servers = new Parts(layout, ports);
        return new Stack(layout, ports, servers, servers.all());
    }

    /** The stack of a home, on the ports it was started with; when none was, on those of the environment. */
    public static Stack find(Layout layout, Map<String, String> environment) {
        try {
            if (Files.exists(layout.ports())) {
                var found = of(layout, Ports.load(layout.ports()));
                if (found.anyRunning()) {
                    return found;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(layout, Ports.from(environment));
    }

    /** The same stack on a broker that runs on its port already, and that somebody else ends; for tests. */
    public Stack onForeignBroker() {
        servers.createTopics();
        return with(
                parts.stream().filter(part -> !part.name().equals(Parts.KAFKA)).toList());
    }

    /** The same stack with fewer parts, for tests. */
    Stack with(List<Part> fewer) {
        return new Stack(layout, ports, servers, fewer);
    }

    public Ports ports() {
        return ports;
    }

    public Layout layout() {
        return layout;
    }

    public List<Part> parts() {
        return parts;
    }

    /** The part of that name; a service is also known by its short one. */
    public Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name) || part.name().equals(name + "-service"))
                .findFirst()
                .orElseThrow(() -> new StackRefused("There is no part " + name + ". The parts are: "
                        + parts.stream().map(Part::name).collect(Collectors.joining(", ")) + "."));
    }

    public PostgresServer postgres() {
        return servers.postgres();
    }

    public KafkaServer kafka() {
        return servers.kafka();
    }

    public KeycloakServer keycloak() {
        return servers.keycloak();
    }

    public Database database(Service service) {
        return postgres().database(service.database(), service.word());
    }

    public boolean anyRunning() {
        return parts.stream().anyMatch(Part::running);
    }

    public boolean allReady() {
        return parts.stream().allMatch(Part::isReady);
    }

    /**
     * Starts the parts that do not run and waits until all are ready. When one fails, or this JVM is told to end, what was
     * started here is stopped again.
     *
     * @return whether anything had to be started
     */
    public boolean up(StartReport report) {
        try (var _ = StackLock.take(layout.lock())) {
            var missing = parts.stream().filter(part -> !part.running()).toList();
            check(missing);
            ports.save(layout.ports());
            if (missing.size() == parts.size()) {
                LauncherCopies.forgetOthers(layout);
            }
            this.report = report;
            detach();
            Runtime.getRuntime().addShutdownHook(hook);
            start();
            return !missing.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(List<Part> missing) throws IOException {
        for (var part : missing) {
            for (var port : part.ports()) {
                if (!FreePorts.isFree(ports.of(port))) {
                    throw new StackRefused("Port " + ports.of(port) + ", which " + port.user()
                            + " needs, is taken by another program. End that, or choose another port with "
                            + port.variable() + " (or move all of them with " + Ports.OFFSET + ").");
                }
            }
        }
        Files.createDirectories(layout.run());
        var free = Files.getFileStore(layout.run()).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new StackRefused("Only " + (free >> 20) + " MB are free where " + layout.run()
                    + " lies; the stack needs " + (NEEDED_BYTES >> 20) + " MB. Make room there first.");
        }
        servers.checkBuilt(missing);
    }

    private void start() {
        starters = Executors.newVirtualThreadPerTaskExecutor();
        var failed = new CompletableFuture<Void>();
        var ready = new ConcurrentHashMap<String, CompletableFuture<Void>>();
        for (var part : parts) {
            // Parts stand after what they need.
            var needs = part.needs().stream()
                    .map(ready::get)
                    .filter(Objects::nonNull)
                    .toArray(CompletableFuture[]::new);
            var start = CompletableFuture.allOf(needs).thenRunAsync(() -> start(part), starters);
            start.whenComplete((done, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            });
            ready.put(part.name(), start);
        }
        try {
            CompletableFuture.anyOf(
                            failed, CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new)))
                    .join();
            starters.close();
        } catch (CompletionException e) {
            abort();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void start(Part part) {
        if (part.isReady()) {
            return;
        }
        report.starting(part.name());
        if (part.running()) {
            part.process().awaitReady(part.ready(), Duration.ofMinutes(3), report);
        } else {
            started.add(part);
            part.start(report);
        }
        report.ready(part.name());
    }

    private void stopOnExit() {
        if (started.stream().anyMatch(Part::running)) {
            report.line("Stopping the stack …");
        }
        abort();
    }

    /** Ends a start that is under way, and stops what this launcher started. */
    private void abort() {
        try {
            if (starters != null) {
                starters.shutdownNow();
                starters.awaitTermination(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop(List.copyOf(started));
    }

    /** Leaves the parts running when this launcher ends. */
    public void detach() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Stops what this launcher started. */
    public void stopStarted() {
        stop(List.copyOf(started));
    }

    /** Stops all parts, whoever started them. */
    public void down() {
        try (var _ = StackLock.take(layout.lock())) {
            stop(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** First what nobody needs, then what those needed. */
    private void stop(List<Part> which) {
        var needed = which.stream().flatMap(part -> part.needs().stream()).collect(Collectors.toSet());
        stopTogether(which.stream().filter(part -> !needed.contains(part.name())));
        stopTogether(which.stream().filter(part -> needed.contains(part.name())));
    }

    private static void stopTogether(Stream<Part> parts) {
        try (var stoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.forEach(part -> stoppers.submit(() -> part.process().stop(PATIENCE)));
        }
    }

    /** Forgets all data and logs. */
    public void reset() {
        try (var _ = StackLock.take(layout.lock())) {
            if (anyRunning()) {
                throw new StackRefused("The stack is running. Stop it first: ./gendan down");
            }
            FolderCopy.delete(layout.run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
