package org.gendan.office.sheet;

import java.io.IOException;
import java.io.InputStream;

/** Reads the rows of a file one after the other, in the same order each time, holding no more than one of them. */
@FunctionalInterface
public interface RowReader<R> {

    /** Takes the rows as they come; says whether it wants more. */
    @FunctionalInterface
    interface Sink<R> {
        boolean take(Row<R> row);
    }

    /** Fails as flawed where the file as a whole is, and where it breaks off. */
    void read(InputStream content, Sink<R> sink) throws Flawed, IOException;
}
