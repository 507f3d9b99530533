package org.gendan.production.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AssignmentStatusTest {

    @Test
    void everyPairOfStatesIsWrittenDown() {
        String allowed = Arrays.stream(AssignmentStatus.values())
                .map(from -> "%s -> %s".formatted(from, from.next()))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                ASSIGNED -> [STARTED, CANCELLED]
                STARTED -> [COMPLETED, CANCELLED]
                COMPLETED -> []
                CANCELLED -> []""", allowed);
    }
}
