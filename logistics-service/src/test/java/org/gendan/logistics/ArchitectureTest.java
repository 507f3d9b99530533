package org.gendan.logistics;

import org.gendan.testing.Shape;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsItsShape() {
        Shape.of("logistics").holds();
    }
}
