package org.gendan.kernel.delivery.erp;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.rule.Characters;
import org.gendan.language.Money;

/**
 * Reads what an ERP says into a record of the language as it was meant or not at all: no number for a text, no 1.5 pieces cut
 * down to 1. It does not stop at the first thing that is wrong. Fields that are not known are passed over, and an empty text
 * is one that is not there.
 */
final class RecordReader {
    private static final java.util.regex.Pattern DAY = java.util.regex.Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");
    private static final java.util.regex.Pattern ID =
            java.util.regex.Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Validator validator;

    RecordReader(Validator validator) {
        this.validator = validator;
    }

    /** The record is null where something is wrong with it. */
    record Read<T>(T value, List<Fault> faults) {}

    <T extends Record> Read<T> read(JsonNode data, Class<T> type) {
        List<Fault> faults = new ArrayList<>();
        T value = type.cast(record(data, type, "", faults));
        if (value != null) {
            validator.validate(value).stream()
                    .map(RecordReader::fault)
                    .filter(fault ->
                            faults.stream().noneMatch(before -> before.field().equals(fault.field())))
                    .sorted(Comparator.comparing(Fault::field).thenComparing(Fault::code))
                    .forEach(faults::add);
        }
        return new Read<>(faults.isEmpty() ? value : null, List.copyOf(faults));
    }

    private Object record(JsonNode node, Class<?> type, String at, List<Fault> faults) {
        if (!node.isObject()) {
            return wrong(node, at, "OBJECT", faults);
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            types[i] = components[i].getType();
            values[i] = value(
                    node.get(name), components[i].getAnnotatedType(), at.isEmpty() ? name : at + "." + name, faults);
        }
        try {
            Constructor<?> made = type.getDeclaredConstructor(types);
            return made.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a message that nothing can be read into: " + type, impossible);
        }
    }

    private Object value(JsonNode node, AnnotatedType type, String at, List<Fault> faults) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (type instanceof AnnotatedParameterizedType list) {
            return list(node, list.getAnnotatedActualTypeArguments()[0], at, faults);
        }
        Class<?> plain = (Class<?>) type.getType();
        if (plain == Money.class) {
            return money(node, at, faults);
        }
        if (plain.isRecord()) {
            return record(node, plain, at, faults);
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> text(node, Characters.of(type.getAnnotation(Size.class)), at, faults);
            case "java.lang.Integer" ->
                node.isIntegralNumber() && node.canConvertToInt()
                        ? (Object) node.intValue()
                        : wrong(node, at, "WHOLE_NUMBER", faults);
            case "java.lang.Long" ->
                node.isIntegralNumber() && node.canConvertToLong()
                        ? (Object) node.longValue()
                        : wrong(node, at, "WHOLE_NUMBER", faults);
            case "java.math.BigDecimal" -> node.isNumber() ? node.decimalValue() : wrong(node, at, "NUMBER", faults);
            case "java.util.UUID" ->
                node.isTextual() && ID.matcher(node.textValue()).matches()
                        ? UUID.fromString(node.textValue())
                        : wrong(node, at, "ID", faults);
            case "java.time.LocalDate" -> day(node, at, faults);
            default -> throw new IllegalStateException("nothing reads " + type + " of " + at);
        };
    }

    private Object list(JsonNode node, AnnotatedType element, String at, List<Fault> faults) {
        if (!node.isArray()) {
            return wrong(node, at, "LIST", faults);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            values.add(value(node.get(i), element, "%s[%d]".formatted(at, i), faults));
        }
        return values;
    }

    private static Object text(JsonNode node, Characters taken, String at, List<Fault> faults) {
        if (!node.isTextual()) {
            return wrong(node, at, "TEXT", faults);
        }
        String text = node.textValue().strip();
        if (!taken.areAllOf(text)) {
            return wrong(node, at, "CHARACTERS", faults);
        }
        return text.isEmpty() ? null : text;
    }

    private static Object day(JsonNode node, String at, List<Fault> faults) {
        try {
            if (node.isTextual() && DAY.matcher(node.textValue()).matches()) {
                return LocalDate.parse(node.textValue());
            }
        } catch (DateTimeException noSuchDay) {
            // said below, as of what is no date at all
        }
        return wrong(node, at, "DAY", faults);
    }

    /** The amount is a text: a number of JSON has lost its last digits before anybody reads it. */
    private static Object money(JsonNode node, String at, List<Fault> faults) {
        JsonNode amount = node.path("amount");
        JsonNode currency = node.path("currency");
        if (amount.isTextual() && currency.isTextual()) {
            try {
                return Money.parse(
                        amount.textValue().strip(), currency.textValue().strip());
            } catch (IllegalArgumentException notMoney) {
                // said below, as of what is no money at all
            }
        }
        return wrong(node, at, "MONEY", faults);
    }

    private static Object wrong(JsonNode node, String at, String code, List<Fault> faults) {
        faults.add(Fault.of(at, code, node.isTextual() ? node.textValue() : node.toString()));
        return null;
    }

    private static Fault fault(ConstraintViolation<?> broken) {
        String field = broken.getPropertyPath().toString().replaceFirst("\\.<list element>$", "");
        Object stated = broken.getInvalidValue();
        String value = stated instanceof List<?> many ? String.valueOf(many.size()) : stated == null ? "" : stated + "";
        return switch (broken.getConstraintDescriptor().getAnnotation()) {
            case NotNull _, NotBlank _, NotEmpty _ -> Fault.of(field, "REQUIRED", "");
            case Size size
            when stated instanceof List -> Fault.of(field, "TOO_MANY", value, Map.of("most", size.max()));
            case Size size -> Fault.of(field, "TOO_LONG", value, Map.of("most", size.max()));
            case Min min -> Fault.of(field, "TOO_SMALL", value, Map.of("least", min.value()));
            case DecimalMin min -> Fault.of(field, "TOO_SMALL", value, Map.of("least", min.value()));
            case Max max -> Fault.of(field, "TOO_LARGE", value, Map.of("most", max.value()));
            case DecimalMax max -> Fault.of(field, "TOO_LARGE", value, Map.of("most", max.value()));
            case Digits digits -> Fault.of(field, "DECIMALS", value, Map.of("most", digits.fraction()));
            case Pattern pattern -> Fault.of(field, "FORM", value, Map.of("form", pattern.regexp()));
            default -> Fault.of(field, "FORM", value, Map.of("form", form(broken)));
        };
    }

    private static String form(ConstraintViolation<?> broken) {
        return broken.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    }
}
