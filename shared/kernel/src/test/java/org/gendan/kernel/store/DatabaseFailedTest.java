package org.gendan.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParseException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Trying again is right after an outage, a timeout or a lost race, and wrong after a mistake. */
class DatabaseFailedTest {

    @ParameterizedTest(name = "{0} {2}: {1}")
    @CsvSource(textBlock = """
            08001, true,  connection refused
            08006, true,  connection lost
            25006, true,  read only while it fails over
            25P03, true,  idle in transaction for too long
            40001, true,  could not serialize
            40P01, true,  deadlock
            53100, true,  disk full
            53300, true,  too many connections
            55P03, true,  lock waited for too long
            57014, true,  statement timeout
            57P01, true,  terminated by an administrator
            57P03, true,  starting up
            22001, false, value too long
            22021, false, character that the database does not hold
            23502, false, null where none may be
            23505, false, unique violation
            42501, false, permission denied
            42P01, false, no such table
            54000, false, index row too large
            """)
    void theStateOfTheDatabaseDecides(String state, boolean passing) {
        SQLException failure = new SQLException("", state);
        assertEquals(passing, DatabaseFailed.isPassing(failure));
        assertEquals(passing, DatabaseFailed.isPassing(new DatabaseFailed(failure)));
        assertEquals(passing, DatabaseFailed.isPassing(new PersistenceException(new RuntimeException(failure))));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("failures")
    void whereTheDatabaseSaidNothingItsWrappersDecide(Throwable failure, boolean passing) {
        assertEquals(passing, DatabaseFailed.isPassing(failure));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SQLException("the pool is exhausted"), true),
                Arguments.of(new SQLTransientConnectionException("gone", "99999"), true),
                Arguments.of(new UncheckedIOException(new SocketTimeoutException()), true),
                Arguments.of(new OptimisticLockException(), true),
                Arguments.of(new RollbackException("timed out"), true),
                // A constraint that fails when the transaction commits is a mistake, however it is wrapped.
                Arguments.of(caused(new RollbackException(), new SQLException("", "23505")), false),
                Arguments.of(suppressing(new RollbackException(), new SQLException("", "23505")), false),
                Arguments.of(suppressing(new RollbackException(), new SQLException("", "08006")), true),
                Arguments.of(caused(new RollbackException(), new NullPointerException()), false),
                // What cannot be read stays unreadable, although Jackson calls it an I/O failure.
                Arguments.of(new UncheckedIOException(new JsonParseException(null, "no JSON")), false),
                Arguments.of(new UncheckedIOException(new IOException("stream closed")), true),
                Arguments.of(new IllegalStateException("a bug"), false),
                Arguments.of(caused(new IllegalStateException(), new IllegalArgumentException()), false));
    }

    private static Throwable caused(Throwable failure, Throwable cause) {
        return failure.initCause(cause);
    }

    private static Throwable suppressing(Throwable failure, Throwable suppressed) {
        failure.addSuppressed(suppressed);
        return failure;
    }
}
