package org.gendan.contracts.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gendan.language.Role;
import org.gendan.language.Stage;

/** The words of all services in both languages that a frontend shows: stages, roles, what is missing, problems. */
public final class Labels {
    private static final String MISSING = "missing.";
    private static final String DETAIL = ".detail";

    /** Where one code has words in two, those of the first are the ones: the order's own and the kernel's are the most general. */
    private static final List<String> SOURCES = List.of(
            "shared/kernel/src/main/resources/kernel-texts",
            "order-service/src/main/resources/texts",
            "finance-service/src/main/resources/texts",
            "production-service/src/main/resources/texts",
            "quality-service/src/main/resources/texts",
            "logistics-service/src/main/resources/texts",
            "shared/office/src/main/resources/office-texts");

    private final Map<String, String> english = new TreeMap<>();
    private final Map<String, String> chinese = new TreeMap<>();

    private Labels(Path root) {
        SOURCES.forEach(source -> {
            read(root.resolve(source + ".properties")).forEach(english::putIfAbsent);
            read(root.resolve(source + "_zh.properties")).forEach(chinese::putIfAbsent);
        });
    }

    /** Facts stand in the texts by name, {@code {shortfall}}, as a problem and what is missing have them. */
    public static ObjectNode of(Path root) {
        Labels labels = new Labels(root);
        ObjectNode all = new ObjectMapper().createObjectNode();
        labels.put(
                all.putObject("stages"), "stage.", Arrays.stream(Stage.values()).map(Enum::name));
        labels.put(all.putObject("roles"), "role.", Role.ALL.stream().sorted());
        labels.put(
                all.putObject("missing"),
                MISSING,
                labels.english.keySet().stream()
                        .filter(code -> code.startsWith(MISSING))
                        .map(code -> code.substring(MISSING.length())));
        ObjectNode problems = all.putObject("problems");
        labels.english.keySet().stream()
                .filter(code -> labels.english.containsKey(code + DETAIL))
                .forEach(code -> {
                    ObjectNode problem = problems.putObject(code);
                    problem.set("title", labels.words(code));
                    problem.set("detail", labels.words(code + DETAIL));
                });
        return all;
    }

    private void put(ObjectNode into, String prefix, Stream<String> codes) {
        codes.forEach(code -> into.set(code, words(prefix + code)));
    }

    private ObjectNode words(String key) {
        if (!english.containsKey(key) || !chinese.containsKey(key)) {
            throw new IllegalStateException(key + " has no text in one of the languages");
        }
        return new ObjectMapper().createObjectNode().put("en", english.get(key)).put("zh", chinese.get(key));
    }

    private static Map<String, String> read(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> sorted = new TreeMap<>();
        texts.stringPropertyNames().forEach(name -> sorted.put(name, texts.getProperty(name)));
        return sorted;
    }
}
