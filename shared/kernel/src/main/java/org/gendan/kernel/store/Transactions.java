package org.gendan.kernel.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The transaction that a business change and its announcement share. */
public interface Transactions {

    /** Work that needs the transaction's connection; whatever it throws rolls back. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Runs the work in a transaction of its own and commits it. */
    <T> T inNew(Work<T> work);

    /** Runs the work on the connection of the transaction that is under way; there must be one. */
    <T> T inCurrent(Work<T> work);

    /** Reads in the transaction that is under way, on its connection; in one of its own where there is none. */
    default <T> T inAny(Work<T> work) {
        return inNew(work);
    }

    /** Whether the same may succeed later, here or in another process: it failed by an outage, or because this one ends. */
    default boolean isPassing(Throwable failed) {
        return DatabaseFailed.isPassing(failed);
    }

    /** Writes what the transaction under way has changed in memory so far, where anything is kept there. */
    default void flush() {}

    /** Runs the action once the transaction that is under way has committed, and not at all when it rolls back. */
    void afterCommit(Runnable action);
}
