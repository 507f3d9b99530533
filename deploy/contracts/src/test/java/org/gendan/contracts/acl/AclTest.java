package org.gendan.contracts.acl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gendan.contracts.Acl;
import org.gendan.contracts.Acl.Access;
import org.gendan.language.EventTypes;
import org.gendan.language.state.StateTypes;
import org.gendan.servers.FreePorts;
import org.gendan.servers.KafkaServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nobody does on the bus what {@code acl.yaml} does not say: on a broker with an authorizer and nothing but these rules,
 * every principal tries to write and to read every topic, and to commit under everybody's groups.
 */
class AclTest {
    private static final Acl ACL = Acl.in(Path.of("acl.yaml"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A topic that the file does not name is nobody's. */
    private static final String UNNAMED = "gendan.unnamed";

    private static KafkaServer broker;
    private static int guarded;

    @BeforeAll
    static void start() throws Exception {
        int open = FreePorts.next();
        int controller = FreePorts.next();
        guarded = FreePorts.next();
        String users = ACL.principals().keySet().stream()
                .map(name -> "user_%s=\"%s\"".formatted(name, secretOf(name)))
                .collect(Collectors.joining(" "));
        broker = KafkaServer.in(Path.of("target", "servers", "acl-" + Long.toHexString(System.nanoTime())))
                .port(open)
                .with(
                        "listeners",
                        "PLAINTEXT://localhost:%d,SASL_PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d"
                                .formatted(open, guarded, controller))
                .with(
                        "advertised.listeners",
                        "PLAINTEXT://localhost:%d,SASL_PLAINTEXT://localhost:%d".formatted(open, guarded))
                .with("controller.quorum.voters", "1@localhost:" + controller)
                .with(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT")
                .with("sasl.enabled.mechanisms", "PLAIN")
                .with(
                        "listener.name.sasl_plaintext.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required " + users + ";")
                .with("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                // Whoever sets the broker up comes by the open door, which no principal of the file knows.
                .with("super.users", "User:ANONYMOUS")
                .start();
        broker.createTopics(1, topics().toArray(String[]::new));
        try (Admin admin = broker.admin()) {
            admin.createAcls(bindings()).all().get(20, TimeUnit.SECONDS);
            // The authorizer learns its rules a moment after they are written.
            await("the authorizer to know every rule").atMost(PATIENCE).until(() -> rules(admin)
                    .equals(Set.copyOf(bindings())));
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String topic : topics()) {
                producer.send(new ProducerRecord<>(topic, "key", "for who may read"))
                        .get(20, TimeUnit.SECONDS);
            }
        }
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.discard();
        }
    }

    @Test
    void whoMayWriteWritesAndNobodyElse() {
        assertEquals(allowed(Access.WRITE), tried(AclTest::write));
    }

    @Test
    void whoMayReadReadsAndNobodyElse() {
        assertEquals(allowed(Access.READ), tried(AclTest::read));
    }

    @Test
    void everybodyCommitsUnderTheOwnGroupsAlone() {
        Set<String> committed = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        for (String principal : ACL.principals().keySet()) {
            for (String other : ACL.principals().keySet()) {
                String groups = ACL.principals().get(other).groups();
                String group = groups.replace("*", "anything");
                if (commits(principal, group)) {
                    committed.add(principal + " as " + group);
                }
            }
            own.add(principal + " as "
                    + ACL.principals().get(principal).groups().replace("*", "anything"));
        }
        assertEquals(own, committed);
    }

    /** What the file says must be what the services do, or they stand still on the first broker that is guarded. */
    @Test
    void everyChannelOfAServiceIsAllowedAndNothingElseIsReadByOne() throws IOException {
        Set<String> heard = new TreeSet<>();
        Set<String> may = new TreeSet<>();
        for (String service : List.of("order", "finance", "production", "quality", "logistics")) {
            Path properties =
                    Path.of("..", "..", service + "-service", "src", "main", "resources", "application.properties");
            try (Stream<String> lines = java.nio.file.Files.lines(properties)) {
                lines.filter(line -> line.matches("mp\\.messaging\\.incoming\\.[^.]+\\.topic=.*"))
                        .map(line -> line.substring(line.indexOf('=') + 1).strip())
                        .forEach(topic -> heard.add(service + " READ " + topic));
            }
            topics().stream()
                    .filter(topic -> ACL.allows(service, Access.READ, topic))
                    .forEach(topic -> may.add(service + " READ " + topic));
            assertEquals(service + "-service*", ACL.principals().get(service).groups());
        }
        Set<String> refused = new TreeSet<>(heard);
        refused.removeAll(may);
        assertEquals(Set.of(), refused, "what a service hears and may not read");
        may.removeAll(heard);
        may.removeIf(one -> one.contains(" READ gendan.erp."));
        assertEquals(Set.of(), may, "what a service may read and does not hear");
    }

    @Test
    void everyTopicOfTheLanguageIsNamedWithItsOwnerAsItsOnlyWriter() {
        EventTypes.all().keySet().stream()
                .map(type -> type.substring(0, type.indexOf('.')))
                .distinct()
                .forEach(owner -> assertEquals(
                        Set.of(owner),
                        ACL.topics().get("gendan." + owner + ".events").writes()));
        StateTypes.all()
                .forEach(type -> assertEquals(
                        Set.of(type.producer()), ACL.topics().get(type.topic()).writes()));
        Set<String> named = new TreeSet<>();
        ACL.topics().values().forEach(topic -> {
            named.addAll(topic.writes());
            named.addAll(topic.reads());
        });
        assertTrue(ACL.principals().keySet().containsAll(named), named + " are principals");
    }

    /** One of those that a name stands for. */
    private static Set<String> topics() {
        Set<String> topics = ACL.topics().keySet().stream()
                .map(name -> name.replace("*", "one"))
                .collect(Collectors.toCollection(TreeSet::new));
        topics.add(UNNAMED);
        return topics;
    }

    private static Set<String> allowed(Access access) {
        Set<String> allowed = new TreeSet<>();
        ACL.principals().keySet().forEach(principal -> topics().stream()
                .filter(topic -> ACL.allows(principal, access, topic))
                .forEach(topic -> allowed.add(principal + " " + topic)));
        return allowed;
    }

    private interface Attempt {
        void by(String principal, String topic) throws Exception;
    }

    /** Who was let on which topic. Each attempt has a client of its own, which remembers no refusal of another topic. */
    private static Set<String> tried(Attempt attempt) {
        Set<String> let = new TreeSet<>();
        for (String principal : ACL.principals().keySet()) {
            for (String topic : topics()) {
                if (isLet(() -> attempt.by(principal, topic))) {
                    let.add(principal + " " + topic);
                }
            }
        }
        System.out.printf(
                "acl: %d principals × %d topics tried, %d let in%n",
                ACL.principals().size(), topics().size(), let.size());
        return let;
    }

    /** With the producer that a service has, which is idempotent. */
    private static void write(String principal, String topic) throws Exception {
        Map<String, Object> settings = client(principal);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("delivery.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("request.timeout.ms", 10_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "by " + principal)).get(1, TimeUnit.MINUTES);
        }
    }

    private static void read(String principal, String topic) {
        Map<String, Object> settings = client(principal);
        // A consumer that is closed waits for what it asked ahead.
        settings.put("fetch.max.wait.ms", 10);
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
                assertTrue(System.nanoTime() < until, topic + " shows nothing to " + principal);
            }
        }
    }

