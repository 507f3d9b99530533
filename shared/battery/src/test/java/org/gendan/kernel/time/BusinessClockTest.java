package org.gendan.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gendan.kernel.delivery.JdbcTransactions;
import org.gendan.kernel.delivery.Trial;
import org.gendan.kernel.store.Transactions;
import org.gendan.servers.Database;
import org.junit.jupiter.api.Test;

class BusinessClockTest {

    /** A replica that reads the offset again every two seconds may do so just before somebody moves the clock. */
    @Test
    void whoReadTheOffsetBeforeAMoveDoesNotTakeTheClockBack() throws InterruptedException {
        Database database = Trial.database("clock_" + Long.toHexString(System.nanoTime()));
        var login = database.application();
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch moved = new CountDownLatch(1);
        try (JdbcTransactions transactions = new JdbcTransactions(
                () -> DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password()))) {
            BusinessClock clock =
                    new BusinessClock(new Halting(transactions, "slow", read, moved), ZoneId.of("Asia/Shanghai"), true);
            Instant later = Instant.now().plus(3, ChronoUnit.DAYS);

            Thread slow = Thread.ofPlatform().name("slow").start(clock::refresh);
            assertTrue(read.await(10, TimeUnit.SECONDS));
            clock.moveTo(later);
            moved.countDown();
            slow.join();

            assertEquals(3, ChronoUnit.DAYS.between(Instant.now(), clock.now()));
        }
    }

    /** After its work the thread of that name waits. */
    private record Halting(Transactions real, String thread, CountDownLatch done, CountDownLatch goOn)
            implements Transactions {

        @Override
        public <T> T inNew(Work<T> work) {
            T result = real.inNew(work);
            if (Thread.currentThread().getName().equals(thread)) {
                done.countDown();
                try {
                    goOn.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
            return result;
        }

        @Override
        public <T> T inCurrent(Work<T> work) {
            return real.inCurrent(work);
        }

        @Override
        public void afterCommit(Runnable action) {
            real.afterCommit(action);
        }
    }
}
