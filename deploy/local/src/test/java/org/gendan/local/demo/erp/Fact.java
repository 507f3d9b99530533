package org.gendan.local.demo.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Something that was announced, as an ERP reads it from a topic.
 *
 * @param data the body; null where a state says that the thing is gone
 */
public record Fact(String topic, CloudEvent event, JsonNode data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Fact of(ConsumerRecord<String, CloudEvent> read) {
        try {
            var body = read.value().getData();
            return new Fact(read.topic(), read.value(), body == null ? null : JSON.readTree(body.toBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String id() {
        return event.getId();
    }

    public String type() {
        return event.getType();
    }

    public String source() {
        return event.getSource().toString();
    }

    /** The order's id, or the object's own where there is no order. */
    public String subject() {
        return event.getSubject();
    }

    /** Counts 1, 2, 3 … per source and subject. */
    public long number() {
        return Long.parseLong(header("streamseq"));
    }

    public String epoch() {
        return header("epoch");
    }

    /** The ERP's own number of the order; null where it has none. */
    public String erpNumber() {
        return header("erpnumber");
    }

    /** Of a state: the last number of the facts that it includes. */
    public long asOf() {
        return Long.parseLong(header("asof"));
    }

    public LocalDate day(String member) {
        return LocalDate.parse(data.path(member).asText());
    }

    private String header(String name) {
        var value = event.getExtension(name);
        return value == null ? null : value.toString();
    }

    @Override
    public String toString() {
        return "%s %d of %s: %s".formatted(source(), number(), subject(), type());
    }
}
