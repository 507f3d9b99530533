package org.gendan.finance.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gendan.finance.statement.BankLines.Arrival;
import org.gendan.finance.statement.BankLines.Booked;

/**
 * Gathers the rows of a file into batches, beginning behind those that are booked already. What was read before is counted
 * all the same: the n-th of two like payments of a day is the n-th of the file, however often the reading began (rule 12).
 */
final class Batches implements StatementReader.Sink {
    private static final int SIZE = 500;

    private final int from;
    private final Booking booking;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private List<Arrival> arrivals = new ArrayList<>();
    private List<StatementRow.Rejected> rejected = new ArrayList<>();
    private int read;
    private int booked;
    private boolean goesOn = true;

    /** Some rows that follow each other. */
    record Batch(List<Arrival> arrivals, List<StatementRow.Rejected> rejected) {

        /** What became of its lines, together with the rows that were none. */
        Booked with(Booked lines) {
            List<StatementRow.Rejected> all = Stream.concat(rejected.stream(), lines.rejected().stream())
                    .sorted(Comparator.comparingInt(StatementRow::number))
                    .toList();
            return new Booked(lines.booked(), lines.ignored(), lines.duplicates(), all);
        }
    }

    /** Books the batch that begins behind so many rows; says whether to go on. */
    @FunctionalInterface
    interface Booking {
        boolean book(int from, Batch batch);
    }

    Batches(int from, Booking booking) {
        this.from = from;
        this.booked = from;
        this.booking = booking;
    }

    @Override
    public boolean take(StatementRow row) {
        read++;
        switch (row) {
            case StatementRow.Read(int number, StatementLine line) -> {
                int occurrence = line.transactionId() == null ? occurrences.merge(line.content(), 1, Integer::sum) : 1;
                if (read > from) {
                    arrivals.add(new Arrival(number, line, occurrence));
                }
            }
            case StatementRow.Rejected flawed -> {
                if (read > from) {
                    rejected.add(flawed);
                }
            }
        }
        return read - booked < SIZE || flush();
    }

    /** Books what is left; whether all of the file is booked now, by us. */
    boolean complete() {
        return goesOn && (read <= booked || flush());
    }

    private boolean flush() {
        goesOn = booking.book(booked, new Batch(arrivals, rejected));
        booked = read;
        arrivals = new ArrayList<>();
        rejected = new ArrayList<>();
        return goesOn;
    }
}
