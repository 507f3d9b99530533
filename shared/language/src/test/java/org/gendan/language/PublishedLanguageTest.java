package org.gendan.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.bound.OneOf;
import org.gendan.language.erp.ErpTypes;
import org.gendan.language.state.StateTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of each event version is a file in {@code published-language}: what is written today is that file (but for
 * white space, by which the file is easier to read), and what the file says is read for ever.
 */
class PublishedLanguageTest {
    private static final Path FILES = Path.of("src", "main", "resources", "published-language");
    private static final Path PROPOSED = Path.of("target", "published-language");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, String> WORDS = Map.of(
            "name", "青岛进出口公司",
            "orderNumber", "SO-2026-0117",
            "email", "buyer@example.com",
            "language", "zh-CN",
            "process", "SEWING",
            "sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "contentHash", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "reason", "“退款” returned");

    private static final Map<String, Integer> NUMBERS = Map.of("revision", 1, "year", 2026, "quantity", 1200);

    static Stream<String> types() {
        return EventTypes.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEventIsWrittenAsItsFileSays(String type) throws IOException {
        DomainEvent event = sample(EventTypes.all().get(type));
        assertEquals(type, EventTypes.nameOf(event));
        String written = pretty(JSON.readTree(EventTypes.write(event)));
        Path file = FILES.resolve(type + ".json");
        if (!Files.exists(file)) {
            Files.createDirectories(PROPOSED);
            Path proposed = Files.writeString(PROPOSED.resolve(file.getFileName()), written);
            fail("""
                    %s has no file yet. Look whether this is how it shall be for ever, then
                    cp shared/language/%s shared/language/%s
                    %s""".formatted(type, proposed, file, written));
        }
        assertEquals(
                Files.readString(file),
                written,
                () -> type
                        + " is not written as it was published. Add optional fields only; for anything else publish a"
                        + " new version beside this one");
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEventIsReadAsItsFileSays(String type) throws IOException {
        Class<? extends DomainEvent> known = EventTypes.all().get(type);
        assertEquals(sample(known), EventTypes.read(file(type), known));
    }

    @ParameterizedTest
    @MethodSource("types")
    void fieldsThatAreNotKnownYetAreIgnored(String type) throws IOException {
        Class<? extends DomainEvent> known = EventTypes.all().get(type);
        JsonNode tree = JSON.readTree(file(type));
        addUnknownFields(tree);
        assertEquals(sample(known), EventTypes.read(JSON.writeValueAsBytes(tree), known));
    }

    /** The number was added after the first release of the type; what was announced before lies on the topic for ever. */
    @Test
    void aReportFromBeforeTheNumberOfMidsIsRead() throws IOException {
        ObjectNode earlier = (ObjectNode) JSON.readTree(file("quality.inspection-reported.v1"));
        earlier.remove("requiredMids");
        InspectionReported read = EventTypes.read(JSON.writeValueAsBytes(earlier), InspectionReported.class);
        assertNull(read.requiredMids());
        assertEquals(earlier, JSON.readTree(EventTypes.write(read)));
    }

    @Test
    void everyFileIsOfATypeThatIsStillKnown() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            Set<String> published = files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceFirst("\\.json$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            published.removeAll(EventTypes.all().keySet());
            published.removeAll(ErpTypes.all().keySet());
            StateTypes.all().forEach(type -> published.remove(type.name()));
            assertEquals(Set.of(), published, "a version that was published is read for ever");
        }
    }

    @Test
    void typeNamesSayProducerFactAndVersion() {
        types().forEach(type -> assertTrue(
                type.matches("(order|finance|production|quality|logistics)\\.[a-z]+(-[a-z]+)+\\.v[1-9][0-9]*"), type));
    }

    @Test
    void anotherVersionOfAKnownFactIsToldFromAnUnknownFact() {
        assertTrue(EventTypes.isOtherVersionOfKnown("order.order-confirmed.v99"));
        assertEquals(false, EventTypes.isOtherVersionOfKnown("order.order-confirmed.v1"));
        assertEquals(false, EventTypes.isOtherVersionOfKnown("order.order-forgotten.v1"));
        assertEquals(false, EventTypes.isOtherVersionOfKnown(""));
    }

    private static byte[] file(String type) throws IOException {
        return Files.readAllBytes(FILES.resolve(type + ".json"));
    }

    static String pretty(JsonNode tree) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return JSON.writer(printer).writeValueAsString(tree) + "\n";
    }

    private static void addUnknownFields(JsonNode tree) {
        tree.forEach(PublishedLanguageTest::addUnknownFields);
        // Money is what it is: an amount and a currency.
        if (tree instanceof ObjectNode object && !object.has("amount")) {
            object.put("addedLater", "by a newer producer")
                    .putObject("alsoLater")
                    .put("depth", 2);
        }
    }

    /** A record of the language, filled. */
    static Object sampleOf(Class<?> type) {
        return record(type);
    }

    private static DomainEvent sample(Class<? extends DomainEvent> type) {
        return (DomainEvent) record(type);
    }

    /** A fixed value of any type that events are made of, told by the component's name where that reads better. */
    private static Object value(String name, AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType list
                && ((ParameterizedType) list.getType()).getRawType() == List.class) {
            return List.of(value(name, list.getAnnotatedActualTypeArguments()[0]));
        }
        OneOf words = type.getAnnotation(OneOf.class);
        if (words != null) {
            return words.value()[0];
        }
        Class<?> plain = (Class<?>) type.getType();
        if (plain.isRecord() && plain != Money.class) {
            return record(plain);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> WORDS.getOrDefault(name, name);
            case "int", "java.lang.Integer" -> NUMBERS.getOrDefault(name, 3);
            case "long", "java.lang.Long" -> 4_000_000_000L;
            case "boolean", "java.lang.Boolean" -> true;
            case "java.math.BigDecimal" -> new BigDecimal("30.5");
            case "java.util.UUID" ->
                new UUID(0x019aa00000007000L, 0x8000000000000000L | Integer.toUnsignedLong(name.hashCode()));
            case "java.time.LocalDate" -> LocalDate.of(2026, 11, 23);
            case "java.time.Instant" -> Instant.parse("2026-11-23T01:30:00Z");
            case "java.util.Currency" -> Currency.getInstance("CNY");
            case "org.gendan.language.Money" -> Money.parse("33265.60", "CNY");
            default -> throw new IllegalStateException("give this test a value of " + type + " for " + name);
        };
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(components)
                .map(component -> value(component.getName(), component.getAnnotatedType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(type.getName(), refused);
        }
    }
}
