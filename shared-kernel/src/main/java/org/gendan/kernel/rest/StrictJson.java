package org.gendan.kernel.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Takes a request as it was meant or not at all: no 1.5 pieces cut down to 1, no text for a number, no missing flag for
 * false, no field twice, nothing behind the body.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        json.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        json.coercionConfigFor(LogicalType.Boolean).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        json.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        json.registerModule(new SimpleModule("gendan-strict").addDeserializer(String.class, new Text()));
        json.addMixIn(LocalDate.class, WrittenDay.class);
    }

    /** Ahead of the module for dates, whichever of the two is registered first. */
    @JsonDeserialize(using = Day.class)
    private interface WrittenDay {}

    /** Text without the blanks around it, of characters that can be kept and printed. */
    private static final class Text extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text == null) {
                return null;
            }
            if (text.codePoints().anyMatch(Text::isNoCharacter)) {
                throw JsonMappingException.from(
                        parser, "has a control character or half of one; send text that can be printed");
            }
            return text.strip();
        }

        private static boolean isNoCharacter(int code) {
            return switch (Character.getType(code)) {
                case Character.CONTROL -> code != '\t' && code != '\n' && code != '\r';
                case Character.SURROGATE -> true;
                default -> false;
            };
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
}
