package org.gendan.kernel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.gendan.servers.FreePorts;
import org.gendan.servers.KafkaInContainer;
import org.junit.jupiter.api.Test;

/** The relay hands over in order to whichever broker is there: one that others built and packed, where that can be had. */
class SomeBrokerTest {
    private static final int EVENTS = 200;

    @Test
    void whatIsAnnouncedArrivesInOrder() throws Exception {
        Optional<KafkaInContainer> container = KafkaInContainer.on(FreePorts.next());
        try (Trial trial = Trial.withoutTopics("some broker", 1)) {
            String broker = container.map(KafkaInContainer::bootstrap).orElseGet(() -> Trial.kafka()
                    .bootstrap());
            String topic = "some." + UUID.randomUUID();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
                admin.createTopics(List.of(new NewTopic(topic, 6, (short) 1)))
                        .all()
                        .get();
            }
            UUID order = trial.orders.getFirst();
            Replica replica = trial.replica(new Replica.Place(
                            trial.producer.jdbcUrl(),
                            trial.producer.application().user(),
                            broker,
                            topic,
                            "",
                            15,
                            30,
                            40))
                    .relaying();
            for (int i = 0; i < EVENTS; i++) {
                int number = i;
                replica.transactions.inNew(_ -> replica.outbox.announce(Replica.changed(order, number)));
            }
            assertEquals(
                    LongStream.rangeClosed(1, EVENTS).boxed().toList(),
                    heard(broker, topic).stream()
                            .map(SomeBrokerTest::sequence)
                            .distinct()
                            .toList());
        } finally {
            container.ifPresent(KafkaInContainer::close);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> heard(String bootstrap, String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG,
                topic,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (records.size() < EVENTS && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static long sequence(ConsumerRecord<String, byte[]> record) {
        return Long.parseLong(
                new String(record.headers().lastHeader("ce_streamseq").value()));
    }
}
