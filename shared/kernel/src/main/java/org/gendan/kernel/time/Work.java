package org.gendan.kernel.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.Worker.Outcome;
import org.jboss.logging.Logger;

/**
 * What is done in the background, kept from the transaction that asks for it until it is done: once per kind and key,
 * however many replicas there are and whichever of them is killed; tried again less and less often, and given up with an
 * alarm. It falls due in real or in business time.
 *
 * <p>Of our own and not db-scheduler (16.7.1 was looked at): there a task is marked as done in a transaction after its own,
 * so that what was done before a kill is done twice, and its key may be put again; one scheduler has one clock, and takes
 * what a clock has jumped over in no order; and a dead replica is known by missed heartbeats only.
 */
@ApplicationScoped
public class Work {
    private static final Logger LOG = Logger.getLogger(Work.class);
    private static final int LONGEST_FAILURE = 1_000;
    private static final String NOW = "coalesce(?::timestamptz, now())";

    private final Transactions transactions;
    private final BusinessClock clock;
    private volatile Consumer<String> waking = _ -> {};
    private volatile boolean closing;

    Work(Transactions transactions, BusinessClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What nobody tries any more, and why it failed last. */
    @MayLack("why")
    public record Abandoned(String kind, String key, int attempts, Instant givenUpAt, String why) {}

    /** What is being tried, and for the how-manieth time since it last went well. */
    public final class Task {
        private final Worker worker;
        private final String key;
        private final int attempt;
        private final int excused;
        private final Instant due;

        private Task(Worker worker, ResultSet row) throws SQLException {
            this.worker = worker;
            this.key = row.getString(1);
            this.attempt = row.getInt(2);
            this.excused = row.getInt(3);
            this.due = row.getTimestamp(4).toInstant();
        }

        public String key() {
            return key;
        }

        public int attempt() {
            return attempt;
        }

        /** Keeps others off for as long again; false where one of them has it now, or this process is about to end. */
        public boolean goesOn() {
            return !closing && transactions.inNew(connection -> holds(connection, this));
        }

        /** As it stands in the table while it is tried. */
        private int noted() {
            return isWithin(worker) ? attempt - 1 : attempt;
        }
    }

    /** What a look at what is due came to. */
    private enum Step {
        NOTHING,
        /** Others are worth a try. */
        ONE,
        /** Nor would another be done now. */
        STOP
    }

    /** Asks for something as soon as the transaction under way commits; nothing if it was asked for before. */
    public void put(String kind, String key) {
        put(kind, key, null);
    }

    /**
     * Asks for something to be done from then on, in the transaction under way. Under a key that waits for its first
     * attempt the earlier time holds; what was done or given up under it stays so.
     */
    public void put(String kind, String key, Instant due) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into work (kind, key, due) values (?, ?, " + NOW + ") " + """
                    on conflict (kind, key) do update set due = excluded.due
                    where work.attempts = 0 and work.due > excluded.due""")) {
                insert.setString(1, kind);
                insert.setString(2, key);
                insert.setTimestamp(3, due == null ? null : Timestamp.from(due));
                return insert.executeUpdate();
            }
        });
        transactions.afterCommit(() -> waking.accept(kind));
    }

    /** Takes up again what was given up, in the transaction under way; whether there was such a thing. */
    public boolean resume(String kind, String key) {
        boolean resumed = transactions.inCurrent(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update work set due = now(), attempts = 0, excused = 0, given_up_at = null
                    where kind = ? and key = ? and given_up_at is not null""")) {
                update.setString(1, kind);
                update.setString(2, key);
                return update.executeUpdate() == 1;
            }
        });
        transactions.afterCommit(() -> waking.accept(kind));
        return resumed;
    }

    /** What was given up, the latest first. */
    public List<Abandoned> givenUp(int limit) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select kind, key, attempts, given_up_at, failure from work
                    where given_up_at is not null order by given_up_at desc, kind, key limit ?""")) {
                select.setInt(1, limit);
                List<Abandoned> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(new Abandoned(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getTimestamp(4).toInstant(),
                                row.getString(5)));
                    }
                }
                return found;
            }
        });
    }

    /** Tells of each kind that something of it was asked for here. */
    void onPut(Consumer<String> listener) {
        waking = listener;
    }

    void close() {
        closing = true;
    }

    /** Does what is due of a kind; each that fails is left until the next call, even if it would be due at once. */
    void drain(Worker worker) {
        if (!worker.isOn()) {
            return;
        }
        worker.prepare(this);
        Set<String> failed = new HashSet<>();
        for (int i = 0; i < worker.mostAtOnce() && !closing; i++) {
            if ((isWithin(worker) ? doWithin(worker, failed) : doApart(worker, failed)) != Step.ONE) {
                return;
            }
        }
    }

    private static boolean isWithin(Worker worker) {
        return worker.apart().isZero();
    }

    /** Holds the row until the work is committed: who is killed leaves it as it was, and free. */
    private Step doWithin(Worker worker, Set<String> failed) {
        Task[] trying = new Task[1];
        try {
            return transactions.inNew(connection -> {
                if (worker.isInOrder() && !isAlone(connection, worker)) {
                    return Step.NOTHING;
                }
                Optional<Task> task = lock(connection, worker, failed);
                if (task.isEmpty()) {
                    return Step.NOTHING;
                }
                trying[0] = task.get();
                return note(connection, trying[0], worker.work(trying[0]), failed);
            });
        } catch (RuntimeException failure) {
            if (trying[0] == null) {
                throw failure;
            }
            return failed(trying[0], failure, failed);
        }
    }

    /** That an attempt begins is committed first; whoever dies of it is known by not being heard of for too long. */
    private Step doApart(Worker worker, Set<String> failed) {
        Optional<Task> begun = transactions.inNew(connection -> begin(connection, worker, failed));
        if (begun.isEmpty()) {
            return Step.NOTHING;
        }
        Task task = begun.get();
        Outcome outcome;
        try {
            outcome = worker.work(task);
        } catch (RuntimeException failure) {
            return failed(task, failure, failed);
        }
        return transactions.inNew(connection -> note(connection, task, outcome, failed));
    }

    private Step failed(Task task, RuntimeException failure, Set<String> failed) {
        boolean passing = transactions.isPassing(failure);
        if (!passing) {
            LOG.errorf(failure, "%s %s failed", task.worker.kind(), task.key());
        }
        return transactions.inNew(connection -> note(
                connection, task, new Outcome.Failed(String.valueOf(failure.getMessage()), passing, true), failed));
    }

    private static boolean isAlone(Connection connection, Worker worker) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended('work/' || ?, 0))")) {
            lock.setString(1, worker.kind());
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private Optional<Task> lock(Connection connection, Worker worker, Set<String> failed) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select key, attempts + 1, excused, due from work where kind = ? and due <= " + NOW + """
                \sand key <> all (?) order by due, key limit 1 for update skip locked""")) {
            select.setString(1, worker.kind());
            select.setTimestamp(2, now(worker));
            select.setArray(3, connection.createArrayOf("text", failed.toArray()));
            return task(worker, select);
        }
    }

    private Optional<Task> begin(Connection connection, Worker worker, Set<String> failed) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update work w set attempts = w.attempts + 1, due = " + NOW
                        + " + ? * interval '1 millisecond'" + """
                \sfrom (select kind, key, due from work where kind = ? and due <=\s""" + NOW + """
                \s      and key <> all (?) order by due, key limit 1 for update skip locked) d
                where w.kind = d.kind and w.key = d.key
                returning w.key, w.attempts, w.excused, d.due""")) {
            update.setTimestamp(1, now(worker));
            update.setLong(2, worker.apart().toMillis());
            update.setString(3, worker.kind());
            update.setTimestamp(4, now(worker));
            update.setArray(5, connection.createArrayOf("text", failed.toArray()));
            return task(worker, update);
        }
    }

    private Optional<Task> task(Worker worker, PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new Task(worker, row)) : Optional.empty();
        }
    }

    private boolean holds(Connection connection, Task task) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update work set due = " + NOW + """
                \s+ ? * interval '1 millisecond' where kind = ? and key = ? and attempts = ? and due is not null""")) {
            update.setTimestamp(1, now(task.worker));
            update.setLong(2, task.worker.apart().toMillis());
            update.setString(3, task.worker.kind());
            update.setString(4, task.key());
            update.setInt(5, task.noted());
            return update.executeUpdate() == 1;
        }
    }

    private Step note(Connection connection, Task task, Outcome outcome, Set<String> failed) throws SQLException {
        return switch (outcome) {
            case Outcome.Done(Worker.Proof proof) -> {
                proof.keep(connection);
                end(connection, task, "done_at", null);
                yield Step.ONE;
            }
            case Outcome.Again(Instant due) -> {
                putOff(connection, task, Timestamp.from(due), Duration.ZERO, 0, 0, null);
                yield Step.ONE;
            }
            case Outcome.GivenUp(String why) -> {
                giveUp(connection, task, why);
                yield Step.ONE;
            }
            case Outcome.Failed(String why, boolean excused, boolean mine) -> {
                failed.add(task.key());
                int all = task.excused + (excused ? 1 : 0);
                if (task.attempt - all >= task.worker.mostAttempts()) {
                    giveUp(connection, task, why);
                } else {
                    LOG.warnf("%s %s is tried again: %s", task.worker.kind(), task.key(), why);
                    Duration pause = task.worker.pause(task.attempt);
                    // Without a pause it keeps its place among the others.
                    Timestamp from = pause.isZero() ? Timestamp.from(task.due) : now(task.worker);
                    putOff(connection, task, from, pause, task.attempt, all, why);
                }
                yield mine ? Step.ONE : Step.STOP;
            }
        };
    }

    private static void giveUp(Connection connection, Task task, String why) throws SQLException {
        if (end(connection, task, "given_up_at", why)) {
            LOG.errorf("%s %s is given up: %s", task.worker.kind(), task.key(), why);
        }
    }

    private static boolean end(Connection connection, Task task, String column, String why) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update work set due = null, attempts = ?, failure = ?, " + column
                        + " = now() where kind = ? and key = ? and attempts = ? and due is not null")) {
            update.setInt(1, task.attempt);
            update.setString(2, storable(why));
            update.setString(3, task.worker.kind());
            update.setString(4, task.key());
            update.setInt(5, task.noted());
            return update.executeUpdate() == 1;
        }
    }

    private static void putOff(
            Connection connection, Task task, Timestamp from, Duration pause, int attempts, int excused, String why)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update work set due = " + NOW + """
                \s+ ? * interval '1 millisecond', attempts = ?, excused = ?, failure = ?
                where kind = ? and key = ? and attempts = ? and due is not null""")) {
            update.setTimestamp(1, from);
            update.setLong(2, pause.toMillis());
            update.setInt(3, attempts);
            update.setInt(4, excused);
            update.setString(5, storable(why));
            update.setString(6, task.worker.kind());
            update.setString(7, task.key());
            update.setInt(8, task.noted());
            update.executeUpdate();
        }
    }

    /** Null where the database's own time holds, which all replicas share. */
    private Timestamp now(Worker worker) {
        return worker.isInBusinessTime() ? Timestamp.from(clock.now()) : null;
    }

    private static String storable(String why) {
        if (why == null) {
            return null;
        }
        String clean = why.replace("\0", "");
        return clean.length() > LONGEST_FAILURE ? clean.substring(0, LONGEST_FAILURE) : clean;
    }
}
