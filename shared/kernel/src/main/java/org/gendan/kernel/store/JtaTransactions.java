package org.gendan.kernel.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final DataSource database;
    private final EntityManager entities;
    private final TransactionSynchronizationRegistry registry;

    JtaTransactions(DataSource database, EntityManager entities, TransactionSynchronizationRegistry registry) {
        this.database = database;
        this.entities = entities;
        this.registry = registry;
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
