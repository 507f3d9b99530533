package org.gendan.local.demo.hop;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.gendan.local.stack.Service;
import org.gendan.local.stack.Stack;

/**
 * The instrument, which looks where the journey may not: into production's event log, whose row of the release is written
 * in the transaction of the release and never changed, and onto production's topic.
 */
final class Releases {

    private static final String TYPE = "production.production-released.v1";

    private final Stack stack;

    Releases(Stack stack) {
        this.stack = stack;
    }

    /** When the database committed the release of each order, on this host's clock (as it wrote the commit record). */
    Map<String, Instant> committed(Collection<String> orders) throws SQLException {
        var times = new HashMap<String, Instant>();
        try (var connection = stack.postgres().connect(Service.PRODUCTION.database());
                var select = connection.prepareStatement("SELECT key, pg_xact_commit_timestamp(xmin) FROM domain_event"
                        + " WHERE type = ? AND key = ANY (?)")) {
            select.setString(1, TYPE);
            select.setArray(2, connection.createArrayOf("text", orders.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    times.put(rows.getString(1), rows.getTimestamp(2).toInstant());
                }
            }
        }
        return times;
    }

    /** What arrived on the topic for orders that were to be released once each. */
    record Delivered(int sent, int delivered, int duplicates, int released, int lost) {

        boolean exactlyOnce() {
            return lost == 0 && released == sent;
        }
    }

    Delivered delivered(Set<String> orders) {
        var events = new HashMap<String, Set<String>>();
        var records = 0;
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.kafka().bootstrap(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Service.PRODUCTION.topic()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var type = record.headers().lastHeader("ce_type");
                    if (orders.contains(record.key()) && type != null && new String(type.value()).equals(TYPE)) {
                        records++;
                        events.computeIfAbsent(record.key(), key -> new HashSet<>())
                                .add(new String(
                                        record.headers().lastHeader("ce_id").value()));
                    }
                }
            }
        }
        var distinct = events.values().stream().mapToInt(Set::size).sum();
        return new Delivered(orders.size(), records, records - distinct, distinct, orders.size() - events.size());
    }

    static List<Duration> between(Map<String, Instant> from, Map<String, Instant> to) {
        return from.entrySet().stream()
                .map(start -> Duration.between(start.getValue(), to.get(start.getKey())))
                .collect(Collectors.toList());
    }
}
