package org.gendan.office.sheet;

import java.util.ArrayList;
import java.util.List;

/** Gathers the rows of a file into batches, beginning behind those that are booked already. */
final class Batches<R> implements RowReader.Sink<R> {
    private static final int SIZE = 500;

    private final int from;
    private final Booking<R> booking;
    private List<Row<R>> rows = new ArrayList<>();
    private int read;
    private int booked;
    private boolean goesOn = true;

    /** Books the rows that follow each other behind so many; says whether to go on. */
    @FunctionalInterface
    interface Booking<R> {
        boolean book(int from, List<Row<R>> rows);
    }

    Batches(int from, Booking<R> booking) {
        this.from = from;
        this.booked = from;
        this.booking = booking;
    }

    @Override
    public boolean take(Row<R> row) {
        if (++read > from) {
            rows.add(row);
        }
        return read - booked < SIZE || flush();
    }

    /** Books what is left; whether all of the file is booked now, by us. */
    boolean complete() {
        return goesOn && (read <= booked || flush());
    }

    private boolean flush() {
        goesOn = booking.book(booked, rows);
        booked = read;
        rows = new ArrayList<>();
        return goesOn;
    }
}
