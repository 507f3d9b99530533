package org.gendan.finance.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReceiptStatusTest {
    /** From the row to the column; x where the step exists. */
    private static final String TABLE = """
            from       RECORDED  REJECTED  CONFIRMED  REVERSED
            RECORDED   -         x         x          -
            REJECTED   -         -         -          -
            CONFIRMED  -         -         -          x
            REVERSED   -         -         -          -
            """;

    @Test
    void aReceiptTakesTheStepsOfTheTableAndNoOther() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.trim().split("\\s+")).toList();
        assertEquals(ReceiptStatus.values().length, rows.size() - 1, "every status has its row");
        for (String[] row : rows.subList(1, rows.size())) {
            ReceiptStatus from = ReceiptStatus.valueOf(row[0]);
            for (int column = 1; column < row.length; column++) {
                ReceiptStatus to = ReceiptStatus.valueOf(rows.getFirst()[column]);
                assertEquals(row[column].equals("x"), from.next().contains(to), from + " to " + to);
                assertEquals(row[column].equals("x"), to.before().contains(from), to + " from " + from);
            }
        }
        assertEquals(
                Stream.of(ReceiptStatus.values()).map(Enum::name).toList(),
                List.of(rows.getFirst()).subList(1, rows.getFirst().length));
    }
}
