package org.gendan.contracts.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;
import org.gendan.language.Topic;
import org.gendan.language.Topics;

/**
 * The contract of the bus as files: a JSON Schema of each type and version, and one AsyncAPI document, both made from the
 * records and topics of the language and from what their sources say.
 */
public final class EventContracts {
    static final String SCHEMAS = "schemas";
    static final String ASYNCAPI = "asyncapi/gendan.json";
    /** The clause by which systems that are not ours are on the bus at all. */
    private static final String ERPS_READ_AND_WRITE = "S0";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Docs docs;

    private EventContracts(Docs docs) {
        this.docs = docs;
    }

    /**
     * Made from the sources of the language.
     *
     * @param root the repository's root
     */
    public static EventContracts of(Path root) throws IOException {
        return new EventContracts(Docs.of(root.resolve("shared/language/src/main/java")));
    }

    /** The folder of the contracts. */
    public static Path in(Path root) {
        return root.resolve("deploy/contracts");
    }

    /** Every file by its path below the folder of the contracts. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        schemas().forEach((type, schema) -> files.put(SCHEMAS + "/" + type + ".json", pretty(schema)));
        files.put(ASYNCAPI, pretty(asyncApi()));
        return files;
    }

    /** The AsyncAPI document. */
    ObjectNode asyncApi() {
        return new AsyncApi(schemas()).document();
    }

    /** Writes what differs, and takes away the schemas of types that are no more. */
    public void write(Path root) throws IOException {
        Path folder = in(root);
        Map<String, String> files = files();
        Files.createDirectories(folder.resolve(SCHEMAS));
        try (Stream<Path> there = Files.list(folder.resolve(SCHEMAS))) {
            for (Path file : there.toList()) {
                if (!files.containsKey(SCHEMAS + "/" + file.getFileName())) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** The schema of each type. */
    Map<String, ObjectNode> schemas() {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        Topics.all().forEach(topic -> topic.types()
                .forEach((type, record) ->
                        schemas.merge(type, schema(topic, type, record), EventContracts::onSeveralTopics)));
        return schemas;
    }

    private ObjectNode schema(Topic topic, String type, Class<? extends Record> record) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", RecordSchema.DRAFT);
        schema.put("$id", "urn:gendan:" + type);
        schema.put("title", record.getSimpleName());
        schema.put("description", docs.of(record));
        schema.put("x-owner", owner(type, topic));
        schema.putArray("x-topics").add(topic.name());
        schema.put("x-key", keyOf(type, record).orElse(topic.key()));
        ArrayNode clauses = schema.putArray("x-clauses");
        docs.clauses(record).forEach(clauses::add);
        if (clauses.isEmpty() && !DomainEvent.class.isAssignableFrom(record)) {
            clauses.add(ERPS_READ_AND_WRITE);
        }
        schema.setAll(new RecordSchema(docs, topic.comesIn()).of(record));
        return schema;
    }

    private static ObjectNode onSeveralTopics(ObjectNode one, ObjectNode other) {
        ((ArrayNode) one.get("x-topics")).addAll((ArrayNode) other.get("x-topics"));
        return one;
    }

    /** Who answers for a type: the service that its name begins with, or the ERP whose messages are a contract of ours. */
    private static String owner(String type, Topic topic) {
        return topic.comesIn() ? "erp" : type.substring(0, type.indexOf('.')) + "-service";
    }

    /** The member that is the key, told by the golden file. */
    private static Optional<String> keyOf(String type, Class<? extends Record> record) {
        if (!DomainEvent.class.isAssignableFrom(record)) {
            return Optional.empty();
        }
        return golden(type).map(golden -> {
            try {
                byte[] json = JSON.writeValueAsBytes(golden);
                String key = EventTypes.read(json, record.asSubclass(DomainEvent.class))
                        .key();
                return golden.properties().stream()
                        .filter(member -> member.getValue().asText().equals(key))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(type + " does not say its key"));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /** The published example of a type, where it has one. */
    static Optional<JsonNode> golden(String type) {
        try (InputStream file = EventTypes.class.getResourceAsStream("/published-language/" + type + ".json")) {
            return file == null ? Optional.empty() : Optional.of(JSON.readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String pretty(JsonNode tree) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
