package org.gendan.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gendan.language.Money;
import org.gendan.language.bound.Exact;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Most;
import org.gendan.language.bound.OneOf;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

/**
 * The JSON Schema (draft-07, the one that AsyncAPI's parser looks into) of a record and of the records that it is made of.
 * Every text, list and number has a bound; a component that says none is refused. Members that are not named are allowed:
 * a record only ever gains optional ones.
 */
final class RecordSchema {
    static final String DRAFT = "http://json-schema.org/draft-07/schema#";
    private static final String CURRENCY = "^[A-Z]{3}$";
    private static final String AMOUNT = "^-?[0-9]{1,15}(\\.[0-9]{1,6})?$";

    /** Words and nothing else, such as {@code EXW|FOB}. */
    private static final java.util.regex.Pattern WORDS = java.util.regex.Pattern.compile("[\\w/+-]+(\\|[\\w/+-]+)+");

    private final Docs docs;
    private final boolean comesIn;
    private final ObjectNode definitions = object();
    private final Map<Class<?>, String> names = new HashMap<>();

    /**
     * Of what we announce, said by the annotations of {@code org.gendan.language.bound}; or of what comes in, said by those of
     * Jakarta Validation, which are enforced on it.
     */
    RecordSchema(Docs docs, boolean comesIn) {
        this.docs = docs;
        this.comesIn = comesIn;
    }

    /** The members of the record's schema, in the order in which they are read best. */
    ObjectNode of(Class<?> type) {
        ObjectNode schema = described(type);
        if (!definitions.isEmpty()) {
            schema.set("definitions", sorted(definitions));
        }
        return schema;
    }

    private ObjectNode described(Class<?> type) {
        ObjectNode schema = object();
        schema.put("type", "object");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = object();
        for (RecordComponent component : type.getRecordComponents()) {
            if (isHidden(component)) {
                continue;
            }
            String name = nameOf(component);
            ObjectNode property = value(component, component.getAnnotatedType(), placeOf(type, component));
            // Beside a reference nothing counts in draft-07.
            if (!property.has("$ref")) {
                docs.of(type, component.getName()).ifPresent(text -> property.put("description", text));
            }
            properties.set(name, property);
            if (isRequired(component)) {
                required.add(name);
            }
        }
        schema.set("required", required);
        schema.set("properties", properties);
        return schema;
    }

