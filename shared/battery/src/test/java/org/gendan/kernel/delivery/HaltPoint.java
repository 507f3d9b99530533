package org.gendan.kernel.delivery;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gendan.kernel.store.Transactions;

/** A named point at which a process dies as if its machine had lost power; reached by watching its transactions. */
enum HaltPoint {
    AFTER_COMMIT_BEFORE_HINT,
    AFTER_SEND_BEFORE_DELETE,
    AFTER_APPLY_BEFORE_ACKNOWLEDGE,
    AFTER_INBOX_INSERT,
    INSIDE_IDEMPOTENCY_INSERT;

    static final int STATUS = 86;

    /** The same transactions, in which the process dies when it comes to this point for the given time. */
    Transactions watching(Transactions transactions, int time) {
        return new Watched(transactions, new AtomicInteger(time));
    }

    private final class Watched implements Transactions {
        private final Transactions transactions;
        private final AtomicInteger left;

        Watched(Transactions transactions, AtomicInteger left) {
            this.transactions = transactions;
            this.left = left;
        }

        @Override
        public <T> T inNew(Work<T> work) {
            AtomicBoolean applied = new AtomicBoolean();
            AtomicBoolean keyed = new AtomicBoolean();
            T result = transactions.inNew(connection -> {
                T inner = work.with(watched(connection, applied, keyed));
                if (HaltPoint.this == INSIDE_IDEMPOTENCY_INSERT && keyed.get()) {
                    reached();
                }
                return inner;
            });
            if (HaltPoint.this == AFTER_APPLY_BEFORE_ACKNOWLEDGE && applied.get()) {
                reached();
            }
            return result;
        }

        @Override
        public <T> T inCurrent(Work<T> work) {
            return transactions.inCurrent(
                    connection -> work.with(watched(connection, new AtomicBoolean(), new AtomicBoolean())));
        }

        @Override
        public void afterCommit(Runnable action) {
            transactions.afterCommit(() -> {
                if (HaltPoint.this == AFTER_COMMIT_BEFORE_HINT) {
                    reached();
                }
                action.run();
            });
        }

        private Connection watched(Connection connection, AtomicBoolean applied, AtomicBoolean keyed) {
            InvocationHandler watch = (_, method, arguments) -> {
                if (method.getName().equals("prepareStatement")) {
                    String sql = (String) arguments[0];
                    applied.compareAndSet(false, sql.contains("from inbox_take("));
                    keyed.compareAndSet(false, sql.startsWith("insert into idempotency"));
                    if (HaltPoint.this == AFTER_SEND_BEFORE_DELETE && sql.startsWith("delete from outbox")
                            || HaltPoint.this == AFTER_INBOX_INSERT && sql.startsWith("insert into applied")) {
                        reached();
                    }
                }
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                }
            };
            return (Connection)
                    Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, watch);
        }

        private void reached() {
            if (left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(STATUS);
            }
        }
    }
}
