package org.gendan.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** Where each partition of all topics ends. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        var partitions = Arrays.stream(Service.values())
                .flatMap(service ->
                        IntStream.range(0, 6).mapToObj(partition -> new TopicPartition(service.topic(), partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Events that lie on a topic and were not acknowledged by a service that listens to it. */
    long unacknowledged() throws ExecutionException, InterruptedException {
        return unacknowledged(partition -> true);
    }

    /** Those on some partitions: an acknowledgement that met a killed broker is repeated with the partition's next event. */
    long unacknowledged(Predicate<TopicPartition> which) throws ExecutionException, InterruptedException {
        var ends = ends();
        long lag = 0;
        for (var service : Service.values()) {
            var committed = admin.listConsumerGroupOffsets(service.module())
                    .partitionsToOffsetAndMetadata()
                    .get();
            for (var partition : committed.entrySet()) {
                if (partition.getValue() != null && which.test(partition.getKey())) {
                    lag += ends.get(partition.getKey()) - partition.getValue().offset();
                }
            }
        }
        return lag;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
