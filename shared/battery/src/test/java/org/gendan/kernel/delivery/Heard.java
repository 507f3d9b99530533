package org.gendan.kernel.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;

/** A record as it comes from a topic, made by hand: sound at first, then as broken as the test wants it. */
final class Heard {
    private final String topic;
    private String key;
    private byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Heard(String topic, String key, byte[] body) {
        this.topic = topic;
        this.key = key;
        this.body = body;
    }

    static Heard of(String topic, UUID epoch, long sequence, DomainEvent event) {
        Heard heard = new Heard(topic, event.key(), EventTypes.write(event).getBytes(StandardCharsets.UTF_8));
        heard.headers.put("ce_specversion", "1.0");
        heard.headers.put("ce_id", UUID.randomUUID().toString());
        heard.headers.put("ce_type", EventTypes.nameOf(event));
        heard.headers.put("ce_source", "/gendan/battery");
        heard.headers.put("ce_subject", event.key());
        heard.headers.put("ce_time", Instant.now().toString());
        heard.headers.put("ce_streamseq", Long.toString(sequence));
        heard.headers.put("ce_epoch", epoch.toString());
        return heard;
    }

    UUID id() {
        return UUID.fromString(headers.get("ce_id"));
    }

    long sequence() {
        return Long.parseLong(headers.get("ce_streamseq"));
    }

    Heard key(String other) {
        key = other;
        return this;
    }

    Heard body(String other) {
        return body(other.getBytes(StandardCharsets.UTF_8));
    }

    Heard body(byte[] other) {
        body = other;
        return this;
    }

    Heard header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Heard withoutHeaders() {
        headers.clear();
        return this;
    }

    ConsumerRecord<String, byte[]> record() {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, 0, key, body);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    ProducerRecord<String, byte[]> toSend() {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, body);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
