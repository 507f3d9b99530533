package org.gendan.contracts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.gendan.contracts.Break;

/**
 * What a client that was made from the document before meets with in the present one and cannot stand: something that it used
 * is gone or is of another type, something is asked of it that was not, or less is taken from it than was.
 */
public final class Compatibility {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** A bound below which, or above which, a request must stay. */
    private static final List<String> UPPER = List.of("maxLength", "maxItems", "maximum", "exclusiveMaximum");

    private static final List<String> LOWER = List.of("minLength", "minItems", "minimum", "exclusiveMinimum");

    private final JsonNode before;
    private final JsonNode now;
    private final List<Break> breaks = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private Compatibility(JsonNode before, JsonNode now) {
        this.before = before;
        this.now = now;
    }

    public static List<Break> breaks(JsonNode before, JsonNode now) {
        Compatibility comparison = new Compatibility(before, now);
        before.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> comparison.operation(
                        method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        method.getValue(),
                        now.path("paths").path(path.getKey()).path(method.getKey()))));
        return comparison.breaks;
    }

    private void operation(String place, JsonNode was, JsonNode is) {
        if (is.isMissingNode()) {
            add(place, "is gone");
            return;
        }
        if (!was.path("operationId").equals(is.path("operationId"))) {
            add(place, "has the operationId %s and had %s".formatted(is.path("operationId"), was.path("operationId")));
        }
        was.path("parameters").forEach(parameter -> {
            JsonNode same = parameter(is, parameter);
            String named = place + " " + parameter.path("name").asText();
            if (same == null) {
                add(named, "is gone");
            } else {
                becameRequired(named, parameter, same);
                form(named, parameter.path("schema"), same.path("schema"), true);
            }
        });
        is.path("parameters").forEach(parameter -> {
            if (parameter.path("required").asBoolean() && parameter(was, parameter) == null) {
                add(place + " " + parameter.path("name").asText(), "is new and required");
            }
        });
        becameRequired(place + " body", was.path("requestBody"), is.path("requestBody"));
        contents(place + " body", was.path("requestBody"), is.path("requestBody"), true);
        was.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> contents(
                        place + " " + answer.getKey(),
                        answer.getValue(),
                        is.path("responses").path(answer.getKey()),
                        false));
    }

    private static JsonNode parameter(JsonNode operation, JsonNode like) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(each -> each.path("name").equals(like.path("name"))
                        && each.path("in").equals(like.path("in")))
                .findFirst()
                .orElse(null);
    }

    private void becameRequired(String place, JsonNode was, JsonNode is) {
        if (is.path("required").asBoolean() && !was.path("required").asBoolean()) {
            add(place, "is required");
        }
    }

    private void contents(String place, JsonNode was, JsonNode is, boolean asked) {
        if (is.isMissingNode() && !was.isMissingNode()) {
            add(place, "is gone");
            return;
        }
        was.path("content").properties().forEach(media -> {
            JsonNode same = is.path("content").path(media.getKey());
            if (same.isMissingNode()) {
                add(place, media.getKey() + " is gone");
            } else {
                form(place, media.getValue().path("schema"), same.path("schema"), asked);
            }
        });
    }

    private void form(String from, JsonNode wasReferred, JsonNode isReferred, boolean asked) {
        String place = wasReferred.has("$ref") ? name(wasReferred) : from;
        if (wasReferred.has("$ref") && !compared.add(place + asked)) {
            return;
        }
        JsonNode was = resolved(before, wasReferred);
        JsonNode is = resolved(now, isReferred);
        if (!was.path("type").equals(is.path("type")) || !was.path("format").equals(is.path("format"))) {
            add(place, "was %s and is %s".formatted(type(was), type(is)));
            return;
        }
        if (was.has("enum")) {
            Set<String> gone = texts(was.path("enum"));
            gone.removeAll(texts(is.path("enum")));
            if (is.has("enum") && !gone.isEmpty()) {
                add(place, "no longer has " + gone);
            }
        }
        was.path("properties").properties().forEach(member -> {
            JsonNode same = is.path("properties").path(member.getKey());
            String named = place + "." + member.getKey();
            if (same.isMissingNode()) {
                add(named, "is gone");
            } else {
                form(named, member.getValue(), same, asked);
            }
        });
        Set<String> required = texts(asked ? is.path("required") : was.path("required"));
        required.removeAll(texts(asked ? was.path("required") : is.path("required")));
        required.forEach(name -> add(place + "." + name, asked ? "is required" : "is no longer always there"));
        if (asked) {
            narrowed(place, was, is);
        }
        if (was.has("items")) {
            form(place + "[]", was.path("items"), is.path("items"), asked);
        }
    }

    private void narrowed(String place, JsonNode was, JsonNode is) {
        UPPER.forEach(bound -> compare(place, bound, was, is, 1));
        LOWER.forEach(bound -> compare(place, bound, was, is, -1));
        if (is.has("enum") && !was.has("enum")) {
            add(place, "is one of a few now");
        }
        if (is.has("pattern") && !Objects.equals(is.path("pattern"), was.path("pattern"))) {
            add(place, "has the pattern %s now".formatted(is.path("pattern")));
        }
    }

    private void compare(String place, String bound, JsonNode was, JsonNode is, int direction) {
        if (!is.has(bound)) {
            return;
        }
        BigDecimal present = is.path(bound).decimalValue();
        if (!was.has(bound) || Integer.signum(was.path(bound).decimalValue().compareTo(present)) == direction) {
            add(place, "has the bound %s %s now".formatted(bound, present.toPlainString()));
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode form) {
        return form.has("$ref") ? document.path("components").path("schemas").path(name(form)) : form;
    }

    private static String name(JsonNode form) {
        String reference = form.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String type(JsonNode form) {
        return form.path("type").asText("something")
                + (form.has("format") ? " " + form.path("format").asText() : "");
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private void add(String place, String what) {
        breaks.add(new Break(place, what));
    }
}
