package org.gendan.kernel.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * An event on its way: CloudEvents 1.0 in binary mode over Kafka. The sequence counts without gaps per producer and key;
 * the epoch changes when the producer's database was restored; twin names the older version of the same fact;
 * the external id is the number that an ERP gave the order.
 */
public record Envelope(
        UUID id,
        String topic,
        String key,
        long sequence,
        UUID epoch,
        String type,
        Instant time,
        String traceparent,
        UUID twin,
        byte[] data,
        String externalId) {

    static final String DEAD_LETTERS = "gendan.dead-letter";
    private static final int LONGEST_KEY = 200;
    /** What a database can hold as a time. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** The topics on which services announce, and who alone writes each. */
    private static final Pattern TOPIC = Pattern.compile("gendan\\.([a-z]+)\\.events");

    /** The topic on which a service announces. */
    static String topicOf(String producer) {
        return "gendan." + producer + ".events";
    }

    /** Who announces, as its events name it. */
    static String sourceOf(String producer) {
        return "/gendan/" + producer;
    }

    /** The event as it lies on its topic; the source is {@code /gendan/} and the service that announces it. */
    public ProducerRecord<String, byte[]> toRecord(String source) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data);
        Headers headers = record.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id.toString());
        put(headers, "ce_type", type);
        put(headers, "ce_source", source);
        put(headers, "ce_subject", key);
        put(headers, "ce_time", time.toString());
        put(headers, "ce_streamseq", Long.toString(sequence));
        put(headers, "ce_epoch", epoch.toString());
        if (twin != null) {
            put(headers, "ce_twin", twin.toString());
        }
        if (externalId != null) {
            put(headers, "ce_erpnumber", externalId);
        }
        if (traceparent != null) {
            put(headers, "traceparent", traceparent);
        }
        put(headers, "content-type", "application/json");
        return record;
    }

    /**
     * Reads what a record says of itself; a record without key, id or sequence cannot be ordered and is refused. So is one
     * of another producer than the topic's: its number counts in another stream, where it may be missing.
     */
    static Envelope of(ConsumerRecord<String, byte[]> record) throws Unaddressed {
        Headers headers = record.headers();
        Matcher topic = TOPIC.matcher(record.topic());
        if (topic.matches()) {
            String source = require(headers, "ce_source");
            if (!source.equals(sourceOf(topic.group(1)))) {
                throw new Unaddressed("announced by " + source + ", which does not write this topic");
            }
        }
        String key = record.key();
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw new Unaddressed("no key");
        }
        try {
            long sequence = Long.parseLong(require(headers, "ce_streamseq"));
            if (sequence < 1) {
                throw new Unaddressed("no sequence " + sequence);
            }
            return new Envelope(
                    UUID.fromString(require(headers, "ce_id")),
                    record.topic(),
                    key,
                    sequence,
                    uuid(get(headers, "ce_epoch")),
                    require(headers, "ce_type"),
                    instant(get(headers, "ce_time"), record.timestamp()),
                    get(headers, "traceparent"),
                    uuid(get(headers, "ce_twin")),
                    record.value(),
                    get(headers, "ce_erpnumber"));
        } catch (IllegalArgumentException malformed) {
            throw new Unaddressed(malformed.getMessage());
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                // The database holds every character but this one.
                : new String(header.value(), StandardCharsets.UTF_8).replace("\0", "");
    }

    private static String require(Headers headers, String name) throws Unaddressed {
        String value = get(headers, name);
        if (value == null) {
            throw new Unaddressed("no header " + name);
        }
        return value;
    }

    private static UUID uuid(String value) {
        return value == null ? null : UUID.fromString(value);
    }

    private static Instant instant(String value, long otherwise) {
        try {
            Instant time = value == null ? null : Instant.parse(value);
            if (time != null && time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException malformed) {
            // the broker's time will do
        }
        return Instant.ofEpochMilli(otherwise);
    }

    /** A record that belongs to no stream. */
    static final class Unaddressed extends Exception {
        Unaddressed(String message) {
            super(message);
        }
    }
}
