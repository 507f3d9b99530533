package org.gendan.contracts.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The OpenAPI documents that are published, and what they must say of every text, list and number. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final Documents documents = Documents.built(ROOT);

    @Test
    void whatIsPublishedIsWhatTheBuildMakes() {
        List<String> stale = new ArrayList<>();
        documents.all().forEach((name, document) -> {
            Path file = ROOT.resolve("deploy/contracts/openapi/" + name + ".json");
            if (!Published.asBuilt(file, Documents.written(document))) {
                stale.add(file.toString());
            }
        });
        assertEquals(List.of(), stale, "not as the build makes them; write them with " + Published.COMMAND);
    }

    @Test
    void everyTextListAndNumberHasABound() {
        List<String> unbounded = new ArrayList<>();
        unbounded(documents.joined(), "", unbounded);
        assertEquals(List.of(), unbounded);
    }

    @Test
    void noTwoOperationsHaveTheSameId() {
        Set<String> ids = new HashSet<>();
        List<String> twice = new ArrayList<>();
        operations().forEach(operation -> {
            String id = operation.path("operationId").asText();
            if (id.isEmpty() || !ids.add(id)) {
                twice.add(id);
            }
        });
        assertEquals(List.of(), twice);
        assertTrue(ids.size() > 250, () -> "only " + ids.size());
    }

    @Test
    void everyOperationIsDescribedAndSoAreItsParameters() {
        List<String> unsaid = new ArrayList<>();
        for (JsonNode operation : operations()) {
            if (operation.path("description").asText().isBlank()) {
                unsaid.add(operation.path("operationId").asText());
            }
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("description").asText().isBlank()) {
                    unsaid.add(operation.path("operationId").asText() + " " + parameter.path("name"));
                }
            });
        }
        assertEquals(List.of(), unsaid);
    }

    @Test
    void twoServicesCannotMeanDifferentThingsByOneName() {
        var order = Documents.parse("""
                {"paths": {}, "components": {"schemas": {"OrderView": {"type": "object"}}}}""");
        var finance = Documents.parse("""
                {"paths": {}, "components": {"schemas": {"OrderView": {"type": "string"}}}}""");
        assertThrows(IllegalStateException.class, () -> Documents.join(List.of(order, finance)));
    }

    private List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        documents.joined().path("paths").forEach(path -> path.properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operations.add(method.getValue())));
        return operations;
    }

    /** Examples and constants are values and no forms. */
    private static void unbounded(JsonNode node, String place, List<String> into) {
        if (node.isObject()) {
            JsonNode type = node.path("type");
            if (type.isTextual() && !isBounded(node, type.asText())) {
                into.add(place);
            }
            node.properties().stream()
                    .filter(member -> !Set.of("examples", "example", "enum", "const", "default")
                            .contains(member.getKey()))
                    .forEach(member -> unbounded(member.getValue(), place + "/" + member.getKey(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                unbounded(node.get(i), place + "/" + i, into);
            }
        }
    }

    private static boolean isBounded(JsonNode form, String type) {
        return switch (type) {
            case "string" ->
                form.has("maxLength")
                        || form.has("enum")
                        || form.has("const")
                        || "binary".equals(form.path("format").asText());
            case "array" -> form.has("maxItems");
            case "integer" -> form.has("format") && hasBoth(form);
            case "number" -> hasBoth(form);
            default -> true;
        };
    }

    private static boolean hasBoth(JsonNode form) {
        return (form.has("minimum") || form.has("exclusiveMinimum"))
                && (form.has("maximum") || form.has("exclusiveMaximum"));
    }
}
