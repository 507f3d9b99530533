package org.gendan.order.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderStatusTest {

    @Test
    void everyPairOfStatesIsWrittenDown() {
        String allowed = Arrays.stream(OrderStatus.values())
                .flatMap(from -> Arrays.stream(OrderStatus.values()).map(to -> "%s -> %s: %s"
                        .formatted(from, to, from.next().contains(to) ? "yes" : "no")))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                DRAFT -> DRAFT: no
                DRAFT -> CONFIRMED: yes
                DRAFT -> CANCELLED: yes
                DRAFT -> CLOSED: no
                CONFIRMED -> DRAFT: no
                CONFIRMED -> CONFIRMED: no
                CONFIRMED -> CANCELLED: yes
                CONFIRMED -> CLOSED: yes
                CANCELLED -> DRAFT: no
                CANCELLED -> CONFIRMED: no
                CANCELLED -> CANCELLED: no
                CANCELLED -> CLOSED: no
                CLOSED -> DRAFT: no
                CLOSED -> CONFIRMED: no
                CLOSED -> CANCELLED: no
                CLOSED -> CLOSED: no""", allowed);
    }
}
