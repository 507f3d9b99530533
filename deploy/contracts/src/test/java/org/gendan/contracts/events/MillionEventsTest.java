package org.gendan.contracts.events;

import static org.gendan.contracts.History.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gendan.contracts.Node;
import org.gendan.contracts.NodeHere;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;
import org.gendan.language.Ids;
import org.gendan.language.Topic;
import org.gendan.language.Topics;
import org.gendan.servers.KafkaServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who subscribes years later reads all that ever happened, in one run and as fast as it has to be: every type of the five
 * services, on topics as they lie there, read and checked by a client that is not Java.
 */
@Tag("S0")
class MillionEventsTest {
    private static final boolean LONG = Boolean.getBoolean("gendan.long");
    private static final int EVENTS = LONG ? 1_000_000 : 20_000;
    private static final int LEAST_A_SECOND = 5_000;
    /** What the subscriber keeps per stream must not grow into its way: beyond this it dies. */
    private static final int MOST_MEGABYTES = 256;
    /** So many orders are under way at once, and their events lie between each other's. */
    private static final int AT_ONCE = 100;
    /** One in so many events is announced again: delivery is at least once. */
    private static final int AGAIN = 1_000;

    private static final Pattern READ =
            Pattern.compile("(\\d+) records of (\\d+) topics read in (\\d+) ms, (\\d+) a second");
    private static final List<Topic> TOPICS = Topics.all().stream()
            .filter(topic -> topic.name().endsWith(".events"))
            .toList();

    private Node node;
    private KafkaServer broker;

    @BeforeEach
    void start() {
        node = NodeHere.orSkipped();
        broker = KafkaServer.in(Path.of("target", "servers", "million-" + Long.toHexString(System.nanoTime())))
                .start();
        broker.createTopics(Topic.PARTITIONS, TOPICS.stream().map(Topic::name).toArray(String[]::new));
    }

    @AfterEach
    void discard() {
        if (broker != null) {
            broker.discard();
        }
    }

    @Test
    @Tag("long-million")
    void aNewSubscriberReadsAllThatEverHappened() throws Exception {
        List<Fact> facts = facts();
        Written written = write(facts, EVENTS);

        Node.Run run = subscriber();

        System.out.print(run.said());
        System.out.println(readByJava(written.records()));
        assertEquals(0, run.status(), run.said());
        Matcher read = READ.matcher(run.said());
        assertTrue(read.find(), run.said());
        assertEquals(written.records(), Integer.parseInt(read.group(1)), "records read of those written");
        assertEquals(TOPICS.size(), Integer.parseInt(read.group(2)), "topics");
        String checked = "%d bodies of %d types valid, %d streams without a gap, %d announced again; 0 problems"
                .formatted(written.records(), facts.size(), written.streams(), written.again());
        assertTrue(run.said().contains(checked), () -> checked + " is not what it says:\n" + run.said());
        if (LONG) {
            int rate = Integer.parseInt(read.group(4));
            assertTrue(rate >= LEAST_A_SECOND, rate + " a second");
        }
    }

    /** It would read as fast if it looked at nothing. */
    @Test
    void itFindsAGapAnEventThatChangedAndABodyThatIsNotAsPublished() throws Exception {
        Fact fact = facts().getFirst();
        String key = Ids.next().toString();
        List<Envelope> planted = List.of(
                fact.event(key, 1, null),
                fact.event(key, 1, null),
                fact.event(key, 3, null),
                fact.as("{}").event(key, 2, null));
        try (var producer = producer()) {
            for (Envelope event : planted) {
                producer.send(event.toRecord(fact.source())).get();
            }
        }

        Node.Run run = subscriber();

        assertEquals(1, run.status(), run.said());
        for (String found : List.of(
                "is " + planted.get(1).id() + " and was another event",
                "number 3 of .* comes after 1",
                fact.type() + ": .*required",
                "; 3 problems")) {
            assertTrue(Pattern.compile(found).matcher(run.said()).find(), () -> found + " is not said:\n" + run.said());
        }
    }

    private Node.Run subscriber() throws IOException, InterruptedException {
        return node.run(
                Map.of("NODE_OPTIONS", "--max-old-space-size=" + MOST_MEGABYTES),
                "events.mjs",
                broker.bootstrap(),
                EventContracts.in(ROOT).resolve(EventContracts.SCHEMAS).toString());
    }

