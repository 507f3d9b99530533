package org.gendan.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gendan.kernel.delivery.JdbcTransactions;
import org.gendan.kernel.delivery.Trial;
import org.gendan.servers.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each job runs once per business day and in order, whatever happens to the clock, to the replicas and to the runs. */
class DailyJobsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalTime HALF_PAST_NINE = LocalTime.of(9, 30);

    private static Database database;
    private static JdbcTransactions transactions;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BusinessClock clock = new BusinessClock(transactions, SHANGHAI, true);
    private LocalDate first;

    @BeforeAll
    static void open() {
        database = Trial.database("jobs_" + Long.toHexString(System.nanoTime()));
        var login = database.application();
        Trial.update(database, "create table run (position int generated always as identity, job text, day date)");
        Trial.update(database, "grant all on run to " + login.user());
        transactions = new JdbcTransactions(
                () -> DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password()));
    }

    @AfterAll
    static void close() {
        transactions.close();
    }

    /** Business time stands at nine in the morning of tomorrow. */
    @BeforeEach
    void begin() {
        Trial.update(database, "truncate run, daily_job, work; update clock_offset set seconds = 0");
        first = clock.today().plusDays(1);
        moveTo(first, LocalTime.of(9, 0));
    }

    @Test
    @Tag("rule-32")
    void aJobRunsOncePerDayAtItsHourByTheWallClock() {
        Polled jobs = jobs(job("report", HALF_PAST_NINE));
        jobs.poll();
        assertEquals(List.of(), runs());
        moveTo(first, HALF_PAST_NINE);
        jobs.poll();
        jobs.poll();
        assertEquals(List.of("report " + first), runs());
        moveTo(first.plusDays(1), LocalTime.of(9, 0));
        jobs.poll();
        assertEquals(1, runs().size());
        moveTo(first.plusDays(1), LocalTime.of(9, 31));
        jobs.poll();
        assertEquals(List.of("report " + first, "report " + first.plusDays(1)), runs());
    }

    @Test
    @Tag("rule-33")
    void theDayBeginsInTheCompanysZoneAndNotInUtc() {
        Polled jobs = jobs(job("list", LocalTime.of(0, 30)));
        jobs.poll();
        moveTo(first.plusDays(1), LocalTime.of(0, 31));
        assertEquals(first, LocalDate.ofInstant(clock.now(), ZoneOffset.UTC));
        jobs.poll();
        assertEquals(List.of("list " + first, "list " + first.plusDays(1)), runs());
    }

    @Test
    void theDaysThatTheClockWasMovedOverRunOnceEachInOrder() {
        Polled jobs = jobs(job("late", LocalTime.of(18, 0)), job("early", HALF_PAST_NINE));
        jobs.poll();
        moveTo(first.plusDays(2), LocalTime.of(12, 0));
        jobs.poll();
        assertEquals(
                List.of(
                        "early " + first,
                        "late " + first,
                        "early " + first.plusDays(1),
                        "late " + first.plusDays(1),
                        "early " + first.plusDays(2)),
                runs());
    }

    @Test
    void nothingIsOwedForTheTimeBeforeTheFirstStart() {
        moveTo(first.plusDays(30), LocalTime.of(8, 0));
        jobs(job("report", HALF_PAST_NINE)).poll();
        assertEquals(List.of(), runs());
        moveTo(first.plusDays(30), LocalTime.of(10, 0));
        jobs(job("report", HALF_PAST_NINE), job("new", HALF_PAST_NINE)).poll();
        assertEquals(List.of("new " + first.plusDays(30), "report " + first.plusDays(30)), runs());
    }

    @Test
    void aDayThatPassedWhileTheServiceWasDownIsMadeUpFor() {
        jobs(job("report", HALF_PAST_NINE)).poll();
        moveTo(first.plusDays(1), LocalTime.of(10, 0));
        jobs(job("report", HALF_PAST_NINE)).poll();
        assertEquals(List.of("report " + first, "report " + first.plusDays(1)), runs());
    }

    @Test
    void twoRunnersAtOnceRunEachDayOnceInOrder() throws InterruptedException {
        jobs(job("report", HALF_PAST_NINE)).poll();
        moveTo(first.plusDays(19), LocalTime.of(10, 0));
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> runners = List.of(start(go), start(go));
        go.countDown();
        for (Thread runner : runners) {
            runner.join();
        }
        assertEquals(
                IntStream.range(0, 20)
                        .mapToObj(i -> "report " + first.plusDays(i))
                        .toList(),
                runs());
    }

    @Test
    void aRunThatFailsIsRepeatedWholeAndHoldsNoOtherJobUp() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Polled jobs = jobs(
                job("fragile", HALF_PAST_NINE, _ -> {
                    if (broken.get()) {
                        throw new IllegalStateException("the report cannot be written");
                    }
                }),
                job("sound", LocalTime.of(10, 0)));
        moveTo(first, LocalTime.of(11, 0));
        jobs.poll();
        jobs.poll();
        assertEquals(List.of("sound " + first), runs());
        assertEquals(
                2, meters.counter("gendan.daily.job.failures", "job", "fragile").count());
        moveTo(first.plusDays(1), LocalTime.of(9, 45));
        broken.set(false);
        jobs.poll();
        assertEquals(List.of("sound " + first, "fragile " + first, "fragile " + first.plusDays(1)), runs());
    }

    @Test
    void aRunThatIsKilledInTheMiddleIsRepeatedWhole() {
        AtomicBoolean dies = new AtomicBoolean(true);
        Polled jobs = jobs(job("report", HALF_PAST_NINE, _ -> {
            if (dies.getAndSet(false)) {
                throw new StackOverflowError("killed after the work and before the commit");
            }
        }));
        moveTo(first, LocalTime.of(10, 0));
        assertThrows(StackOverflowError.class, jobs::poll);
        assertEquals(List.of(), runs());
        jobs.poll();
        assertEquals(List.of("report " + first), runs());
    }

    @Test
    void aPollIsBoundedAndSoAreTheArrears() {
        Polled jobs = jobs(job("report", HALF_PAST_NINE));
        jobs.poll();
        moveTo(first.plusDays(500), LocalTime.of(10, 0));
        jobs.poll();
        assertEquals(50, runs().size());
        for (int i = 0; i < 9; i++) {
            jobs.poll();
        }
        assertEquals(401, runs().size());
        assertEquals("report " + first.plusDays(100), runs().getFirst());
        assertEquals("report " + first.plusDays(500), runs().getLast());
    }

    @Test
    void twoJobsOfOneNameDoNotStart() {
        assertThrows(
                IllegalStateException.class, () -> jobs(job("report", HALF_PAST_NINE), job("report", LocalTime.NOON)));
    }

    private Thread start(CountDownLatch go) {
        Polled jobs = jobs(job("report", HALF_PAST_NINE));
        return Thread.ofPlatform().start(() -> {
            try {
                go.await();
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            while (Trial.count(database, "select count(*) from run") < 20) {
                jobs.poll();
            }
        });
    }

    private void moveTo(LocalDate day, LocalTime time) {
        clock.moveTo(day.atTime(time).atZone(SHANGHAI).toInstant());
    }

    private Polled jobs(DailyJob... jobs) {
        return new Polled(new Work(transactions, clock), new DailyJobs(List.of(jobs), clock, transactions, meters));
    }

    /** The jobs of a replica, and the queue under which they fall due. */
    private record Polled(Work work, DailyJobs jobs) {
        void poll() {
            work.drain(jobs);
        }
    }

    private static DailyJob job(String name, LocalTime dueAt) {
        return job(name, dueAt, _ -> {});
    }

    /** A job that notes its run, in the transaction of the run, and then does something. */
    private static DailyJob job(String name, LocalTime dueAt, Consumer<LocalDate> then) {
        return new DailyJob() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public LocalTime dueAt() {
                return dueAt;
            }

            @Override
            public void run(LocalDate day) {
                transactions.inCurrent(connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement("insert into run (job, day) values (?, ?)")) {
                        insert.setString(1, name);
                        insert.setObject(2, day);
                        return insert.executeUpdate();
                    }
                });
                then.accept(day);
            }
        };
    }

    private static List<String> runs() {
        return Trial.query(
                database,
                "select job, day from run order by position",
                row -> row.getString(1) + " " + row.getString(2));
    }
}
