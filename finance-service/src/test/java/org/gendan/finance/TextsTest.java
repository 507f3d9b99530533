package org.gendan.finance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Texts;
import org.gendan.language.EventTypes;
import org.gendan.testing.TextCodes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void everyRefusalAndEveryMissingConditionIsToldInBothLanguages() {
        assertEquals(List.of(), TextCodes.gaps(Path.of("src/main/java")));
    }

    @Test
    @Tag("rule-15")
    void theDepositIsNowhereCalledEarnestMoney() throws IOException {
        // Texts, letters, papers, tables, and the names and descriptions that the API and the events are made of.
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String all = Files.readString(file);
                assertFalse(all.toLowerCase(Locale.ROOT).contains("earnest") || all.contains("定金"), file.toString());
            }
        }
        assertTrue(Texts.chinese("letter.what.DEPOSIT", Map.of()).contains("订金"));
        assertTrue(EventTypes.all().keySet().stream().noneMatch(type -> type.contains("earnest")));
    }
}
