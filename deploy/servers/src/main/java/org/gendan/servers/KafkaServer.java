package org.gendan.servers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/** A real Kafka of one KRaft node in a directory of its own, in its own JVM, so that it can really be killed. */
public final class KafkaServer {

    private final Path data;
    private final Path configuration;
    private final ServerProcess process;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private String classpath;
    private int port;
    private Progress progress = Progress.SILENT;
    private Duration limit = Duration.ofMinutes(3);

    private KafkaServer(Path directory) {
        this.process = ServerProcess.named("kafka", directory);
        this.data = process.directory().resolve("kafka-data");
        this.configuration = process.directory().resolve("kafka.properties");
    }

    public static KafkaServer in(Path directory) {
        return new KafkaServer(directory);
    }

    /** Without it the first start takes a free port, which every restart keeps. */
    public KafkaServer port(int port) {
        this.port = port;
        return this;
    }

    /** Takes the broker's jars from a folder; without it from this JVM's own class path. */
    public KafkaServer libraries(Path folder) {
        this.classpath = folder.resolve("*").toString();
        return this;
    }

    public KafkaServer with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    public KafkaServer progress(Progress progress) {
        this.progress = progress;
        return this;
    }

    public KafkaServer within(Duration limit) {
        this.limit = limit;
        return this;
    }

    /** Starts the broker, or starts it anew, and waits until it answers. */
    public KafkaServer start() {
        process.kill();
        if (port == 0) {
            port = FreePorts.next();
        }
        try {
            Files.createDirectories(process.directory());
            if (!Files.exists(data)) {
                format(data.resolveSibling("kafka-data.new"));
            }
            configure(data);
        } catch (IOException e) {
            throw new ServerFailed("Kafka's data in " + data + " cannot be prepared: " + e.getMessage(), e);
        }
        process.start(java("kafka.Kafka", "-Xmx256m", configuration.toString()), Map.of());
        process.awaitReady(this::answers, limit, progress);
        return this;
    }

    /** Formats beside the place of the data, so that an interrupted start is not taken for a formatted one. */
    private void format(Path draft) throws IOException {
        Archives.delete(draft);
        configure(draft);
        var tool = ServerProcess.named("kafka-format", process.directory());
        var cluster = Uuid.randomUuid().toString();
        tool.start(
                java(
                        "kafka.tools.StorageTool",
                        "-Xmx128m",
                        "format",
                        "--cluster-id",
                        cluster,
                        "--config",
                        configuration.toString()),
                Map.of());
        tool.awaitEnd(limit, progress);
        if (!Files.exists(draft.resolve("meta.properties"))) {
            throw new ServerFailed(
                    "Kafka's storage cannot be formatted:\n" + tool.logTail(20).indent(4));
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void configure(Path logs) throws IOException {
        // The controller talks to itself alone: any port will do, and another one at each start.
        var controller = FreePorts.next();
        var all = new LinkedHashMap<>(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@localhost:" + controller,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controller,
                "advertised.listeners", "PLAINTEXT://localhost:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", logs.toString(),
                "auto.create.topics.enable", "false"));
        all.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "3",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                // A killed broker is let in again only when its former session has lapsed: 9 s by default.
                "broker.session.timeout.ms", "2000",
                "broker.heartbeat.interval.ms", "500",
                // The first consumer of a group need not wait for others that do not come.
                "group.initial.rebalance.delay.ms", "0"));
        // Little is compacted: the consumers' offsets, and states; the default of 128 MB is half of the heap, and can
        // be refused at
        // once.
        all.put("log.cleaner.dedupe.buffer.size", "16777216");
        all.putAll(settings);
        var lines = all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(configuration, lines);
    }

    private List<String> java(String main, String memory, String... arguments) {
        var command = new ArrayList<>(List.of(
                ServerProcess.java(),
                memory,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dslf4j.provider=" + BrokerLog.class.getName(),
                "-cp",
                classpath == null ? ownJars() : classpath,
                main));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Jars alone, and our own classes for the log: a service's classes folder would bring its configuration along. */
    private static String ownJars() {
        var own = KafkaServer.class.getProtectionDomain().getCodeSource().getLocation();
        return Stream.concat(
                        Stream.of(Path.of(URI.create(own.toString())).toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> entry.endsWith(".jar")))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    public KafkaServer restart() {
        stop();
        return start();
    }

    /** Crashes the broker (SIGKILL). */
    public void kill() {
        process.kill();
    }

    public void stop() {
        process.stop(Duration.ofSeconds(20));
    }

    /** Crashes the broker and deletes all that it holds. */
    public void discard() {
        kill();
        try {
            Archives.delete(data);
        } catch (IOException e) {
            throw new ServerFailed("Kafka's data in " + data + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    public String bootstrap() {
        return "localhost:" + port;
    }

    public ServerProcess process() {
        return process;
    }

    public boolean answers() throws Exception {
        // The client's own attempts at a closed port would fill the log with warnings.
        if (!Probe.port(port).answers()) {
            return false;
        }
        try (var admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        }
    }

    public Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "20000",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000"));
    }

    /** Creates the topics that do not exist, of one replica, keeping every record for ever. */
    public void createTopics(int partitions, String... names) {
        create(partitions, Map.of("retention.ms", "-1", "retention.bytes", "-1"), names);
    }

    /** As {@link #createTopics}, keeping the last record of each key alone. */
    public void createCompactedTopics(int partitions, String... names) {
        create(partitions, Map.of("cleanup.policy", "compact"), names);
    }

    private void create(int partitions, Map<String, String> settings, String... names) {
        try (var admin = admin()) {
            var topics = Stream.of(names)
                    .map(name -> new NewTopic(name, partitions, (short) 1).configs(settings))
                    .toList();
            for (var created : admin.createTopics(topics).values().entrySet()) {
                await(created.getKey(), created.getValue());
            }
        }
    }

    private static void await(String topic, Future<Void> creation) {
        try {
            creation.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new ServerFailed("Topic " + topic + " cannot be created: " + e.getCause(), e);
            }
        } catch (TimeoutException e) {
            throw new ServerFailed("Topic " + topic + " was not created in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while creating topic " + topic, e);
        }
    }
}