    /** A type with its published example, as a service writes it. */
    private record Fact(String topic, String type, String member, String example, String body) {
        static Fact of(Topic topic, String type, JsonNode schema) {
            String member = schema.path("x-key").asText();
            JsonNode golden = EventContracts.golden(type).orElseThrow();
            try {
                Class<? extends DomainEvent> record = EventTypes.classOf(type).orElseThrow();
                String body =
                        EventTypes.write(EventTypes.read(golden.toString().getBytes(StandardCharsets.UTF_8), record));
                return new Fact(topic.name(), type, member, golden.path(member).asText(), body);
            } catch (IOException unreadable) {
                throw new IllegalStateException(type, unreadable);
            }
        }

        String source() {
            return "/gendan/" + type.substring(0, type.indexOf('.'));
        }

        Fact as(String otherBody) {
            return new Fact(topic, type, member, example, otherBody);
        }

        Envelope event(String key, long sequence, String erpNumber) {
            UUID id = Ids.next();
            String trace = id.toString().replace("-", "");
            return new Envelope(
                    id,
                    topic,
                    key,
                    sequence,
                    EPOCH,
                    type,
                    Instant.now(),
                    "00-" + trace + "-" + trace.substring(16) + "-01",
                    null,
                    body.replace(example, key).getBytes(StandardCharsets.UTF_8),
                    erpNumber);
        }

        private static final UUID EPOCH = UUID.randomUUID();
    }

    private static List<Fact> facts() throws IOException {
        Map<String, ? extends JsonNode> schemas = EventContracts.of(ROOT).schemas();
        return TOPICS.stream()
                .flatMap(topic -> topic.types().keySet().stream().map(type -> Fact.of(topic, type, schemas.get(type))))
                .toList();
    }

    /** An order, and what else there is with it: what each is called, and the last number of its stream on each topic. */
    private static final class Deal {
        private final String erpNumber;
        private final Map<String, String> keys = new HashMap<>();
        private final Map<String, Long> last = new HashMap<>();

        Deal(int number) {
            // Every second order came from an ERP.
            erpNumber = number % 2 == 0 ? "SO-" + number : null;
        }

        Envelope next(Fact fact) {
            String key = keys.computeIfAbsent(fact.member(), _ -> Ids.next().toString());
            return fact.event(key, last.merge(fact.topic() + key, 1L, Long::sum), erpNumber);
        }

        int streams() {
            return last.size();
        }
    }

    private record Written(int records, int streams, int again) {}

    /** At least so many events. */
    private Written write(List<Fact> facts, int events) {
        long began = System.nanoTime();
        AtomicInteger acknowledged = new AtomicInteger();
        int sent = 0;
        int streams = 0;
        int again = 0;
        try (var producer = producer()) {
            while (sent < events) {
                int first = sent;
                List<Deal> deals = IntStream.range(0, AT_ONCE)
                        .mapToObj(each -> new Deal(first + each))
                        .toList();
                for (Fact fact : facts) {
                    for (Deal deal : deals) {
                        ProducerRecord<String, byte[]> record = deal.next(fact).toRecord(fact.source());
                        int times = ++sent % AGAIN == 0 ? 2 : 1;
                        for (int i = 0; i < times; i++) {
                            producer.send(record, (_, failed) -> acknowledged.addAndGet(failed == null ? 1 : 0));
                        }
                        again += times - 1;
                    }
                }
                streams += deals.stream().mapToInt(Deal::streams).sum();
            }
        }
        assertEquals(sent + again, acknowledged.get(), "records acknowledged of those sent");
        System.out.println(said(acknowledged.get(), "written", began));
        return new Written(acknowledged.get(), streams, again);
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrap(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        20,
                        "batch.size",
                        128 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** The same again by a client that looks at nothing, to tell the broker's part of the time. */
    private String readByJava(int records) {
        long began = System.nanoTime();
        List<TopicPartition> partitions = new ArrayList<>();
        TOPICS.forEach(topic -> IntStream.range(0, Topic.PARTITIONS)
                .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition))));
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            int read = 0;
            long until = began + Duration.ofMinutes(5).toNanos();
            while (read < records) {
                assertTrue(System.nanoTime() < until, "only " + read + " of " + records + " read");
                read += consumer.poll(Duration.ofMillis(200)).count();
            }
            assertEquals(records, read);
        }
        return said(records, "read by a plain consumer in Java", began);
    }

    private static String said(int records, String how, long began) {
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return "%d records %s in %d ms, %d a second".formatted(records, how, took, records * 1000L / took);
    }
}
