package org.gendan.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gendan.kernel.delivery.JdbcTransactions;
import org.gendan.kernel.delivery.Trial;
import org.gendan.kernel.time.Work.Abandoned;
import org.gendan.kernel.time.Work.Task;
import org.gendan.kernel.time.Worker.Outcome;
import org.gendan.servers.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for in the background is done once, when it is due, whatever happens to those who do it. */
class WorkTest {
    private static final String KIND = "letter";

    private static Database database;
    private static JdbcTransactions transactions;

    private final BusinessClock clock = new BusinessClock(transactions, ZoneId.of("Asia/Shanghai"), true);
    private final Work work = new Work(transactions, clock);
    private final List<String> tried = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() {
        database = Trial.database("work_" + Long.toHexString(System.nanoTime()));
        var login = database.application();
        Trial.update(database, "create table deed (position int generated always as identity, key text)");
        Trial.update(database, "grant all on deed to " + login.user());
        transactions = new JdbcTransactions(
                () -> DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password()));
    }

    @AfterAll
    static void close() {
        transactions.close();
    }

    @BeforeEach
    void begin() {
        Trial.update(database, "truncate work, deed; update clock_offset set seconds = 0");
    }

    @Test
    void whatIsAskedForInATransactionThatIsRolledBackIsNotDone() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions.inNew(_ -> {
                    work.put(KIND, "a");
                    throw new IllegalStateException("the change fails");
                }));
        work.drain(apart(_ -> Outcome.done()));
        assertEquals(List.of(), tried);
    }

    @Test
    void underOneKeyItIsDoneOnceAndForEachKindByItself() {
        put("a", null);
        put("a", null);
        Trial.update(database, "insert into work (kind, key) values ('other', 'a')");
        Worker worker = within(_ -> Outcome.done());
        work.drain(worker);
        put("a", null);
        work.drain(worker);
        assertEquals(List.of("a"), deeds());
        assertEquals(1, Trial.count(database, "select count(*) from work where kind = 'other' and due is not null"));
    }

    @Test
    void itFallsDueInRealTimeWhereverBusinessTimeHasMovedTo() {
        put("later", Instant.now().plus(Duration.ofHours(1)));
        put("now", Instant.now().minusSeconds(1));
        clock.moveTo(clock.now().plus(Duration.ofDays(2)));
        work.drain(within(_ -> Outcome.done()));
        assertEquals(List.of("now"), deeds());
    }

    @Test
    void itFallsDueInBusinessTimeAndWhatTheClockWasMovedOverIsDoneInOrder() {
        Instant start = clock.now();
        AtomicInteger days = new AtomicInteger(1);
        Worker daily =
                new Trying(
                        Duration.ZERO,
                        task -> task.key().equals("once")
                                ? Outcome.done()
                                : Outcome.again(start.plus(Duration.ofDays(days.incrementAndGet())))) {
                    @Override
                    public boolean isInBusinessTime() {
                        return true;
                    }

                    @Override
                    public boolean isInOrder() {
                        return true;
                    }
                };
        put("day", start.plus(Duration.ofDays(1)));
        put("once", start.plus(Duration.ofDays(3).plusHours(1)));
        work.drain(daily);
        assertEquals(List.of(), deeds());
        clock.moveTo(start.plus(Duration.ofDays(4).plusHours(2)));
        work.drain(daily);
        assertEquals(List.of("day", "day", "day", "once", "day"), deeds());
    }

    @Test
    void theEarlierOfTwoTimesHoldsUntilItsFirstAttempt() {
        put("a", Instant.now().plus(Duration.ofHours(1)));
        put("a", null);
        put("a", Instant.now().plus(Duration.ofHours(2)));
        work.drain(within(_ -> Outcome.done()));
        assertEquals(List.of("a"), deeds());
    }

    @Test
    void twoWorkersAtOnceDoEachOnce() throws InterruptedException {
        for (Worker worker : List.of(within(_ -> Outcome.done()), apart(_ -> Outcome.done()))) {
            Trial.update(database, "truncate work, deed");
            tried.clear();
            for (int i = 0; i < 60; i++) {
                put("k" + i, null);
            }
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> threads = IntStream.range(0, 2)
                    .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                        try {
                            go.await();
                        } catch (InterruptedException stop) {
                            throw new IllegalStateException(stop);
                        }
                        new Work(transactions, clock).drain(worker);
                    }))
                    .toList();
            go.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(60, tried.size());
            assertEquals(60, deeds().stream().distinct().count());
            assertEquals(60, deeds().size());
        }
    }

    @Test
    void whoIsKilledInTheTransactionOfTheWorkLeavesItFreeAndUndone() {
        put("a", null);
        AtomicBoolean dies = new AtomicBoolean(true);
        Worker worker = within(_ -> {
            if (dies.getAndSet(false)) {
                throw new StackOverflowError("killed before the commit");
            }
            return Outcome.done();
        });
        assertThrows(StackOverflowError.class, () -> work.drain(worker));
        assertEquals(List.of(), deeds());
        work.drain(worker);
        assertEquals(List.of("a"), deeds());
        assertEquals(1, Trial.count(database, "select attempts from work"));
    }

    @Test
    void whoIsKilledApartIsTakenForDeadWhenItsTimeIsOver() {
        put("a", null);
        AtomicBoolean dies = new AtomicBoolean(true);
        List<Integer> attempts = new ArrayList<>();
        Worker worker = apart(task -> {
            attempts.add(task.attempt());
            if (dies.getAndSet(false)) {
                throw new StackOverflowError("killed before a word was heard");
            }
            return Outcome.done();
        });
        assertThrows(StackOverflowError.class, () -> work.drain(worker));
        work.drain(worker);
        assertEquals(List.of(1), attempts, "it may still be at it");
        dueNow();
        work.drain(worker);
        assertEquals(List.of(1, 2), attempts);
        assertEquals(1, Trial.count(database, "select count(*) from work where done_at is not null"));
    }

    @Test
    void whoWasOnlySlowLearnsThatAnotherHasTakenItAndChangesNothingMore() {
        put("a", null);
        List<Boolean> goesOn = new ArrayList<>();
        Worker quick = apart(_ -> Outcome.failed("not yet"));
        Worker slow = apart(task -> {
            goesOn.add(task.goesOn());
            dueNow();
            new Work(transactions, clock).drain(quick);
            goesOn.add(task.goesOn());
            return Outcome.done();
        });
        work.drain(slow);
        assertEquals(List.of(true, false), goesOn);
        assertEquals(1, Trial.count(database, "select count(*) from work where due > now() and failure = 'not yet'"));
    }

    @Test
    void whatFailsIsTriedLessAndLessOftenAndHoldsNothingElseUp() {
        put("bad", null);
        put("good", null);
        Worker worker = within(task -> {
            if (task.key().equals("bad")) {
                throw new IllegalStateException("no such mailbox");
            }
            return Outcome.done();
        });
        for (int attempt = 1; attempt <= 12; attempt++) {
            work.drain(worker);
            long longest = Math.min(1L << attempt - 1, 300);
            long pause = Trial.count(
                    database, "select ceil(extract(epoch from due - now())) from work where due is not null");
            assertTrue(pause <= longest && pause >= longest / 2 - 2, attempt + ". pause: " + pause);
            dueNow();
        }
        assertEquals(List.of("good"), deeds());
    }

    @Test
    void onceNobodyAnswersOneIsEnoughToFindOutAndAnOutageIsWaitedOutForAsLongAsItLasts() {
        put("a", null);
        put("b", null);
        Worker away = apart(_ -> Outcome.away("no connection"));
        for (int i = 0; i < 50; i++) {
            work.drain(away);
            assertEquals(i + 1, tried.size());
            dueNow();
        }
        work.drain(apart(_ -> Outcome.done()));
        assertEquals(2, Trial.count(database, "select count(*) from work where done_at is not null"));
    }

    @Test
    void whatFailsOverAndOverIsGivenUpListedAndTakenUpAgainOnlyWhenSomebodySaysSo() {
        put("a", null);
        AtomicInteger attempts = new AtomicInteger();
        Worker refused = apart(_ -> {
            attempts.incrementAndGet();
            return Outcome.failed("550 no such mailbox \0");
        });
        for (int i = 0; i < 25; i++) {
            work.drain(refused);
            dueNow();
        }
        assertEquals(20, attempts.get());
        Abandoned abandoned = work.givenUp(10).getFirst();
        assertEquals(
                "letter a 20 550 no such mailbox ",
                "%s %s %d %s".formatted(abandoned.kind(), abandoned.key(), abandoned.attempts(), abandoned.why()));
        put("a", null);
        work.drain(refused);
        assertEquals(20, attempts.get());

        assertEquals(true, transactions.inNew(_ -> work.resume(KIND, "a")));
        work.drain(apart(_ -> Outcome.done()));
        assertEquals(1, Trial.count(database, "select count(*) from work where done_at is not null"));
        assertEquals(List.of(), work.givenUp(10));
        assertEquals(false, transactions.inNew(_ -> work.resume(KIND, "a")));
    }

    @Test
    void whoeverAsksIsHeardOnlyOnceTheTransactionHasCommitted() {
        List<String> called = new ArrayList<>();
        work.onPut(called::add);
        transactions.inNew(_ -> {
            work.put(KIND, "a");
            assertEquals(List.of(), called);
            return null;
        });
        assertEquals(List.of(KIND), called);
    }

    /** Does one deed in the transaction under way, or in one of its own, and then what is to become of it. */
    private class Trying implements Worker {
        private final Duration apart;
        private final Function<Task, Outcome> fate;

        Trying(Duration apart, Function<Task, Outcome> fate) {
            this.apart = apart;
            this.fate = fate;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Duration apart() {
            return apart;
        }

        @Override
        public Outcome work(Task task) {
            tried.add(task.key());
            if (apart.isZero()) {
                transactions.inCurrent(connection -> insert(connection, task.key()));
            } else {
                transactions.inNew(connection -> insert(connection, task.key()));
            }
            return fate.apply(task);
        }
    }

    private static int insert(Connection connection, String key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into deed (key) values (?)")) {
            insert.setString(1, key);
            return insert.executeUpdate();
        }
    }

    private Worker within(Function<Task, Outcome> fate) {
        return new Trying(Duration.ZERO, fate);
    }

    private Worker apart(Function<Task, Outcome> fate) {
        return new Trying(Duration.ofMinutes(1), fate);
    }

    private void put(String key, Instant due) {
        transactions.inNew(_ -> {
            work.put(KIND, key, due);
            return null;
        });
    }

    /** Lets the pause before the next attempt be over. */
    private static void dueNow() {
        Trial.update(database, "update work set due = now() where due is not null");
    }

    private static List<String> deeds() {
        return Trial.query(database, "select key from deed order by position", row -> row.getString(1));
    }
}