    private ObjectNode value(RecordComponent component, AnnotatedType type, String place) {
        if (type instanceof AnnotatedParameterizedType list
                && ((ParameterizedType) list.getType()).getRawType() == List.class) {
            ObjectNode schema = object().put("type", "array");
            if (comesIn) {
                Size size = said(type.getAnnotation(Size.class), place, "@Size");
                schema.put("minItems", Math.max(size.min(), type.isAnnotationPresent(NotEmpty.class) ? 1 : 0));
                schema.put("maxItems", size.max());
            } else {
                schema.put(
                        "maxItems",
                        said(component.getAnnotation(Most.class), place, "@Most")
                                .value());
            }
            schema.set("items", value(component, list.getAnnotatedActualTypeArguments()[0], place));
            return schema;
        }
        if (!(type.getType() instanceof Class<?> plain)) {
            throw new IllegalStateException(place + " is of a type that no schema is known for: " + type);
        }
        if (plain.isEnum()) {
            return words(Stream.of(plain.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .toList());
        }
        if (plain == Money.class || plain.isRecord()) {
            return reference(plain);
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> comesIn ? textIn(type, place) : text(type, place);
            case "int", "long", "java.lang.Integer", "java.lang.Long" ->
                comesIn ? wholeIn(type, place) : whole(type, place);
            case "boolean", "java.lang.Boolean" -> object().put("type", "boolean");
            case "java.math.BigDecimal" -> comesIn ? exactIn(type, place) : exact(type, place);
            case "java.util.UUID" -> formatted("uuid", 36);
            case "java.time.LocalDate" -> formatted("date", 10);
            case "java.time.Instant" -> formatted("date-time", 35);
            case "java.util.Currency" -> form(CURRENCY, 3);
            default -> throw new IllegalStateException(place + " is of a type that no schema is known for: " + plain);
        };
    }

    private static ObjectNode text(AnnotatedElement type, String place) {
        OneOf words = type.getAnnotation(OneOf.class);
        if (words != null) {
            return words(List.of(words.value()));
        }
        Text text = said(type.getAnnotation(Text.class), place, "@Text or @OneOf");
        return text.pattern().isEmpty()
                ? object().put("type", "string").put("maxLength", text.value())
                : form(anchored(text.pattern()), text.value());
    }

    private static ObjectNode textIn(AnnotatedElement type, String place) {
        Pattern form = type.getAnnotation(Pattern.class);
        if (form != null && WORDS.matcher(form.regexp()).matches()) {
            return words(List.of(form.regexp().split("\\|")));
        }
        Size size = type.getAnnotation(Size.class);
        if (size == null && form == null) {
            throw unbounded(place, "@Size or @Pattern");
        }
        ObjectNode schema = object().put("type", "string");
        int shortest = size == null ? 0 : size.min();
        if (shortest > 0 || type.isAnnotationPresent(NotBlank.class)) {
            schema.put("minLength", Math.max(1, shortest));
        }
        if (form != null) {
            schema.put("pattern", anchored(form.regexp()));
        }
        return size == null ? schema : schema.put("maxLength", size.max());
    }

    private static ObjectNode wholeIn(AnnotatedElement type, String place) {
        Min min = said(type.getAnnotation(Min.class), place, "@Min");
        Max max = said(type.getAnnotation(Max.class), place, "@Max");
        return object().put("type", "integer").put("minimum", min.value()).put("maximum", max.value());
    }

    private static ObjectNode exactIn(AnnotatedElement type, String place) {
        DecimalMin min = said(type.getAnnotation(DecimalMin.class), place, "@DecimalMin");
        DecimalMax max = said(type.getAnnotation(DecimalMax.class), place, "@DecimalMax");
        return object().put("type", "number")
                .put("minimum", new BigDecimal(min.value()))
                .put("maximum", new BigDecimal(max.value()));
    }

    private boolean isRequired(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return comesIn
                ? component.getType().isPrimitive()
                        || type.isAnnotationPresent(NotNull.class)
                        || type.isAnnotationPresent(NotBlank.class)
                        || type.isAnnotationPresent(NotEmpty.class)
                : !component.isAnnotationPresent(MayBeAbsent.class);
    }

    private static String anchored(String pattern) {
        return pattern.contains("|") ? "^(?:" + pattern + ")$" : "^" + pattern + "$";
    }

    private static ObjectNode whole(AnnotatedElement type, String place) {
        Whole bounds = said(type.getAnnotation(Whole.class), place, "@Whole");
        return object().put("type", "integer").put("minimum", bounds.min()).put("maximum", bounds.max());
    }

    private static ObjectNode exact(AnnotatedElement type, String place) {
        Exact bounds = said(type.getAnnotation(Exact.class), place, "@Exact");
        return object().put("type", "number")
                .put("minimum", new BigDecimal(bounds.min()))
                .put("maximum", new BigDecimal(bounds.max()));
    }

    private static ObjectNode words(List<String> words) {
        ObjectNode schema = object().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        words.forEach(values::add);
        return schema;
    }

    private static ObjectNode formatted(String format, int longest) {
        return object().put("type", "string").put("format", format).put("maxLength", longest);
    }

    private static ObjectNode form(String pattern, int longest) {
        return object().put("type", "string").put("pattern", pattern).put("maxLength", longest);
    }

    private ObjectNode reference(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            name = names.containsValue(type.getSimpleName())
                    ? type.getEnclosingClass().getSimpleName() + type.getSimpleName()
                    : type.getSimpleName();
            names.put(type, name);
            ObjectNode definition = object();
            definitions.set(name, definition);
            definition.put("title", name);
            definition.put("description", docs.of(type));
            definition.setAll(type == Money.class ? money() : described(type));
        }
        return object().put("$ref", "#/definitions/" + name);
    }

    private static ObjectNode money() {
        ObjectNode money = object().put("type", "object");
        money.putArray("required").add("amount").add("currency");
        ObjectNode properties = money.putObject("properties");
        properties.set("amount", form(AMOUNT, 23));
        properties.set("currency", form(CURRENCY, 3));
        return money;
    }

    private static <A> A said(A bound, String place, String how) {
        return Optional.ofNullable(bound).orElseThrow(() -> unbounded(place, how));
    }

    private static IllegalStateException unbounded(String place, String how) {
        return new IllegalStateException(place + " says no bound: " + how + " as the service enforces it");
    }

    private static boolean isHidden(RecordComponent component) {
        return component.isAnnotationPresent(JsonIgnore.class)
                || component.getAccessor().isAnnotationPresent(JsonIgnore.class);
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }

    private static String placeOf(Class<?> type, RecordComponent component) {
        return type.getSimpleName() + "." + component.getName();
    }

    private static ObjectNode sorted(ObjectNode definitions) {
        ObjectNode sorted = object();
        List<String> names = new ArrayList<>();
        definitions.fieldNames().forEachRemaining(names::add);
        names.stream().sorted().forEach(name -> sorted.set(name, definitions.get(name)));
        return sorted;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
