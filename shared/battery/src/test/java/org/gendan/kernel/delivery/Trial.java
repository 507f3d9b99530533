package org.gendan.kernel.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.flywaydb.core.Flyway;
import org.gendan.kernel.delivery.DeliveryCheck.Seen;
import org.gendan.kernel.delivery.DeliveryCheck.Verdict;
import org.gendan.servers.Database;
import org.gendan.servers.KafkaServer;
import org.gendan.servers.PostgresServer;
import org.gendan.servers.ServerProcess;

/**
 * One experiment: a producer's and a consumer's fresh database and fresh topics on a real PostgreSQL and a real broker,
 * which are started once for all experiments of a process, and the replicas that run in it. Seeded: {@code -Dgendan.seed=…} repeats it.
 */
public final class Trial implements AutoCloseable {
    static final boolean LONG = Boolean.getBoolean("gendan.long");
    static final Duration SETTLED_WITHIN = Duration.ofSeconds(LONG ? 300 : 180);

    /** So far those who hear may be behind; on a slow machine the flow is as fast as they are, and settles all the same. */
    private static final int MOST_BEHIND = 400;

    private static final Path HOME = Path.of("target", "battery", System.getProperty("gendan.fork", "fork-1"));
    private static final Logger DELIVERY = Logger.getLogger("org.gendan.kernel.delivery");
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static PostgresServer postgres;
    private static KafkaServer kafka;

    final String name;
    final long seed;
    final Random random;
    final List<UUID> orders;
    final String events;
    final String answers;
    final Database producer;
    final Database consumer;

    /** Exists while nobody shall write, as those who hear are far behind; of all replicas, also those in processes. */
    private final Path behind;

    private volatile boolean closed;
    private Thread pacing;
    private final List<Replica> replicas = new ArrayList<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final Map<Process, Path> logs = new HashMap<>();
    private int starts;
    private int duplicates;
    private int kills;
    private int killsInFlight;

    Trial(String name, int keys) {
        this(name, keys, Map.of());
    }

    /** Without topics, for what happens in the databases alone. */
    static Trial withoutTopics(String name, int keys) {
        return new Trial(name, keys, null);
    }

    Trial(String name, int keys, Map<String, String> topicSettings) {
        this.name = name;
        this.seed = Long.getLong("gendan.seed", System.nanoTime() & 0xFFFF_FFFFL);
        this.random = new Random(seed);
        this.orders = IntStream.range(0, keys)
                .mapToObj(_ -> new UUID(random.nextLong(), random.nextLong()))
                .toList();
        System.out.printf("%s: seed %d%n", name, seed);
        startServers();
        // Another name each run: a killed run may have left its data behind.
        String unique = "t" + Long.toString(System.currentTimeMillis(), 36) + "_" + NUMBER.incrementAndGet();
        this.events = unique + ".order.events";
        this.answers = unique + ".finance.events";
        if (topicSettings != null) {
            createTopic(events, topicSettings);
            createTopic(answers, Map.of());
        }
        this.producer = database(unique + "_order");
        this.consumer = database(unique + "_finance");
        this.behind = HOME.resolve(unique + ".behind").toAbsolutePath();
    }

