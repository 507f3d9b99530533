package org.gendan.kernel.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The database did not do what it was asked; tells whether the same may succeed later. */
public final class DatabaseFailed extends RuntimeException {
    private static final int DEEPEST = 20;

    /**
     * SQL state classes: connection, invalid transaction state (idle too long, read-only for now), transaction rollback
     * (serialization, deadlock), resources, object in use (a lock that was waited for too long), operator intervention.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57");

    public DatabaseFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether an outage, a timeout or a lost race stands behind the failure, so that trying again is right. */
    public static boolean isPassing(Throwable failure) {
        return judge(failure, 0).orElse(false);
    }

    /** What the database itself said decides, however deep it lies; wrappers decide where it said nothing. */
    private static Optional<Boolean> judge(Throwable failure, int depth) {
        if (failure == null || depth > DEEPEST) {
            return Optional.empty();
        }
        if (failure instanceof SQLException sql) {
            return Optional.of(isPassing(sql));
        }
        return Stream.concat(Stream.of(failure.getSuppressed()), Stream.ofNullable(failure.getCause()))
                .flatMap(cause -> judge(cause, depth + 1).stream())
                .findFirst()
                .or(() -> isOutage(failure) ? Optional.of(true) : Optional.empty());
    }

    private static boolean isPassing(SQLException sql) {
        String state = sql.getSQLState();
        // Agroal reports an exhausted or unreachable pool without any state.
        return sql instanceof SQLTransientException
                || state == null
                || state.length() < 2
                || PASSING.contains(state.substring(0, 2));
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof IOException && !(failure instanceof JsonProcessingException)
                || failure instanceof jakarta.persistence.OptimisticLockException
                || failure instanceof jakarta.persistence.LockTimeoutException
                || failure instanceof org.hibernate.exception.JDBCConnectionException
                // Ran out of time, or was not committed for a reason that the transaction manager keeps to itself.
                || failure instanceof jakarta.transaction.RollbackException && failure.getCause() == null;
    }
}
