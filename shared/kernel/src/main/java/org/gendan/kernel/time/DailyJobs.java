package org.gendan.kernel.time;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gendan.kernel.store.Transactions;
import org.jboss.logging.Logger;

/**
 * Runs each daily job once per business day, from the first day on which the service is up: in the order in which they fell
 * due, also those of the days that business time was moved over, and once however many replicas there are. A run that
 * fails is repeated at the next poll; meanwhile the other jobs go on.
 */
@Singleton
class DailyJobs {
    private static final Logger LOG = Logger.getLogger(DailyJobs.class);
    private static final int RUNS_PER_POLL = 50;
    /** Days further back are given up: an installation that slept for years does not report them. */
    private static final int LONGEST_ARREARS = 400;

    private final List<DailyJob> jobs;
    private final BusinessClock clock;
    private final Transactions transactions;
    private final MeterRegistry meters;

    private record Due(DailyJob job, LocalDate day) {
        LocalDateTime at() {
            return day.atTime(job.dueAt());
        }
    }

    DailyJobs(@All List<DailyJob> jobs, BusinessClock clock, Transactions transactions, MeterRegistry meters) {
        if (jobs.stream().map(DailyJob::name).distinct().count() < jobs.size()) {
            throw new IllegalStateException("two daily jobs have one name");
        }
        this.jobs = jobs;
        this.clock = clock;
        this.transactions = transactions;
        this.meters = meters;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (jobs.isEmpty()) {
            return;
        }
        // Committed on its own: a job that fails on its first day must not lose that day.
        transactions.inNew(connection -> isAlone(connection) ? meet(connection) : 0);
        Set<String> failed = new HashSet<>();
        for (int i = 0; i < RUNS_PER_POLL && runNext(failed); i++) {}
    }

    /** Whether there was something to run; what fails is added to the failed, which wait for the next poll. */
    private boolean runNext(Set<String> failed) {
        Due[] running = new Due[1];
        try {
            return transactions.inNew(connection -> {
                Optional<Due> due = isAlone(connection) ? next(connection, failed) : Optional.empty();
                if (due.isPresent()) {
                    running[0] = due.get();
                    note(connection, due.get());
                    due.get().job().run(due.get().day());
                }
                return due.isPresent();
            });
        } catch (RuntimeException failure) {
            if (running[0] == null) {
                throw failure;
            }
            DailyJob job = running[0].job();
            failed.add(job.name());
            meters.counter("gendan.daily.job.failures", "job", job.name()).increment();
            LOG.errorf(failure, "daily job %s of %s failed, tried again", job.name(), running[0].day());
            return true;
        }
    }

    /** One replica at a time: the order of the runs holds for all of them. */
    private static boolean isAlone(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                        "select pg_try_advisory_xact_lock(hashtextextended('daily-job', 0))");
                ResultSet row = lock.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Of a job that is seen for the first time nothing is owed for the days before. */
    private int meet(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into daily_job (name, day)
                select ?, ? where not exists (select from daily_job where name = ?)""")) {
            for (DailyJob job : jobs) {
                insert.setString(1, job.name());
                insert.setObject(2, clock.today().minusDays(1));
                insert.setString(3, job.name());
                insert.addBatch();
            }
            return insert.executeBatch().length;
        }
    }

    private Optional<Due> next(Connection connection, Set<String> failed) throws SQLException {
        LocalDateTime now = clock.localNow();
        LocalDate oldest = now.toLocalDate().minusDays(LONGEST_ARREARS);
        Map<String, LocalDate> done = done(connection);
        return jobs.stream()
                .filter(job -> done.containsKey(job.name()) && !failed.contains(job.name()))
                .map(job -> new Due(job, later(done.get(job.name()).plusDays(1), oldest)))
                .filter(due -> !due.at().isAfter(now))
                .min(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.job().name()));
    }

    private static LocalDate later(LocalDate day, LocalDate other) {
        return day.isAfter(other) ? day : other;
    }

    private static Map<String, LocalDate> done(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select name, max(day) from daily_job group by name");
                ResultSet row = select.executeQuery()) {
            Map<String, LocalDate> done = new HashMap<>();
            while (row.next()) {
                done.put(row.getString(1), row.getObject(2, LocalDate.class));
            }
            return done;
        }
    }

    private static void note(Connection connection, Due due) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into daily_job (name, day, ran_at) values (?, ?, now())")) {
            insert.setString(1, due.job().name());
            insert.setObject(2, due.day());
            insert.executeUpdate();
        }
    }
}