    private static boolean commits(String principal, String group) {
        Map<String, Object> settings = client(principal);
        settings.put("group.id", group);
        String topic = topics().stream()
                .filter(each -> ACL.allows(principal, Access.READ, each))
                .findFirst()
                .orElseThrow();
        TopicPartition partition = new TopicPartition(topic, 0);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            return isLet(() -> consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)), PATIENCE));
        }
    }

    private interface Step {
        void take() throws Exception;
    }

    /** Only what the authorizer says counts; anything else that goes wrong is no answer. */
    private static boolean isLet(Step step) {
        try {
            step.take();
            return true;
        } catch (AuthorizationException refused) {
            return false;
        } catch (ExecutionException | KafkaException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof AuthorizationException) {
                    return false;
                }
            }
            throw new AssertionError(failed);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static Map<String, Object> client(String principal) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", "localhost:" + guarded);
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(principal, secretOf(principal)));
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", false);
        settings.put("max.block.ms", PATIENCE.toMillis());
        return settings;
    }

    private static String secretOf(String principal) {
        return principal + "-of-this-test";
    }

    private static List<AclBinding> bindings() {
        List<AclBinding> bindings = new ArrayList<>();
        ACL.topics().forEach((topic, rules) -> {
            rules.writes().forEach(who -> bindings.add(rule(ResourceType.TOPIC, topic, who, AclOperation.WRITE)));
            rules.reads().forEach(who -> bindings.add(rule(ResourceType.TOPIC, topic, who, AclOperation.READ)));
        });
        ACL.principals().forEach((who, principal) -> {
            if (principal.groups() != null) {
                bindings.add(rule(ResourceType.GROUP, principal.groups(), who, AclOperation.READ));
            }
        });
        return bindings;
    }

    private static Set<AclBinding> rules(Admin admin) throws Exception {
        return Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get(20, TimeUnit.SECONDS));
    }

    private static AclBinding rule(ResourceType type, String name, String principal, AclOperation operation) {
        boolean prefix = name.endsWith("*");
        return new AclBinding(
                new ResourcePattern(
                        type,
                        prefix ? name.substring(0, name.length() - 1) : name,
                        prefix ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW));
    }
}