    private void pace() {
        while (!closed) {
            try {
                if (unapplied() > MOST_BEHIND) {
                    Files.write(behind, new byte[0]);
                } else {
                    Files.deleteIfExists(behind);
                }
            } catch (IllegalStateException away) {
                // A database that was killed on purpose; it stays as it is until there is one again.
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }

    private long unapplied() {
        return count(producer, "select count(*) from domain_event") - count(consumer, "select count(*) from applied");
    }

    /** Whether those who hear follow. */
    BooleanSupplier following() {
        return unless(paced());
    }

    private Path paced() {
        if (pacing == null) {
            pacing = Thread.ofPlatform().daemon().name("pacing").start(this::pace);
        }
        return behind;
    }

    static BooleanSupplier unless(Path exists) {
        return () -> !Files.exists(exists);
    }

    static synchronized void startServers() {
        if (postgres == null) {
            // A line per event would be most of what the tests do.
            DELIVERY.setLevel(Level.SEVERE);
            CLIENTS.setLevel(Level.OFF);
            postgres = PostgresServer.in(HOME);
            kafka = KafkaServer.in(HOME).with("group.min.session.timeout.ms", "500");
            deleteFormerRun();
            kafka.start();
            postgres.start();
            migrateTemplate();
        }
    }

    /** What hundreds of kills leave behind would have to be recovered by the next run. */
    private static void deleteFormerRun() {
        kafka.kill();
        postgres.kill();
        if (!Files.exists(HOME)) {
            return;
        }
        try (Stream<Path> files = Files.walk(HOME)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static PostgresServer postgres() {
        startServers();
        return postgres;
    }

    static KafkaServer kafka() {
        startServers();
        return kafka;
    }

    /** The schema that every service has, by its own migration, as a template for the experiments' databases. */
    private static void migrateTemplate() {
        postgres.dropDatabase("battery_template");
        Database template = postgres.createDatabase("battery_template", "battery");
        Flyway.configure()
                .dataSource(
                        template.jdbcUrl(),
                        template.migrator().user(),
                        template.migrator().password())
                .locations("classpath:db/kernel", "classpath:db/office")
                .placeholders(Map.of("app_role", template.application().user()))
                .load()
                .migrate();
        update(template, """
                create table business (key text primary key, changes int not null);
                create table applied
                (
                    position     bigint generated always as identity primary key,
                    key          text not null,
                    seq          bigint not null,
                    event        uuid not null,
                    epoch        uuid,
                    type         text not null,
                    number       int not null,
                    announced_at timestamptz not null,
                    applied_at   timestamptz not null default clock_timestamp()
                );
                grant all on business, applied to %s""".formatted(template.application().user()));
    }

    public static Database database(String name) {
        startServers();
        Database database = postgres.database(name, "battery");
        try (Connection server = postgres.connect("postgres")) {
            server.createStatement()
                    .execute("create database %s template battery_template owner %s"
                            .formatted(name, database.migrator().user()));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return database;
    }

    static void createTopic(String topic, Map<String, String> settings) {
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 6, (short) 1).configs(settings)))
                    .all()
                    .get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Where a producer works, with the limits of a service. */
    Replica.Place producing() {
        return new Replica.Place(
                producer.jdbcUrl(), producer.application().user(), kafka.bootstrap(), events, "", 15, 30, 40);
    }

    Replica.Place consuming() {
        return new Replica.Place(
                consumer.jdbcUrl(), consumer.application().user(), kafka.bootstrap(), answers, events, 15, 30, 40);
    }

    /** A replica in this process. */
    Replica replica(Replica.Place place) {
        Replica replica = new Replica(place);
        replicas.add(replica);
        return replica;
    }

    /** A replica in a process of its own; a former one of that name must be dead. */
    Process start(String replica, String role, Map<String, String> settings) {
        Replica.Place place = role.equals("producer") ? producing() : consuming();
        List<String> command = new ArrayList<>(List.of(
                ServerProcess.java(), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        Map<String, String> all = new LinkedHashMap<>();
        all.put("url", place.url());
        all.put("user", place.user());
        all.put("brokers", place.brokers());
        all.put("announcesOn", place.announcesOn());
        all.put("listensTo", place.listensTo());
        all.put("orders", orders.stream().map(UUID::toString).collect(Collectors.joining(",")));
        all.put("group", events);
        all.put("behind", paced().toString());
        all.putAll(settings);
        all.forEach((setting, value) -> command.add("-Dbattery.%s=%s".formatted(setting, value)));
        command.addAll(List.of(
                "-Dorg.jboss.logging.provider=jdk",
                "-Djava.util.logging.manager=java.util.logging.LogManager",
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dslf4j.provider=org.gendan.servers.BrokerLog",
                "-cp",
                System.getProperty("java.class.path"),
                DeliveryHarness.class.getName(),
                role));
        try {
            Path log = HOME.resolve("%s-%s-%d.log".formatted(name, replica, ++starts));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            processes.put(replica, process);
            logs.put(process, log);
            return process;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** SIGKILL, and what was in flight at that moment. */
    void kill(String replica) {
        noteFlight("kill of " + replica);
        Process process = processes.get(replica);
        process.destroyForcibly();
        process.onExit().join();
    }

    /**
     * Prints how many outbox rows were pending and how many events unacknowledged when a fault struck. A fault is meant to
     * fall while work is in flight: a fast machine is looked at until some is.
     */
    void noteFlight(String fault) {
        long until = System.nanoTime() + java.time.Duration.ofSeconds(10).toNanos();
        long pending;
        long unacknowledged;
        do {
            pending = count(producer, "select count(*) from outbox") + count(consumer, "select count(*) from outbox");
            unacknowledged = unapplied();
        } while (pending + unacknowledged <= 0 && System.nanoTime() < until);
        noteFlight(fault, pending, unacknowledged);
    }

    void noteFlight(String fault, long pending, long unacknowledged) {
        kills++;
        if (pending + unacknowledged > 0) {
            killsInFlight++;
        }
        System.out.printf(
                "%s: %d. %s, %d outbox rows pending, %d events unacknowledged%n",
                name, kills, fault, pending, unacknowledged);
    }

    /** Records that came again, on both topics. */
    int duplicates() {
        return duplicates;
    }

    /** Lets the flow flow: the time between two faults, not a wait for a result. */
    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** Waits until at least so many further events were announced and applied, however slow the machine is. */
    void awaitFlow(int more) {
        long announced = count(producer, "select count(*) from domain_event") + more;
        long applied = count(consumer, "select count(*) from applied") + more;
        await().atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> count(producer, "select count(*) from domain_event") >= announced
                        && count(consumer, "select count(*) from applied") >= applied);
    }

    int killsInFlight() {
        return killsInFlight;
    }

    /** Lets the replicas write no more and waits until all that was committed has arrived everywhere. */
    void settle() {
        quieten();
        await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            assertEquals(0, count(producer, "select count(*) from outbox"), "pending rows of the producer");
            assertEquals(
                    count(producer, "select count(*) from domain_event"),
                    count(consumer, "select count(*) from applied"),
                    "events applied");
            assertEquals(0, count(consumer, "select count(*) from outbox"), "pending rows of the consumer");
        });
    }

    /** Returns when the last has been written: a replica that has only just been started may write before it hears. */
    void quieten() {
        replicas.forEach(Replica::quieten);
        for (Process process : processes.values()) {
            try {
                process.getOutputStream().write("quiet\n".getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().flush();
            } catch (IOException dead) {
                // nothing is written by the dead
            }
        }
        await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofMillis(50)).until(() -> processes.values().stream()
                .allMatch(process -> !process.isAlive() || isQuiet(logs.get(process))));
    }

    private static boolean isQuiet(Path log) {
        try {
            return Files.readAllLines(log).contains(DeliveryHarness.QUIET);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads all stations, prints the line of this experiment and asserts I1 to I3 for the events and for their answers. */
    Verdict verify() {
        List<Seen> applied = seen(consumer, "select key, seq, event from applied order by position");
        List<Seen> topic = topic(events);
        Verdict verdict = DeliveryCheck.of(committed(producer), topic, applied);
        List<Seen> answered = topic(answers);
        List<Seen> answersCommitted = committed(consumer);
        Verdict answering = DeliveryCheck.of(answersCommitted, answered, answersCommitted);
        duplicates = verdict.duplicates() + answering.duplicates();
        System.out.printf("%s: %s%n", name, verdict);
        System.out.printf("%s: answers %s%n", name, answering);
        assertEquals(List.of(), verdict.findings(), () -> name + " seed " + seed);
        assertEquals(List.of(), answering.findings(), () -> name + " seed " + seed + ", answers");
        assertEquals(verdict.applied(), answering.sent(), "one answer per event");
        assertEquals(
                0,
                count(consumer, "select count(*) from applied where type = 'order.lines-entered.v1' and number <> seq"),
                "events whose content is not that of their change");
        assertEquals(0, count(consumer, "select count(*) from parked_event"), "parked");
        assertEquals(0, count(producer, "select count(*) from outbox"), "pending");
        assertEquals(0, count(consumer, "select count(*) from outbox"), "pending answers");
        return verdict;
    }

    /** As {@link #verify}, for experiments that end at the topic. */
    Verdict verifyTopic() {
        List<Seen> committed = committed(producer);
        Verdict verdict = DeliveryCheck.of(committed, topic(events), committed);
        System.out.printf(
                "%s: sent %d, delivered %d, duplicates %d, out of order %d, lost %d%n",
                name, verdict.sent(), verdict.delivered(), verdict.duplicates(), verdict.outOfOrder(), verdict.lost());
        assertEquals(List.of(), verdict.findings(), () -> name + " seed " + seed);
        return verdict;
    }

    static List<Seen> committed(Database database) {
        return seen(database, "select key, seq, id from domain_event order by key, seq");
    }

    private static List<Seen> seen(Database database, String sql) {
        return query(database, sql, row -> new Seen(row.getString(1), row.getLong(2), row.getObject(3, UUID.class)));
    }

    /** What a topic holds of readable sequence, from its beginning to its present end; partitions one after the other. */
    static List<Seen> topic(String topic) {
        return records(topic).stream()
                .map(record -> new Seen(
                        record.key(),
                        Long.parseLong(header(record, "ce_streamseq")),
                        UUID.fromString(header(record, "ce_id"))))
                .toList();
    }

    static List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (KafkaConsumer<String, byte[]> reader = Replica.consumer(kafka.bootstrap(), null, 0)) {
            List<TopicPartition> partitions = IntStream.range(0, 6)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                reader.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    public static long count(Database database, String sql) {
        return query(database, sql, row -> row.getLong(1)).getFirst();
    }

    /** A row of a result, read. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    public static <T> List<T> query(Database database, String sql, Reading<T> reading) {
        try (Connection connection = owner(database);
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Changes rows as the database's owner, as no service can. */
    public static void update(Database database, String sql) {
        try (Connection connection = owner(database)) {
            connection.createStatement().execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static void vacuum(Database database, String table) {
        update(database, "vacuum " + table);
    }

    static void configure(String topic, String setting, String value) throws Exception {
        try (Admin admin = kafka.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    static Connection owner(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(),
                database.migrator().user(),
                database.migrator().password());
    }

    @Override
    public void close() {
        closed = true;
        replicas.forEach(Replica::close);
        processes.values().forEach(Process::destroyForcibly);
        processes.values().forEach(process -> process.onExit().join());
    }
}
