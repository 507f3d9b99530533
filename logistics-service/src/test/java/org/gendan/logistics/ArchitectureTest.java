package org.gendan.logistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.gendan.testing.Shape;
import org.gendan.testing.TextCodes;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsItsShape() {
        Shape.of("logistics").holds();
    }

    @Test
    void everyRefusalHasItsTextsInBothLanguages() {
        assertEquals(List.of(), TextCodes.gaps(Path.of("src/main/java")));
    }
}
