package org.gendan.contracts.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.gendan.language.Topic;
import org.gendan.language.Topic.Kept;
import org.gendan.language.Topics;

/** The AsyncAPI document: every topic with what lies on it, and what may be relied on. */
final class AsyncApi {
    private static final String BINDING = "0.5.0";
    private static final int LARGEST_MESSAGE = 1_048_588;
    private static final String UUID_FORM = "uuid";

    private static final String OUT =
            "Delivered at least once: the same event may come again, with the same ce_id and ce_streamseq."
                    + " Of one key the events lie on one partition in the order of ce_streamseq, which counts from 1 without a gap per"
                    + " ce_source and key; between keys and between topics there is no order. A new ce_epoch says that the producer's"
                    + " database was restored: compare before you take a number that you know.";
    private static final String IN =
            "Read at least once and applied once, by ce_source and ce_id; a message of one key is read"
                    + " after those before it, and never waits for one that was refused. Each is answered on gendan.erp.outcomes.";

    private final Map<String, ObjectNode> schemas;

    AsyncApi(Map<String, ObjectNode> schemas) {
        this.schemas = schemas;
    }

    ObjectNode document() {
        ObjectNode document = object();
        document.put("asyncapi", "3.0.0");
        document.put("id", "urn:gendan:bus");
        document.set("info", info());
        document.put("defaultContentType", "application/json");
        ObjectNode local = document.putObject("servers").putObject("local");
        local.put("host", "localhost:9092")
                .put("protocol", "kafka")
                .put("description", "The local stack, which is open to everybody on the machine.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Topic topic : Topics.all()) {
            channels.set(topic.name(), channel(topic));
            operations.set(operation(topic), operation(topic, topic.comesIn() ? "receive" : "send"));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (Topic topic : Topics.all()) {
            topic.types().keySet().forEach(type -> messages.set(messageOf(topic, type), message(topic, type)));
        }
        ObjectNode headers = components.putObject("schemas");
        headers.set("HeadersOut", headersOut());
        headers.set("HeadersIn", headersIn());
        return document;
    }

    private static ObjectNode info() {
        ObjectNode info = object();
        info.put("title", "Gendan: the bus");
        info.put("version", "1.0.0");
        info.put(
                "description",
                "What the five services announce on Kafka, and what an ERP sends them. Each record is a CloudEvent 1.0 in"
                        + " binary mode: the headers say what it is, the value is the business JSON alone. What is in a"
                        + " type's schema stays; optional members and new types are added, and a new version stands beside"
                        + " the old one. Texts that are one of several words may gain words.");
        info.putObject("license").put("name", "See LICENSE in the repository");
        info.putArray("tags").addObject().put("name", "erp");
        return info;
    }

    private ObjectNode channel(Topic topic) {
        ObjectNode channel = object();
        channel.put("address", topic.name());
        channel.put("title", topic.name());
        channel.put("summary", topic.about());
        channel.put("description", "Key: " + topic.key() + " " + kept(topic) + promise(topic));
        ObjectNode messages = channel.putObject("messages");
        topic.types().keySet().forEach(type -> messages.putObject(type)
                .put("$ref", "#/components/messages/" + messageOf(topic, type)));
        ArrayNode writers = channel.putArray("x-writers");
        topic.writers().forEach(writer -> writers.add(writer.equals("erp") ? writer : writer + "-service"));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.name());
        kafka.put("partitions", Topic.PARTITIONS);
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(topic.kept() == Kept.FOR_EVER ? "delete" : "compact");
        configuration.put("retention.ms", -1);
        configuration.put("retention.bytes", -1);
        configuration.put("max.message.bytes", LARGEST_MESSAGE);
        kafka.put("bindingVersion", BINDING);
        return channel;
    }

    private static String kept(Topic topic) {
        return switch (topic.kept()) {
            case FOR_EVER -> "Records are kept for ever: begin at the earliest.";
            case LATEST_OF_EACH_KEY ->
                "Of each key the latest record is kept, as the state of today; a record without a value says that it is gone.";
        };
    }

    private static String promise(Topic topic) {
        if (topic.types().isEmpty()) {
            return "";
        }
        if (topic.comesIn()) {
            return " " + IN;
        }
        return topic.kept() == Kept.FOR_EVER
                ? " " + OUT
                : " Delivered at least once, of one key in the order of ce_streamseq, which has gaps where older records"
                        + " gave way to newer ones.";
    }

    private static ObjectNode operation(Topic topic, String action) {
        ObjectNode operation = object();
        operation.put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
        operation.put("summary", topic.about());
        return operation;
    }

