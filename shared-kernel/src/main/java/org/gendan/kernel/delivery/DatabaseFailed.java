package org.gendan.kernel.delivery;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** The database did not do what it was asked; tells whether the same may succeed later. */
public final class DatabaseFailed extends RuntimeException {
    /** SQL state classes: connection, transaction rollback (serialization, deadlock), resources, operator intervention. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "25");

    DatabaseFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether an outage, a timeout or a lost race stands behind the failure, so that trying again is right. */
    public static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof IOException
                    || cause instanceof jakarta.persistence.OptimisticLockException
                    || cause instanceof jakarta.persistence.LockTimeoutException
                    || cause instanceof org.hibernate.exception.JDBCConnectionException
                    || cause instanceof jakarta.transaction.RollbackException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                // Agroal reports an exhausted or unreachable pool without any state.
                return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
            }
        }
        return false;
    }
}
