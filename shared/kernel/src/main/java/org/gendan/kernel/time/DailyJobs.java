package org.gendan.kernel.time;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gendan.kernel.store.Transactions;

/**
 * Runs each daily job once per business day, from the first day on which the service is up: in the order in which they fell
 * due, also those of the days that business time was moved over, and once however many replicas there are. A run that
 * fails is repeated at the next look; meanwhile the other jobs go on. For which days a job has run is kept with the job.
 */
@Singleton
class DailyJobs implements Worker {
    private static final String KIND = "daily-job";
    /** Days further back are given up: an installation that slept for years does not report them. */
    private static final int LONGEST_ARREARS = 400;

    private static final Duration LOOKED_FOR_ELSEWHERE = Duration.ofSeconds(10);

    private final Map<String, DailyJob> jobs = new LinkedHashMap<>();
    private final BusinessClock clock;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private volatile boolean met;

    DailyJobs(@All List<DailyJob> jobs, BusinessClock clock, Transactions transactions, MeterRegistry meters) {
        for (DailyJob job : jobs) {
            if (this.jobs.put(job.name(), job) != null) {
                throw new IllegalStateException("two daily jobs have one name");
            }
        }
        this.clock = clock;
        this.transactions = transactions;
        this.meters = meters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isInBusinessTime() {
        return true;
    }

    @Override
    public boolean isInOrder() {
        return true;
    }

    @Override
    public int mostAttempts() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Duration pause(int attempts) {
        return Duration.ZERO;
    }

    @Override
    public int mostAtOnce() {
        return 50;
    }

    /** Of a job that is seen for the first time nothing is owed for the days before. */
    @Override
    public void prepare(Work work) {
        if (!met) {
            transactions.inNew(connection -> {
                queueUp(connection);
                for (DailyJob job : jobs.values()) {
                    meet(connection, job);
                    work.put(KIND, job.name(), at(job, next(connection, job)));
                }
                return null;
            });
            met = true;
        }
    }

    @Override
    public Outcome work(Work.Task task) {
        DailyJob job = jobs.get(task.key());
        if (job == null) {
            // Of another version of this service, which may be on its way in or out.
            return Outcome.again(clock.now().plus(LOOKED_FOR_ELSEWHERE));
        }
        LocalDate day = transactions.inCurrent(connection -> next(connection, job));
        if (at(job, day).isAfter(clock.now())) {
            return Outcome.again(at(job, day));
        }
        try {
            transactions.inCurrent(connection -> note(connection, job, day));
            job.run(day);
        } catch (RuntimeException failure) {
            meters.counter("gendan.daily.job.failures", "job", job.name()).increment();
            throw failure;
        }
        return Outcome.again(at(job, day.plusDays(1)));
    }

    private Instant at(DailyJob job, LocalDate day) {
        return clock.at(day.atTime(job.dueAt()));
    }

    /** Two that meet a job for the first time at midnight must not each begin with a day of its own. */
    private static void queueUp(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended('daily-job', 0))")) {
            lock.execute();
        }
    }

    private void meet(Connection connection, DailyJob job) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into daily_job (name, day)
                select ?, ? where not exists (select from daily_job where name = ?)""")) {
            insert.setString(1, job.name());
            insert.setObject(2, clock.today().minusDays(1));
            insert.setString(3, job.name());
            insert.executeUpdate();
        }
    }

    private LocalDate next(Connection connection, DailyJob job) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select max(day) from daily_job where name = ?")) {
            select.setString(1, job.name());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                LocalDate next = row.getObject(1, LocalDate.class).plusDays(1);
                LocalDate oldest = clock.today().minusDays(LONGEST_ARREARS);
                return next.isAfter(oldest) ? next : oldest;
            }
        }
    }

    private static int note(Connection connection, DailyJob job, LocalDate day) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into daily_job (name, day, ran_at) values (?, ?, now())")) {
            insert.setString(1, job.name());
            insert.setObject(2, day);
            return insert.executeUpdate();
        }
    }
}
