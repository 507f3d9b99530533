package org.gendan.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;
import org.gendan.language.Ids;

/** Another service, as far as its topic shows: announces events in its name, once or again, in any order across topics. */
public final class Announcer implements AutoCloseable {
    private final String service;
    private final Producer<String, byte[]> producer;
    private final UUID epoch = UUID.randomUUID();
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();

    private Announcer(String service, String brokers) {
        this.service = service;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public static Announcer as(String service) {
        return new Announcer(service, RealServers.kafka().bootstrap());
    }

    /** The next event of its key; returns the record, so that it can be sent again. */
    public ProducerRecord<String, byte[]> announce(DomainEvent event) {
        ProducerRecord<String, byte[]> record = next(event);
        send(record);
        return record;
    }

    /** As {@link #announce}, delivered twice. */
    public void announceTwice(DomainEvent event) {
        send(announce(event));
    }

    /** The record of the next event of its key, not sent. */
    public ProducerRecord<String, byte[]> next(DomainEvent event) {
        long sequence = sequences.merge(event.key(), 1L, Long::sum);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                "gendan." + service + ".events",
                event.key(),
                EventTypes.write(event).getBytes(StandardCharsets.UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", Ids.next().toString());
        header(record, "ce_type", EventTypes.nameOf(event));
        header(record, "ce_source", "/gendan/" + service);
        header(record, "ce_subject", event.key());
        header(record, "ce_time", Instant.now().toString());
        header(record, "ce_streamseq", Long.toString(sequence));
        header(record, "ce_epoch", epoch.toString());
        header(record, "content-type", "application/json");
        return record;
    }

    public void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (Exception failed) {
            throw new IllegalStateException("the broker did not take the record", failed);
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
