package org.gendan.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.gendan.testing.TextCodes;
import org.junit.jupiter.api.Test;

class OfficeTextsTest {

    @Test
    void everyRefusalHasItsTextInBothLanguages() {
        assertEquals(List.of(), TextCodes.gaps(Path.of("src", "main", "java")));
    }
}
