package org.gendan.kernel.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Executable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gendan.kernel.rule.Characters;
import org.gendan.kernel.rule.Refused.Violation;

/**
 * Takes a request as it was meant or not at all: no 1.5 pieces cut down to 1, no text for a number, no number for a choice
 * or a flag, no missing flag for false, no field twice, nothing behind the body.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    /** Control characters and halves of characters, which no answer can carry. */
    private static final Pattern NO_CHARACTER = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
            Map.entry(int.class, "a whole number"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(BigDecimal.class, "a number"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(String.class, "a text"),
            Map.entry(UUID.class, "an id such as \"019aa000-0000-7000-8000-000000000000\""),
            Map.entry(LocalTime.class, "a time of day such as \"09:30\""),
            Map.entry(Collection.class, "a list […]"));

    @Override
    public void customize(ObjectMapper json) {
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        json.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        json.coercionConfigFor(LogicalType.Boolean)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        json.coercionConfigFor(LogicalType.Textual).setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        json.registerModule(
                new SimpleModule("gendan-strict").addDeserializer(String.class, new Text(Characters.OF_A_LINE)));
        json.addMixIn(LocalDate.class, WrittenDay.class);
        json.addMixIn(Instant.class, WrittenInstant.class);
    }

    /** What is wrong with a body, where in it, and what is expected there; in words of a client, who knows no classes. */
    static Violation violation(JsonProcessingException unreadable) {
        String field = unreadable instanceof JsonMappingException mapping ? path(mapping) : "";
        String message =
                switch (unreadable) {
                    case UnrecognizedPropertyException unknown ->
                        "unknown field; known are " + String.join(", ", known(unknown));
                    case ValueInstantiationException refused
                    when refused.getCause() != null -> refused.getCause().getMessage();
                    case MismatchedInputException wrong
                    when wrong.getOriginalMessage().startsWith("Trailing token") ->
                        "something stands behind the end of the body";
                    case MismatchedInputException wrong
                    when wrong.getTargetType() != null -> "is not " + expected(wrong.getTargetType());
                    // Behind this, Jackson tells its user which of its switches to turn.
                    default ->
                        unreadable
                                .getOriginalMessage()
                                .replaceFirst(": enable `.*", "")
                                .replaceFirst(", from `[^`]*`", "");
                };
        return new Violation(printable(field), printable(message));
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static List<String> known(UnrecognizedPropertyException unknown) {
        return Optional.ofNullable(unknown.getKnownPropertyIds()).stream()
                .flatMap(Collection::stream)
                .map(String::valueOf)
                .sorted()
                .toList();
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return EXPECTED.entrySet().stream()
                .filter(each -> each.getKey().isAssignableFrom(type))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("an object {…}");
    }

    private static String printable(String text) {
        return NO_CHARACTER.matcher(String.valueOf(text)).replaceAll("\uFFFD");
    }

    /** Ahead of the module for dates, whichever of the two is registered first. */
    @JsonDeserialize(using = Day.class)
    private interface WrittenDay {}

    @JsonDeserialize(using = Moment.class)
    private interface WrittenInstant {}

    /** Text without the blanks around it, of characters that can be kept and printed: on one line, unless it may be long. */
    private static final class Text extends StringDeserializer implements ContextualDeserializer {
        private final Characters characters;

        Text(Characters characters) {
            this.characters = characters;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty field) {
            return field == null ? this : new Text(Characters.of(bound(field)));
        }

        private static Size bound(BeanProperty field) {
            return field.getType().isContainerType() ? boundOfEach(field) : field.getAnnotation(Size.class);
        }

        /** What is said of the texts in a list stands at their type. */
        private static Size boundOfEach(BeanProperty list) {
            return list.getMember() instanceof AnnotatedParameter parameter
                            && parameter.getOwner().getMember() instanceof Executable constructor
                            && constructor.getAnnotatedParameterTypes()[parameter.getIndex()]
                                    instanceof AnnotatedParameterizedType type
                    ? type.getAnnotatedActualTypeArguments()[0].getAnnotation(Size.class)
                    : null;
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text == null) {
                return null;
            }
            if (!characters.areAllOf(text)) {
                throw JsonMappingException.from(
                        parser,
                        characters == Characters.OF_LINES
                                ? "has a control character or half of one; send text that can be printed"
                                : "is one line, and has a character that breaks it or cannot be printed");
            }
            if (text.length() > Bounds.LONGEST_TEXT) {
                throw JsonMappingException.from(parser, "has more than %d characters".formatted(Bounds.LONGEST_TEXT));
            }
            return text.strip();
        }
    }

    /** A day of the calendar as people write it; neither a number of days nor a year that no database keeps. */
    private static final class Day extends StdScalarDeserializer<LocalDate> {
        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : "";
            try {
                if (text.matches("[12]\\d{3}-\\d{2}-\\d{2}")) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException noSuchDay) {
                // answered below, as what is no date at all is
            }
            throw JsonMappingException.from(parser, "is no day of the calendar; write it like \"2026-11-24\"");
        }
    }

    /** An instant as it is written, with its zone; no number, of which nobody knows whether it counts seconds or less. */
    private static final class Moment extends StdScalarDeserializer<Instant> {
        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                try {
                    return OffsetDateTime.parse(parser.getText()).toInstant();
                } catch (DateTimeException noSuchInstant) {
                    // answered below, as what is no instant at all is
                }
            }
            throw JsonMappingException.from(parser, "is not an instant such as \"2026-11-24T01:30:00Z\"");
        }
    }
}
