package org.gendan.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.gendan.testing.Shape;
import org.gendan.testing.TextCodes;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsItsShape() {
        Shape.of("quality").holds();
    }

    @Test
    void everyRefusalIsSaidInBothLanguages() {
        assertEquals(List.of(), TextCodes.gaps(Path.of("src/main/java")));
    }
}
