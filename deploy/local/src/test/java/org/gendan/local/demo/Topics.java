package org.gendan.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.gendan.local.stack.Service;
import org.gendan.local.stack.Stack;

/** What lies on the services' topics, and how much of it each service has not acknowledged yet. */
final class Topics implements AutoCloseable {

    private final Stack stack;
    private final Admin admin;

    Topics(Stack stack) {
        this.stack = stack;
        this.admin = stack.kafka().admin();
    }

    /** All events of all topics, from the first to the last of this moment. */
    <T> List<ConsumerRecord<String, T>> all(Deserializer<T> reader) {
        var records = new ArrayList<ConsumerRecord<String, T>>();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                stack.kafka().bootstrap(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), reader)) {
            var partitions = Arrays.stream(Service.values())
                    .flatMap(service -> consumer.partitionsFor(service.topic()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** How many events lie on all topics. */
    long size() throws ExecutionException, InterruptedException {
        var partitions = Arrays.stream(Service.values())
                .flatMap(service -> java.util.stream.IntStream.range(0, 6)
                        .mapToObj(partition -> new TopicPartition(service.topic(), partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** Events that lie on a topic and were not acknowledged by a service that listens to it. */
    long unacknowledged() throws ExecutionException, InterruptedException {
        var groups = Arrays.stream(Service.values()).map(Service::module).toList();
        long lag = 0;
        for (var group : groups) {
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            committed.values().removeIf(java.util.Objects::isNull);
            var ends = admin.listOffsets(committed.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            for (var partition : committed.entrySet()) {
                lag += ends.get(partition.getKey()).offset()
                        - partition.getValue().offset();
            }
        }
        return lag;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
