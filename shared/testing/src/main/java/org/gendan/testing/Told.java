package org.gendan.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.gendan.language.state.State;
import org.gendan.language.state.StateTypes;

/** What a service tells of how something stands, for who wants the latest alone. */
public final class Told {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Told() {}

    /** A state, and the headers that it came with. */
    public record Word<S extends State>(S state, Map<String, String> headers) {}

    /** The latest word on something, as soon as that is as is expected of it. */
    public static <S extends State> Word<S> of(Class<S> record, UUID id, Predicate<Word<S>> expected) {
        String topic = StateTypes.of(record).topic();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", RealServers.kafka().bootstrap(), "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Word<S> last = null;
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (last == null || !expected.test(last)) {
                if (System.nanoTime() > until) {
                    throw new AssertionError("%s of %s, the last word: %s".formatted(topic, id, last));
                }
                for (ConsumerRecord<String, byte[]> told : consumer.poll(Duration.ofMillis(100))) {
                    if (told.key().equals(id.toString())) {
                        last = word(told, record);
                    }
                }
            }
            return last;
        }
    }

    /** So many records of a topic, or what there is of them in good time. */
    public static List<ConsumerRecord<String, byte[]>> all(String topic, int atLeast) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", RealServers.kafka().bootstrap(), "enable.auto.commit", false);
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (all.size() < atLeast && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static <S extends State> Word<S> word(ConsumerRecord<String, byte[]> told, Class<S> record) {
        Map<String, String> headers = new HashMap<>();
        told.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            return new Word<>(told.value() == null ? null : StateTypes.read(told.value(), record), headers);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
