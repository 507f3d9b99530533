package org.gendan.finance.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.finance.statement.ErpMessage;
import org.gendan.finance.statement.ErpTransactions;
import org.gendan.kernel.delivery.Inbox;

/** Hears what ERPs send of the bank's transactions, as CloudEvents in binary or in structured mode. */
@ApplicationScoped
class BankTransactions {
    private static final String STRUCTURED = "application/cloudevents+json";

    private final Inbox inbox;
    private final ErpTransactions transactions;
    private final ObjectMapper json;

    BankTransactions(Inbox inbox, ErpTransactions transactions, ObjectMapper json) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.json = json;
    }

    @Incoming("bank-transactions")
    @Blocking("bank-transactions")
    void receive(ConsumerRecord<String, byte[]> record) {
        ErpMessage message =
                header(record, "content-type").startsWith(STRUCTURED) ? structured(record) : binary(record);
        inbox.untilItPasses(() -> transactions.take(message));
    }

    private static ErpMessage binary(ConsumerRecord<String, byte[]> record) {
        return message(
                record,
                header(record, "ce_source"),
                header(record, "ce_id"),
                header(record, "ce_type"),
                record.value());
    }

    private ErpMessage structured(ConsumerRecord<String, byte[]> record) {
        try {
            JsonNode event = json.readTree(record.value());
            return message(
                    record,
                    event.path("source").asText(),
                    event.path("id").asText(),
                    event.path("type").asText(),
                    json.writeValueAsBytes(event.path("data")));
        } catch (IOException | IllegalArgumentException unreadable) {
            return message(record, "", "", "", record.value());
        }
    }

    /** A message that does not say which it is is known by its place on the topic, so that it is kept once all the same. */
    private static ErpMessage message(
            ConsumerRecord<String, byte[]> record, String source, String id, String type, byte[] body) {
        if (source.isBlank() || id.isBlank()) {
            String place = record.partition() + "-" + record.offset();
            return new ErpMessage(record.topic(), place, record.key(), null, record.value());
        }
        return new ErpMessage(source, id, record.key(), type, body);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
