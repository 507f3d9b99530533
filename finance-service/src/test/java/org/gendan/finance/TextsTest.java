package org.gendan.finance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gendan.kernel.testing.TextCodes;
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
        for (String texts : List.of("texts.properties", "texts_zh.properties")) {
            String all = Files.readString(Path.of("src/main/resources", texts));
            assertFalse(all.toLowerCase(Locale.ROOT).contains("earnest") || all.contains("定金"), texts);
        }
    }
}
