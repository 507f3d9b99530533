package org.gendan.office.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final List<String> booked = new ArrayList<>();

    @Test
    void fiveHundredRowsAreBookedAtOnceFlawedOnesCountedAndTheRestAtTheEnd() {
        Batches<Integer> batches = new Batches<>(0, this::book);
        assertTrue(given(batches, 1_200));
        assertTrue(batches.complete());
        assertEquals(List.of("0: 1 to 500", "500: 501 to 1000", "1000: 1001 to 1200"), booked);
    }

    @Test
    void whoGoesOnBeginsBehindWhatIsBooked() {
        Batches<Integer> batches = new Batches<>(500, this::book);
        assertTrue(given(batches, 1_000));
        assertTrue(batches.complete());
        assertEquals(List.of("500: 501 to 1000"), booked);
    }

    @Test
    void whoFindsThePlaceMovedStops() {
        Batches<Integer> batches = new Batches<>(0, (from, rows) -> book(from, rows) && from < 500);
        assertFalse(given(batches, 1_200));
        assertFalse(batches.complete());
        assertEquals(List.of("0: 1 to 500", "500: 501 to 1000"), booked);
    }

    /** Every seventh is flawed; whether more was wanted to the end. */
    private static boolean given(Batches<Integer> batches, int rows) {
        for (int number = 1; number <= rows; number++) {
            Row<Integer> row = number % 7 == 0
                    ? new Row.Rejected<>(number, List.of(Flaw.of("DATE", "x")))
                    : new Row.Read<>(number, number);
            if (!batches.take(row)) {
                return false;
            }
        }
        return true;
    }

    private boolean book(int from, List<Row<Integer>> rows) {
        booked.add("%d: %d to %d"
                .formatted(from, rows.getFirst().number(), rows.getLast().number()));
        return true;
    }
}
