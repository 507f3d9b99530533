package org.gendan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaServerTest {

    @Test
    void acknowledgedRecordsSurviveAKillAndARestart() throws Exception {
        var server = KafkaServer.in(Path.of("target/servers/kafka-test")).start();
        try {
            var topic = "facts-" + System.nanoTime();
            server.createTopics(1, topic);
            server.createTopics(1, topic);
            send(server, topic, "before");

            server.kill();
            assertFalse(server.process().running());
            server.start();
            send(server, topic, "after the kill");

            server.restart();
            assertEquals(List.of("before", "after the kill"), read(server, topic, 2));
        } finally {
            server.stop();
        }
    }

    private static void send(KafkaServer server, String topic, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", server.bootstrap(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> read(KafkaServer server, String topic, int atLeast) {
        Map<String, Object> settings = Map.of("bootstrap.servers", server.bootstrap());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var values = new java.util.ArrayList<String>();
            for (var polls = 0; polls < 50 && values.size() < atLeast; polls++) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
            }
            return values;
        }
    }
}
