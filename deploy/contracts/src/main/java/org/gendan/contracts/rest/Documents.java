package org.gendan.contracts.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The OpenAPI documents of the five services, as their builds left them, and all in one. */
public final class Documents {
    public static final List<String> SERVICES = List.of("order", "finance", "production", "quality", "logistics");

    /** The one that holds them all. */
    public static final String JOINED = "gendan";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    /** What a reader looks for first; the rest by the alphabet, and so the same after every build. */
    private static final List<String> FIRST = List.of(
            "openapi",
            "info",
            "servers",
            "tags",
            "summary",
            "description",
            "operationId",
            "type",
            "format",
            "get",
            "put");

    private final Map<String, ObjectNode> documents = new LinkedHashMap<>();

    private Documents() {}

    /** Reads what was built; a service that was not is a fault. */
    public static Documents built(Path root) {
        Documents all = new Documents();
        for (String service : SERVICES) {
            Path document = root.resolve(service + "-service/target/openapi/openapi.json");
            if (!Files.exists(document)) {
                throw new IllegalStateException(
                        document + " is not there; package " + service + "-service, which writes it");
            }
            all.documents.put(service, sorted(read(document)));
        }
        all.documents.put(JOINED, sorted(join(List.copyOf(all.documents.values()))));
        return all;
    }

    static ObjectNode read(Path file) {
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ObjectNode parse(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Each by its name, which is that of its file too. */
    public Map<String, ObjectNode> all() {
        return documents;
    }

    public ObjectNode joined() {
        return documents.get(JOINED);
    }

    public static String written(JsonNode document) {
        try {
            return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES))
                            .writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What two have in common must be the same in both. */
    static ObjectNode join(List<ObjectNode> documents) {
        ObjectNode joined = JSON.createObjectNode();
        ObjectNode any = documents.getFirst();
        joined.set("openapi", any.path("openapi"));
        ObjectNode info = any.withObjectProperty("info").deepCopy();
        info.put("title", "Gendan");
        info.put(
                "description",
                "Garments from the customer's written order to the signed delivery: five services behind one gateway. "
                        + "Each stage opens because the one before announced that it is done.");
        joined.set("info", info);
        joined.set("servers", any.path("servers"));
        ArrayNode tags = joined.putArray("tags");
        ObjectNode paths = joined.putObject("paths");
        ObjectNode components = joined.putObject("components");
        documents.forEach(document -> {
            String service = document.path("info").path("title").asText();
            document.path("tags").forEach(tag -> join(tags, tag, service));
            document.path("paths")
                    .properties()
                    .forEach(path -> join(paths, path.getKey(), path.getValue(), false, service));
            document.path("components").properties().forEach(kind -> kind.getValue()
                    .properties()
                    .forEach(one -> join(
                            components.withObjectProperty(kind.getKey()),
                            one.getKey(),
                            one.getValue(),
                            true,
                            service)));
        });
        return joined;
    }

    private static void join(ArrayNode tags, JsonNode tag, String service) {
        boolean there = StreamSupport.stream(tags.spliterator(), false).anyMatch(tag::equals);
        boolean named = StreamSupport.stream(tags.spliterator(), false)
                .anyMatch(other -> other.path("name").equals(tag.path("name")));
        if (named && !there) {
            throw new IllegalStateException(
                    "tag %s of %s says something else than another service's".formatted(tag.path("name"), service));
        }
        if (!there) {
            tags.add(tag);
        }
    }

    private static void join(ObjectNode into, String name, JsonNode what, boolean shared, String service) {
        JsonNode before = into.get(name);
        if (before != null && !(shared && before.equals(what))) {
            throw new IllegalStateException(
                    ("%s of %s is another service's too, and not the same; where it is a record, "
                                    + "give it a name of its own: @Schema(name = …)")
                            .formatted(name, service));
        }
        into.set(name, what);
    }

    private static ObjectNode sorted(ObjectNode document) {
        return (ObjectNode) sorted(document, "");
    }

    /** Members of a form stay in the order in which its record has them. */
    private static JsonNode sorted(JsonNode node, String name) {
        if (node instanceof ArrayNode list) {
            ArrayNode same = JSON.createArrayNode();
            list.forEach(each -> same.add(sorted(each, "")));
            return "required".equals(name) ? byName(same) : same;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = JSON.createObjectNode();
            Comparator<Map.Entry<String, JsonNode>> order = "properties".equals(name)
                    ? (one, other) -> 0
                    : Comparator.comparing((Map.Entry<String, JsonNode> entry) -> rank(entry.getKey()))
                            .thenComparing(Map.Entry::getKey);
            object.properties().stream()
                    .sorted(order)
                    .forEach(entry -> sorted.set(entry.getKey(), sorted(entry.getValue(), entry.getKey())));
            return sorted;
        }
        return node;
    }

    private static ArrayNode byName(ArrayNode names) {
        Set<String> sorted = new TreeSet<>();
        names.forEach(name -> sorted.add(name.asText()));
        ArrayNode list = JSON.createArrayNode();
        sorted.forEach(list::add);
        return list;
    }

    private static int rank(String name) {
        int place = FIRST.indexOf(name);
        return place < 0 ? FIRST.size() : place;
    }
}
