package org.gendan.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Counts the texts, lists and numbers of schemas, and those without a bound. */
final class Unbounded {
    private final List<String> found = new ArrayList<>();
    private int texts;
    private int lists;
    private int numbers;

    void look(String place, JsonNode schema) {
        switch (schema.path("type").asText()) {
            case "string" -> {
                texts++;
                check(place, schema.has("maxLength") || schema.has("enum") || isFixed(schema));
            }
            case "array" -> {
                lists++;
                check(place, schema.has("maxItems"));
                look(place + "[]", schema.path("items"));
            }
            case "integer", "number" -> {
                numbers++;
                check(place, schema.has("minimum") && schema.has("maximum"));
            }
            case "object", "boolean" -> {}
            default -> check(place, schema.has("$ref"));
        }
        for (String inside : List.of("properties", "definitions")) {
            schema.path(inside).properties().forEach(each -> look(place + "." + each.getKey(), each.getValue()));
        }
    }

    /** A form that nothing longer fits: without a repetition that has no end. */
    private static boolean isFixed(JsonNode schema) {
        return schema.has("pattern") && !schema.path("pattern").asText().matches(".*([*+]|\\{\\d+,}).*");
    }

    List<String> found() {
        return found;
    }

    @Override
    public String toString() {
        return "%d texts, %d lists, %d numbers; without a bound: %d".formatted(texts, lists, numbers, found.size());
    }

    private void check(String place, boolean bounded) {
        if (!bounded) {
            found.add(place);
        }
    }
}
