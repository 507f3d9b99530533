package org.gendan.finance.statement;

import java.io.IOException;
import java.io.InputStream;

/** Reads the lines of a statement one after the other, in the same order each time, holding no more than one of them. */
interface StatementReader {

    /** What the file is about where it does not say so itself; null where that is not known either. */
    record Defaults(String bankAccount, String currency) {}

    /** Takes the rows as they come; says whether it wants more. */
    @FunctionalInterface
    interface Sink {
        boolean take(StatementRow row);
    }

    /** Fails as flawed where the file as a whole is, and where it breaks off. */
    void read(InputStream content, Defaults defaults, Sink sink) throws Flawed, IOException;
}
