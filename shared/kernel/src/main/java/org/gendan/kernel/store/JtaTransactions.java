package org.gendan.kernel.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import javax.sql.DataSource;

/** {@link Transactions} on the container's transaction manager, shared with Hibernate. */
@ApplicationScoped
class JtaTransactions implements Transactions {
    private static final int FIRST = 1;

    private final DataSource database;
    private final EntityManager entities;
    private final TransactionSynchronizationRegistry registry;
    private volatile boolean ending;

    JtaTransactions(DataSource database, EntityManager entities, TransactionSynchronizationRegistry registry) {
        this.database = database;
        this.entities = entities;
        this.registry = registry;
    }

    /** Before anybody closes anything: from here on whatever fails may have failed for that reason alone. */
    void end(@Observes @Priority(FIRST) ShutdownEvent shutdown) {
        ending = true;
    }

    @Override
    public boolean isPassing(Throwable failed) {
        return ending || Transactions.super.isPassing(failed);
    }

    @Override
    public <T> T inNew(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> inCurrent(work));
    }

    @Override
    public <T> T inAny(Work<T> work) {
        return QuarkusTransaction.joiningExisting().call(() -> inCurrent(work));
    }

    @Override
    public <T> T inCurrent(Work<T> work) {
        switch (registry.getTransactionStatus()) {
            case Status.STATUS_ACTIVE -> {}
            case Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK ->
                throw new DatabaseFailed(new SQLTransientException("the transaction ran out of time"));
            default -> throw new IllegalStateException("no transaction is under way");
        }
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    @Override
    public void flush() {
        entities.flush();
    }

    @Override
    public void afterCommit(Runnable action) {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    action.run();
                }
            }
        });
    }
}
