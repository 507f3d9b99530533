package org.gendan.office.sheet;

import java.io.IOException;
import java.io.InputStream;
import org.gendan.kernel.store.DatabaseFailed;

/** A file of cells in rows, whatever they mean, read as a stream. */
interface Table {

    /** One row, its cells counted from 0; a place without a cell is empty. */
    interface Cells {
        int number();

        int width();

        boolean isBlank();

        /** What is shown there, without the space around it. */
        String text(int place);

        /** The same, but a number that stands for a day is that day. */
        default String day(int place) {
            return text(place);
        }

        /** Whether a formula has failed there. */
        default boolean isError(int place) {
            return false;
        }
    }

    /** Takes the rows as they come, blank ones too; says whether it wants more. */
    @FunctionalInterface
    interface Lines {
        boolean take(Cells cells) throws Flawed;
    }

    void read(InputStream content, Lines lines) throws Flawed, IOException;

    /** What the file is found guilty of; a reader wraps what lies below it, which may as well be about the database. */
    static Flawed judged(Throwable failed, String value) throws IOException {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case java.nio.charset.CharacterCodingException _ -> {
                    return new Flawed(Flaw.UNREADABLE, value);
                }
                case DatabaseFailed down -> throw down;
                case IOException other -> throw other;
                default -> {
                    // a wrapper
                }
            }
        }
        return new Flawed(Flaw.UNREADABLE, String.valueOf(failed.getMessage()));
    }
}
