package org.gendan.office.sheet;

import java.util.List;

/** One row of a file, by its number as people count them there; read, or flawed. */
public sealed interface Row<R> {
    int number();

    record Read<R>(int number, R value) implements Row<R> {}

    record Rejected<R>(int number, List<Flaw> flaws) implements Row<R> {
        public Rejected {
            flaws = flaws.stream().map(flaw -> flaw.in(number)).toList();
        }
    }

    /** What a row is read as. */
    @FunctionalInterface
    interface Reading<R> {
        R read() throws Flawed;
    }

    /** Either, as it can be read or not. */
    static <R> Row<R> of(int number, Reading<R> reading) {
        try {
            return new Read<>(number, reading.read());
        } catch (Flawed flawed) {
            return new Rejected<>(number, flawed.flaws());
        }
    }
}
