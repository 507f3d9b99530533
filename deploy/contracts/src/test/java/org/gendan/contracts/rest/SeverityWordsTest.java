package org.gendan.contracts.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * One word for each class of defects wherever people read it, that of GB/T 2828.1: who reads "严重 8" in a mail and on the
 * inspection report must read the same.
 */
class SeverityWordsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Map<String, String> ENGLISH =
            Map.of("critical", "critical", "major", "major", "minor", "minor");
    private static final Map<String, String> CHINESE = Map.of("critical", "致命", "major", "严重", "minor", "轻微");

    /** What the trade also says, and we do not. */
    private static final Pattern OTHER = Pattern.compile("次要|一般缺陷|主要缺陷|主要 ?\\{|[重轻]缺陷|危急");

    @Test
    void eachClassHasOneWordInEveryBundle() throws IOException {
        List<Path> bundles = bundles();
        assertTrue(bundles.size() >= 14, "both languages of seven modules: " + bundles);
        List<String> wrong = new ArrayList<>();
        int counted = 0;
        for (Path bundle : bundles) {
            Map<String, String> words = bundle.toString().endsWith("_zh.properties") ? CHINESE : ENGLISH;
            Properties texts = read(bundle);
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                for (String fact : words.keySet()) {
                    if (text.contains("{" + fact + "}")) {
                        counted++;
                        if (!text.contains(words.get(fact) + " {" + fact + "}")) {
                            wrong.add(key + "=" + text);
                        }
                    }
                }
                if (OTHER.matcher(text).find()) {
                    wrong.add(key + "=" + text);
                }
            }
        }
        assertTrue(counted > 0, "no text counts defects by class");
        assertEquals(List.of(), wrong);
    }

    @Test
    void thePapersNameTheClassesByTheSameWords() throws IOException {
        Path texts = ROOT.resolve("quality-service/src/main/resources");
        Properties english = read(texts.resolve("texts.properties"));
        Properties chinese = read(texts.resolve("texts_zh.properties"));
        ENGLISH.forEach((name, word) -> {
            String key = "word.DefectClass." + name.toUpperCase(Locale.ROOT);
            assertEquals(word + " " + CHINESE.get(name), english.getProperty(key) + " " + chinese.getProperty(key));
        });
    }

    private static List<Path> bundles() throws IOException {
        try (var files = Files.find(
                ROOT,
                8,
                (file, _) -> file.toString().contains("/src/main/resources/")
                        && file.getFileName().toString().matches("([a-z]+-)?texts(_zh)?\\.properties"))) {
            return files.sorted().toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
