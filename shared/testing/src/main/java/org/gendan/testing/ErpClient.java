package org.gendan.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An ERP that writes one topic: sends messages in every mode, good and bad, and reads what each was answered. */
public final class ErpClient implements AutoCloseable {
    /** As {@code source} of the messages that say one. */
    public static final String SOURCE = "/erp/test";

    private static final String ANSWER = """
            select data from domain_event
            where type like '%%.erp-outcome.v1' and data::jsonb @> '{"topic": "%s", "partition": %d, "offset": %d}'""";

    private final String topic;
    private final String type;
    private final Producer<String, byte[]> producer;

    private ErpClient(String topic, String type) {
        this.topic = topic;
        this.type = type;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        RealServers.kafka().bootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // The broker shall refuse what is too large, and what comes behind it shall stay behind it.
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        8 * 1024 * 1024,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.LINGER_MS_CONFIG,
                        2),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** The topic without {@code gendan.erp.}, and the type of what is sent. */
    public static ErpClient of(String topic, String type) {
        return new ErpClient("gendan.erp." + topic, type);
    }

    public String topic() {
        return topic;
    }

    public String type() {
        return type;
    }

    public ProducerRecord<String, byte[]> plain(String key, byte[] value) {
        return new ProducerRecord<>(topic, key, value);
    }

    public ProducerRecord<String, byte[]> binary(String key, String id, String data) {
        ProducerRecord<String, byte[]> record = plain(key, data.getBytes(StandardCharsets.UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", SOURCE);
        header(record, "ce_type", type);
        return header(record, "content-type", "application/json");
    }

    public ProducerRecord<String, byte[]> structured(String key, String id, String data) {
        return enveloped(key, id, "\"data\": " + data);
    }

    public ProducerRecord<String, byte[]> encoded(String key, String id, String data) {
        String base64 = Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
        return enveloped(key, id, "\"data_base64\": \"" + base64 + "\"");
    }

    public ProducerRecord<String, byte[]> enveloped(String key, String id, String content) {
        String event = """
                {"specversion": "1.0", "id": "%s", "source": "%s", "type": "%s", %s}""".formatted(id, SOURCE, type, content);
        return header(
                plain(key, event.getBytes(StandardCharsets.UTF_8)),
                "content-type",
                "application/cloudevents+json; charset=UTF-8");
    }

    /** Null takes the header away. */
    public static ProducerRecord<String, byte[]> header(
            ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().remove(name);
        if (value != null) {
            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    Future<RecordMetadata> begin(ProducerRecord<String, byte[]> record) {
        return producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    /** Where the broker put it. */
    public RecordMetadata send(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("the broker did not take the record", refused.getCause());
        }
    }

    /** What the record was answered, found by where it stood alone. */
    public JsonPath answered(ProducerRecord<String, byte[]> record) {
        RecordMetadata at = send(record);
        String sql = ANSWER.formatted(at.topic(), at.partition(), at.offset());
        return JsonPath.from(await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Rows.value(sql), data -> data != null));
    }

    @Override
    public void close() {
        producer.close();
    }
}
