package org.gendan.logistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.gendan.testing.TextCodes;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void everyRefusalHasItsTextsInBothLanguages() {
        assertEquals(List.of(), TextCodes.gaps(Path.of("src/main/java")));
    }
}
