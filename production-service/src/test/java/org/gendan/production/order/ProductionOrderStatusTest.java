package org.gendan.production.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProductionOrderStatusTest {

    @Test
    void everyPairOfStatesIsWrittenDown() {
        String allowed = Arrays.stream(ProductionOrderStatus.values())
                .flatMap(from -> Arrays.stream(ProductionOrderStatus.values()).map(to -> "%s -> %s: %s"
                        .formatted(from, to, from.next().contains(to) ? "yes" : "no")))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                ANNOUNCED -> ANNOUNCED: no
                ANNOUNCED -> RELEASED: yes
                ANNOUNCED -> COMPLETED: no
                RELEASED -> ANNOUNCED: no
                RELEASED -> RELEASED: no
                RELEASED -> COMPLETED: yes
                COMPLETED -> ANNOUNCED: no
                COMPLETED -> RELEASED: yes
                COMPLETED -> COMPLETED: no""", allowed);
    }
}
