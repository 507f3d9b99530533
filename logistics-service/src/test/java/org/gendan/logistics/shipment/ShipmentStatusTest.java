package org.gendan.logistics.shipment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShipmentStatusTest {
    /** From each status, the statuses that may follow it. */
    private static final String TABLE = """
            ARRANGED   -> PREPARED CANCELLED
            PREPARED   -> INSPECTED ARRANGED CANCELLED
            INSPECTED  -> LOADED CANCELLED
            LOADED     -> LOADED DISPATCHED CANCELLED
            DISPATCHED -> SIGNED
            SIGNED     ->
            CANCELLED  ->
            """;

    @Test
    void everyStepIsInTheTable() {
        List<String> rows = TABLE.lines().toList();
        assertEquals(ShipmentStatus.values().length, rows.size());
        for (String row : rows) {
            String[] sides = row.split("->", -1);
            List<ShipmentStatus> allowed = sides[1].isBlank()
                    ? List.of()
                    : List.of(sides[1].strip().split(" ")).stream()
                            .map(ShipmentStatus::valueOf)
                            .toList();
            assertEquals(allowed, ShipmentStatus.valueOf(sides[0].strip()).next(), row);
        }
    }
}
