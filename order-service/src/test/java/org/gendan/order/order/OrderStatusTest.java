package org.gendan.order.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderStatusTest {
    /** From each status, the statuses that may follow it. */
    private static final String TABLE = """
            DRAFT     -> CONFIRMED
            CONFIRMED ->
            """;

    @Test
    void everyStepIsInTheTable() {
        List<String> rows = TABLE.lines().toList();
        assertEquals(OrderStatus.values().length, rows.size());
        for (String row : rows) {
            String[] sides = row.split("->", -1);
            List<OrderStatus> allowed = sides[1].isBlank()
                    ? List.of()
                    : List.of(sides[1].strip().split(" ")).stream()
                            .map(OrderStatus::valueOf)
                            .toList();
            assertEquals(allowed, OrderStatus.valueOf(sides[0].strip()).next(), row);
        }
    }
}