    /** Such as {@code sendOrderEvents}. */
    private static String operation(Topic topic) {
        StringBuilder name = new StringBuilder(topic.comesIn() ? "receive" : "send");
        for (String word : topic.name().substring(topic.name().indexOf('.') + 1).split("[.-]")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    /** A type that lies on several topics is a message of each: its key and headers may differ. */
    private static String messageOf(Topic topic, String type) {
        boolean elsewhere = Topics.all().stream()
                .anyMatch(other -> !other.equals(topic) && other.types().containsKey(type));
        return elsewhere ? topic.name() + "." + type : type;
    }

    private ObjectNode message(Topic topic, String type) {
        ObjectNode schema = schemas.get(type);
        ObjectNode message = object();
        message.put("name", type);
        message.set("title", schema.get("title"));
        message.set("summary", schema.get("description"));
        message.put("contentType", "application/json");
        message.putObject("headers")
                .put("$ref", "#/components/schemas/" + (topic.comesIn() ? "HeadersIn" : "HeadersOut"));
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", "application/schema+json;version=draft-07");
        payload.putObject("schema").put("$ref", "../" + EventContracts.SCHEMAS + "/" + type + ".json");
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("maxLength", 200).set("description", schema.get("x-key"));
        kafka.put("bindingVersion", BINDING);
        EventContracts.golden(type).ifPresent(golden -> message.putArray("examples")
                .addObject()
                .put("name", "golden")
                .set("payload", golden));
        return message;
    }

    private static ObjectNode headersOut() {
        ObjectNode headers = headers(
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "ce_streamseq",
                "ce_epoch",
                "content-type");
        ObjectNode each = headers.putObject("properties");
        word(each, "ce_specversion", "CloudEvents.", "1.0");
        text(each, "ce_id", "The event's own, UUID version 7; the same when it comes again.", 36)
                .put("format", UUID_FORM);
        text(each, "ce_type", "What happened, with the version: producer.fact.vN.", 100);
        text(each, "ce_source", "Who announced it: /gendan/order and so on. It alone writes the topic.", 40)
                .put("pattern", "^/gendan/(order|finance|production|quality|logistics)$");
        text(each, "ce_subject", "The key of the record.", 200);
        text(each, "ce_time", "When it was announced, in UTC; the business date is occurredOn of the body.", 35)
                .put("format", "date-time");
        text(
                        each,
                        "ce_streamseq",
                        "Counts from 1 without a gap per ce_source and ce_subject; a number, not for sorting as text.",
                        19)
                .put("pattern", "^[1-9][0-9]*$");
        text(each, "ce_epoch", "Of the producer's database; another one after it was restored.", 36)
                .put("format", UUID_FORM);
        text(each, "ce_twin", "On the newer version of a fact that is announced in two: the ce_id of the older.", 36)
                .put("format", UUID_FORM);
        text(each, "ce_erpnumber", "The number that an ERP gave the order; absent where none did.", 60);
        text(
                        each,
                        "ce_asof",
                        "On states: the last ce_streamseq of the same subject on the owner's events that it includes.",
                        19)
                .put("pattern", "^[0-9]+$");
        text(each, "traceparent", "W3C trace context; absent where a clock announced.", 55)
                .put("pattern", "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$");
        word(each, "content-type", "The value.", "application/json");
        return headers;
    }

    private static ObjectNode headersIn() {
        ObjectNode headers = headers("ce_specversion", "ce_id", "ce_type", "ce_source");
        ObjectNode each = headers.putObject("properties");
        word(each, "ce_specversion", "CloudEvents.", "1.0");
        text(each, "ce_id", "The message's own; with ce_source it is applied once.", 200);
        text(each, "ce_type", "What it is, with the version, such as erp.bank-transaction.v1.", 100);
        text(each, "ce_source", "The system that sends it, such as /erp/sap.", 200);
        text(each, "ce_time", "When it was sent.", 35).put("format", "date-time");
        text(each, "content-type", "application/json; of a structured message application/cloudevents+json.", 100);
        return headers;
    }

    private static ObjectNode headers(String... required) {
        ObjectNode headers = object().put("type", "object");
        ArrayNode names = headers.putArray("required");
        for (String name : required) {
            names.add(name);
        }
        return headers;
    }

    private static ObjectNode text(ObjectNode headers, String name, String description, int longest) {
        return headers.putObject(name)
                .put("type", "string")
                .put("description", description)
                .put("maxLength", longest);
    }

    private static void word(ObjectNode headers, String name, String description, String word) {
        headers.putObject(name)
                .put("type", "string")
                .put("description", description)
                .putArray("enum")
                .add(word);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
