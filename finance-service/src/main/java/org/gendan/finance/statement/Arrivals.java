package org.gendan.finance.statement;

import java.util.HashMap;
import java.util.Map;
import org.gendan.finance.statement.BankLines.Arrival;
import org.gendan.office.sheet.Row;
import org.gendan.office.sheet.RowReader;

/**
 * Counts like payments while a file is read: the n-th of two like payments of a day is the n-th of the file, however often
 * the reading begins anew, and from wherever it is booked (rule 12).
 */
final class Arrivals {
    private Arrivals() {}

    static RowReader<Arrival> of(RowReader<StatementLine> lines) {
        return (content, sink) -> {
            Map<String, Integer> occurrences = new HashMap<>();
            lines.read(
                    content,
                    row -> sink.take(
                            switch (row) {
                                case Row.Read<StatementLine>(int number, StatementLine line) ->
                                    new Row.Read<>(number, new Arrival(number, line, occurrence(line, occurrences)));
                                case Row.Rejected<StatementLine> flawed ->
                                    new Row.Rejected<>(flawed.number(), flawed.flaws());
                            }));
        };
    }

    private static int occurrence(StatementLine line, Map<String, Integer> occurrences) {
        return line.transactionId() == null ? occurrences.merge(line.content(), 1, Integer::sum) : 1;
    }
}
