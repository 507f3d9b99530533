package org.gendan.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gendan.contracts.Break;

/**
 * What a client of earlier schemas would trip over in later ones: a type or a member that is gone or of another kind, a member
 * that is required now or is required no longer, a word that is gone, a bound that is narrower.
 */
final class Compatibility {
    /** Bounds that are narrower when they are smaller, and when they are greater. */
    private static final List<String> UPPER = List.of("maxLength", "maxItems", "maximum", "exclusiveMaximum");

    private static final List<String> LOWER = List.of("minLength", "minItems", "minimum", "exclusiveMinimum");
    private static final List<String> FORMS = List.of("pattern", "format", "const");

    private final String document;
    private final JsonNode was;
    private final JsonNode is;
    private final List<Break> breaks = new ArrayList<>();

    private Compatibility(String document, JsonNode was, JsonNode is) {
        this.document = document;
        this.was = was;
        this.is = is;
    }

    /**
     * Each at its document, and where it is not all of it, at a member of it: dots between, brackets for the elements of a
     * list.
     */
    static List<Break> breaks(Map<String, JsonNode> was, Map<String, JsonNode> is) {
        List<Break> breaks = new ArrayList<>();
        was.forEach((document, schema) -> {
            if (is.containsKey(document)) {
                breaks.addAll(breaks(document, schema, is.get(document)));
            } else {
                breaks.add(new Break(document, "is gone"));
            }
        });
        return breaks;
    }

    static List<Break> breaks(String document, JsonNode was, JsonNode is) {
        Compatibility check = new Compatibility(document, was, is);
        check.compare("", was, is);
        return check.breaks;
    }

    private void compare(String member, JsonNode earlier, JsonNode later) {
        JsonNode old = resolved(was, earlier);
        JsonNode now = resolved(is, later);
        if (!old.path("type").equals(now.path("type"))) {
            found(
                    member,
                    "was " + old.path("type").asText("of any kind") + ", is "
                            + now.path("type").asText("of any kind"));
            return;
        }
        words(member, old, now);
        bounds(member, old, now);
        members(member, old, now);
        if (old.has("items")) {
            compare(member + "[]", old.path("items"), now.path("items"));
        }
    }

    private void words(String member, JsonNode old, JsonNode now) {
        if (!old.has("enum")) {
            if (now.has("enum")) {
                found(member, "was any text, is one of " + now.path("enum"));
            }
            return;
        }
        Set<String> gone = texts(old.path("enum"));
        if (now.has("enum")) {
            gone.removeAll(texts(now.path("enum")));
            gone.forEach(word -> found(member, "is never " + word + " any more"));
        } else {
            found(member, "was one of " + old.path("enum") + ", is any text");
        }
    }

    private void bounds(String member, JsonNode old, JsonNode now) {
        for (String bound : UPPER) {
            if (now.has(bound)
                    && (!old.has(bound)
                            || now.path(bound)
                                            .decimalValue()
                                            .compareTo(old.path(bound).decimalValue())
                                    < 0)) {
                found(member, narrower(bound, old, now));
            }
        }
        for (String bound : LOWER) {
            if (now.has(bound)
                    && (!old.has(bound)
                            || now.path(bound)
                                            .decimalValue()
                                            .compareTo(old.path(bound).decimalValue())
                                    > 0)) {
                found(member, narrower(bound, old, now));
            }
        }
        for (String form : FORMS) {
            if (!old.path(form).equals(now.path(form))) {
                found(
                        member,
                        form + " was " + old.path(form).asText("free") + ", is "
                                + now.path(form).asText("free"));
            }
        }
    }

    private static String narrower(String bound, JsonNode old, JsonNode now) {
        return bound + " was " + old.path(bound).asText("free") + ", is "
                + now.path(bound).asText();
    }

    private void members(String member, JsonNode old, JsonNode now) {
        Set<String> required = texts(now.path("required"));
        Set<String> before = texts(old.path("required"));
        old.path("properties").properties().forEach(each -> {
            String name = inside(member, each.getKey());
            JsonNode later = now.path("properties").path(each.getKey());
            if (later.isMissingNode()) {
                found(name, "is gone");
            } else {
                compare(name, each.getValue(), later);
            }
        });
        for (String name : required) {
            if (!before.contains(name)) {
                found(inside(member, name), "is required now");
            }
        }
        for (String name : before) {
            if (!required.contains(name) && now.path("properties").has(name)) {
                found(inside(member, name), "may be absent now");
            }
        }
    }

    private static String inside(String member, String name) {
        return member.isEmpty() ? name : member + "." + name;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(each -> texts.add(each.asText()));
        return new LinkedHashSet<>(texts);
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private void found(String member, String what) {
        breaks.add(new Break(member.isEmpty() ? document : document + " " + member, what));
    }
}
