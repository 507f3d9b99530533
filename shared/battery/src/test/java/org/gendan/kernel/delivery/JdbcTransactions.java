package org.gendan.kernel.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.gendan.kernel.store.DatabaseFailed;
import org.gendan.kernel.store.Transactions;

/** {@link Transactions} on plain JDBC: one connection per thread and transaction, kept for the next one while it is sound. */
public final class JdbcTransactions implements Transactions, AutoCloseable {

    /** Where connections come from. */
    @FunctionalInterface
    public interface Source {
        Connection open() throws SQLException;
    }

    private record Current(Connection connection, List<Runnable> afterCommit) {}

    private final Source source;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final ThreadLocal<Current> current = new ThreadLocal<>();

    public JdbcTransactions(Source source) {
        this.source = source;
    }

    @Override
    public <T> T inNew(Work<T> work) {
        Current outer = current.get();
        Current mine = new Current(take(), new ArrayList<>());
        current.set(mine);
        boolean committed = false;
        T result;
        try {
            result = work.with(mine.connection);
            mine.connection.commit();
            committed = true;
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } finally {
            current.set(outer);
            giveBack(mine.connection, committed);
        }
        mine.afterCommit.forEach(Runnable::run);
        return result;
    }

    @Override
    public <T> T inCurrent(Work<T> work) {
        try {
            return work.with(underWay().connection);
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        underWay().afterCommit.add(action);
    }

    private Current underWay() {
        Current underWay = current.get();
        if (underWay == null) {
            throw new IllegalStateException("no transaction is under way");
        }
        return underWay;
    }

    private Connection take() {
        Connection connection = idle.poll();
        if (connection != null) {
            return connection;
        }
        try {
            connection = source.open();
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private void giveBack(Connection connection, boolean committed) {
        try {
            if (!committed) {
                connection.rollback();
            }
            if (!connection.isClosed()) {
                idle.push(connection);
            }
        } catch (SQLException broken) {
            discard(connection);
            // The others are as old: none of them is tried in vain after an outage.
            close();
        }
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            discard(connection);
        }
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // it is closed as far as we are concerned
        }
    }
}
