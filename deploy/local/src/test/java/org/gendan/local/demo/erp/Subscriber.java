package org.gendan.local.demo.erp;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topics from their beginning, and keeps what the page for ERP teams tells it to keep (docs/erp.md, Reading). */
final class Subscriber implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String STATES = "gendan.state.";
    private static final List<String> TOPICS = List.of(
            "gendan.order.events",
            "gendan.finance.events",
            "gendan.production.events",
            "gendan.quality.events",
            "gendan.logistics.events",
            "gendan.erp.outcomes",
            STATES + "customers",
            STATES + "products",
            STATES + "orders",
            STATES + "factories",
            STATES + "receivables");

    private record Stream(String source, String subject) {}

    private record State(String topic, String key) {}

    private final KafkaConsumer<String, CloudEvent> consumer;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<Stream, Fact> last = new HashMap<>();
    private final Map<State, Fact> states = new HashMap<>();

    Subscriber(String brokers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.GROUP_ID_CONFIG,
                "erp-" + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new CloudEventDeserializer());
        consumer.subscribe(TOPICS);
    }

    /** All that was applied, each fact once, of each stream in its order. */
    List<Fact> facts() {
        return List.copyOf(facts);
    }

    Fact awaitFact(String what, Predicate<Fact> wanted) {
        return await(what, () -> facts.stream().filter(wanted).findFirst());
    }

    /** How a thing stands, as soon as it stands so. */
    Fact awaitState(String things, String key, Predicate<Fact> wanted) {
        return await("%s %s as it should stand".formatted(things, key), () -> Optional.ofNullable(
                        states.get(new State(STATES + things, key)))
                .filter(wanted));
    }

    private Fact await(String what, Supplier<Optional<Fact>> there) {
        var until = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var found = there.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("Within %d s the topics did not tell %s. The last facts were %s"
                        .formatted(
                                LIMIT.toSeconds(), what, facts.subList(Math.max(0, facts.size() - 10), facts.size())));
            }
            consumer.poll(POLL).forEach(read -> take(Fact.of(read)));
        }
    }

    private void take(Fact fact) {
        if (fact.topic().startsWith(STATES)) {
            states.merge(
                    new State(fact.topic(), fact.subject()),
                    fact,
                    (one, other) -> one.number() > other.number() ? one : other);
            return;
        }
        var before = last.get(new Stream(fact.source(), fact.subject()));
        var applied = before == null ? 0 : before.number();
        if (fact.number() > applied + 1) {
            throw new AssertionError("A gap, so that the key must stop: %s after %d".formatted(fact, applied));
        }
        if (fact.number() == applied + 1) {
            last.put(new Stream(fact.source(), fact.subject()), fact);
            facts.add(fact);
        } else if (!fact.epoch().equals(before.epoch())) {
            throw new AssertionError("Restored to before the last, so that the key must stop: %s".formatted(fact));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
