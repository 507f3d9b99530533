package org.gendan.local.demo.erp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** An ERP that has Kafka and the page for ERP teams (docs/erp.md), and nothing else of Gendan. */
public final class Erp implements AutoCloseable {

    private static final URI SOURCE = URI.create("/erp/day");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Subscriber subscriber;
    private final KafkaProducer<String, CloudEvent> producer;
    private final List<Answered> answered = new ArrayList<>();

    /** What it writes; sent again it is the same message, with the same id. */
    public record Message(String topic, String key, CloudEvent event) {}

    /** A message where the broker put it, and what it was answered. */
    public record Answered(Message message, RecordMetadata at, JsonNode outcome) {}

    public Erp(String brokers) {
        subscriber = new Subscriber(brokers);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new CloudEventSerializer());
    }

    public static Message customer(String number, Map<String, ?> customer) {
        return message("gendan.erp.customers", "erp.customer.v1", number, customer);
    }

    public static Message product(String number, Map<String, ?> product) {
        return message("gendan.erp.products", "erp.product.v1", number, product);
    }

    public static Message order(SalesOrder order, int revision) {
        return message("gendan.erp.orders", "erp.order.v1", order.number(), order.told(revision));
    }

    public static Message bankTransaction(String account, Map<String, ?> transaction) {
        return message("gendan.erp.bank-transactions", "erp.bank-transaction.v1", account, transaction);
    }

    private static Message message(String topic, String type, String key, Map<String, ?> data) {
        try {
            return new Message(
                    topic,
                    key,
                    CloudEventBuilder.v1()
                            .withId(UUID.randomUUID().toString())
                            .withSource(SOURCE)
                            .withType(type)
                            .withData("application/json", JSON.writeValueAsBytes(data))
                            .build());
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** Writes it and waits for the answer, which is found by where the message itself lies. */
    public JsonNode send(Message message) {
        var at = written(message);
        var outcome = subscriber
                .awaitFact(
                        "what became of " + at,
                        fact -> fact.topic().equals("gendan.erp.outcomes")
                                && fact.data().path("topic").asText().equals(at.topic())
                                && fact.data().path("partition").asInt() == at.partition()
                                && fact.data().path("offset").asLong() == at.offset())
                .data();
        answered.add(new Answered(message, at, outcome));
        return outcome;
    }

    private RecordMetadata written(Message message) {
        try {
            return producer.send(new ProducerRecord<>(message.topic(), message.key(), message.event()))
                    .get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("The broker did not take " + message, refused.getCause());
        }
    }

    public List<Answered> answered() {
        return List.copyOf(answered);
    }

    public List<Fact> facts() {
        return subscriber.facts();
    }

    public Fact awaitFact(String what, Predicate<Fact> wanted) {
        return subscriber.awaitFact(what, wanted);
    }

    /** How one of the things that are told whole stands (orders, receivables …), as soon as it stands so. */
    public Fact awaitState(String things, String key, Predicate<Fact> wanted) {
        return subscriber.awaitState(things, key, wanted);
    }

    @Override
    public void close() {
        producer.close();
        subscriber.close();
    }
}
