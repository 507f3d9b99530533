package org.gendan.order.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.store.Transactions;
import org.gendan.order.webhook.Outcome.Verdict;
import org.jboss.logging.Logger;

/**
 * Which event goes to which webhook, and what became of it. Those of one key go one after another; that an attempt begins is
 * committed before a word is spoken, so that after a kill the same event is sent again under the same id.
 */
@ApplicationScoped
class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    /** At once to one receiver. */
    private static final int MOST_AT_ONCE = 4;
    /** Of those that were answered, or whose outcome nobody knows. */
    private static final int MOST_ATTEMPTS = 20;

    private static final int LONGEST_PAUSE_SECONDS = 300;
    /** Beyond the longest request; when it is over, who began the attempt has died of it. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final String PAUSE =
            "least(power(2, least(?, 10)), " + LONGEST_PAUSE_SECONDS + ") * interval '1 second'";

    private final Transactions transactions;
    private final int keptDays;
    private final int failures;
    private final Duration failing;
    private final Duration longest;
    private volatile Runnable waking = () -> {};

    Deliveries(
            Transactions transactions,
            @ConfigProperty(name = "gendan.webhooks.kept-days") int keptDays,
            @ConfigProperty(name = "gendan.webhooks.paused-after-failures") int failures,
            @ConfigProperty(name = "gendan.webhooks.paused-after") Duration failing,
            @ConfigProperty(name = "gendan.webhooks.answers-within") Duration answersWithin) {
        this.transactions = transactions;
        this.keptDays = keptDays;
        this.failures = failures;
        this.failing = failing;
        this.longest = answersWithin.plus(GRACE);
    }

    /** Tells that something is to be sent. */
    void onQueued(Runnable listener) {
        waking = listener;
    }

    /** Keeps the event and queues it for whoever wants to be told of it, in the transaction that takes note of it. */
    void hear(Envelope event) {
        int queued = transactions.inCurrent(connection -> {
            // The webhook's row is held, so that it is not removed before its delivery is there.
            try (PreparedStatement insert = connection.prepareStatement("""
                    with event as (
                        insert into webhook_event (id, topic, key, seq, epoch, type, time, traceparent, data)
                        select ?::uuid, ?::text, ?::text, ?::bigint, ?::uuid, ?::text, ?::timestamptz, ?::text, ?::bytea
                        where ?::timestamptz > now() - ? * interval '1 day'
                        on conflict do nothing
                        returning id, key, time)
                    insert into webhook_delivery (webhook, event_id, key)
                    select w.id, event.id, event.key from event, webhook w
                    where w.active and w.since <= event.time and w.types && ?
                    for key share of w""")) {
                insert.setObject(1, event.id());
                insert.setString(2, event.topic());
                insert.setString(3, event.key());
                insert.setLong(4, event.sequence());
                insert.setObject(5, event.epoch());
                insert.setString(6, event.type());
                insert.setTimestamp(7, Timestamp.from(event.time()));
                insert.setString(8, event.traceparent());
                insert.setBytes(9, event.data());
                insert.setTimestamp(10, Timestamp.from(event.time()));
                insert.setInt(11, keptDays);
                insert.setArray(12, connection.createArrayOf("text", EventPattern.meaning(event.type())));
                return insert.executeUpdate();
            }
        });
        if (queued > 0) {
            transactions.afterCommit(waking);
        }
    }

    /** The webhooks to which something is to be sent now. */
    List<UUID> due() {
        return transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select w.id from webhook w join webhook_standing s on s.webhook = w.id
                            where w.active and s.paused_at is null and coalesce(s.not_before <= now(), true)
                              and exists (select from webhook_delivery d
                                          where d.webhook = w.id and d.state = 'PENDING' and d.due <= now())""");
                    ResultSet row = select.executeQuery()) {
                List<UUID> due = new ArrayList<>();
                while (row.next()) {
                    due.add(row.getObject(1, UUID.class));
                }
                return due;
            }
        });
    }

    /**
     * Begins what may be sent to the webhook now: of each key the first, and one alone while the receiver takes nothing; what
     * was tried least comes first, so that one that is never taken keeps nobody else waiting.
     */
    List<Attempt> begin(UUID webhook) {
        return transactions.inNew(connection -> {
            Optional<Integer> most = most(connection, webhook);
            int free = most.isEmpty() ? 0 : most.get() - underWay(connection, webhook);
            return free <= 0 ? List.<Attempt>of() : begin(connection, webhook, free);
        });
    }

    /** Locks the receiver's standing first, in a statement of its own, so that the next one sees what others have begun. */
    private static Optional<Integer> most(Connection connection, UUID webhook) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select case when s.failures > 0 then 1 else ? end
                from webhook_standing s join webhook w on w.id = s.webhook
                where s.webhook = ? and w.active and s.paused_at is null and coalesce(s.not_before <= now(), true)
                for update of s""")) {
            select.setInt(1, MOST_AT_ONCE);
            select.setObject(2, webhook);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    private static int underWay(Connection connection, UUID webhook) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) from webhook_delivery
                where webhook = ? and state = 'PENDING' and begun_at is not null and due > now()""")) {
            select.setObject(1, webhook);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private List<Attempt> begin(Connection connection, UUID webhook, int most) throws SQLException {
        List<byte[]> secrets = secrets(connection, webhook);
        try (PreparedStatement update = connection.prepareStatement("""
                update webhook_delivery d
                set attempts = d.attempts + 1, resent = d.resent or d.begun_at is not null, begun_at = now(),
                    due = now() + ? * interval '1 millisecond'
                from webhook_event e, webhook w
                where e.id = d.event_id and w.id = d.webhook and d.id in (
                    select f.id from webhook_delivery f
                    where f.webhook = ? and f.state = 'PENDING' and f.due <= now()
                      and not exists (select from webhook_delivery p
                                      where p.webhook = f.webhook and p.key = f.key and p.state = 'PENDING'
                                        and p.position < f.position)
                    order by f.attempts, f.position limit ?)
                returning d.id, w.url, d.attempts, d.resent, d.replay, extract(epoch from now())::bigint,
                          e.id, e.topic, e.key, e.seq, e.epoch, e.type, e.time, e.traceparent, e.data""")) {
            update.setLong(1, longest.toMillis());
            update.setObject(2, webhook);
            update.setInt(3, most);
            try (ResultSet row = update.executeQuery()) {
                List<Attempt> begun = new ArrayList<>();
                while (row.next()) {
                    begun.add(new Attempt(
                            row.getObject(1, UUID.class),
                            webhook,
                            row.getString(2),
                            event(row),
                            row.getInt(3),
                            row.getBoolean(4),
                            row.getBoolean(5),
                            row.getLong(6),
                            secrets));
                }
                return begun;
            }
        }
    }

    private static HeardEvent event(ResultSet row) throws SQLException {
        return new HeardEvent(
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getString(9),
                row.getLong(10),
                row.getObject(11, UUID.class),
                row.getString(12),
                row.getTimestamp(13).toInstant(),
                row.getString(14),
                row.getBytes(15));
    }

    /** The present one first. */
    private static List<byte[]> secrets(Connection connection, UUID webhook) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select sealed from webhook_secret where webhook = ? and coalesce(valid_until > now(), true)
                order by valid_until nulls first""")) {
            select.setObject(1, webhook);
            try (ResultSet row = select.executeQuery()) {
                List<byte[]> sealed = new ArrayList<>();
                while (row.next()) {
                    sealed.add(row.getBytes(1));
                }
                return sealed;
            }
        }
    }

    /** Writes down what became of an attempt, unless somebody else has begun another one meanwhile. */
    void note(Attempt attempt, Outcome outcome) {
        transactions.inNew(connection -> {
            if (outcome.verdict() == Verdict.TAKEN) {
                takes(connection, attempt.webhook());
                end(connection, attempt, outcome);
            } else {
                fails(connection, attempt.webhook(), outcome);
                putOff(connection, attempt, outcome);
            }
            return null;
        });
    }

    private static void takes(Connection connection, UUID webhook) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update webhook_standing set failures = 0, failing_since = null, not_before = null, last_failure = null
                where webhook = ? and failures > 0""")) {
            update.setObject(1, webhook);
            update.executeUpdate();
        }
    }

    private static void end(Connection connection, Attempt attempt, Outcome outcome) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update webhook_delivery
                set state = 'DELIVERED', ended_at = now(), begun_at = null, status = ?, answer = ?, millis = ?
                where id = ? and attempts = ? and state = 'PENDING'""")) {
            update.setObject(1, outcome.status());
            update.setString(2, storable(outcome.answer()));
            update.setLong(3, outcome.millis());
            update.setObject(4, attempt.delivery());
            update.setInt(5, attempt.number());
            update.executeUpdate();
        }
    }

    /** A receiver that takes nothing, often enough and for long enough, is left alone until an operator says otherwise. */
    private void fails(Connection connection, UUID webhook, Outcome outcome) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with before as (select webhook, paused_at from webhook_standing where webhook = ? for update)
                update webhook_standing s
                set failures = failures + 1, failing_since = coalesce(failing_since, now()),
                    not_before = now() +\s""" + PAUSE.replace("?", "s.failures") + """
                    , paused_at = coalesce(s.paused_at, case when ? or failures + 1 >= ?
                                      and failing_since <= now() - ? * interval '1 millisecond' then now() end),
                    last_failure = ?
                from before where s.webhook = before.webhook
                returning before.paused_at is null and s.paused_at is not null""")) {
            update.setObject(1, webhook);
            update.setBoolean(2, outcome.verdict() == Verdict.GONE);
            update.setInt(3, failures);
            update.setLong(4, failing.toMillis());
            update.setString(5, why(outcome));
            try (ResultSet row = update.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    LOG.errorf("webhook %s is paused until an operator resumes it: %s", webhook, why(outcome));
                }
            }
        }
    }

    /** An unknown outcome stays known as one: the next request is marked. */
    private static void putOff(Connection connection, Attempt attempt, Outcome outcome) throws SQLException {
        boolean away = outcome.verdict() == Verdict.AWAY || outcome.verdict() == Verdict.GONE;
        try (PreparedStatement update = connection.prepareStatement("""
                update webhook_delivery
                set begun_at = null, resent = resent or ?, excused = excused + ?, due = now() +\s""" + PAUSE + """
                    , status = ?, answer = ?, millis = ?,
                    state = case when attempts - excused - ? >= ? then 'GIVEN_UP' else state end,
                    ended_at = case when attempts - excused - ? >= ? then now() end
                where id = ? and attempts = ? and state = 'PENDING'
                returning state = 'GIVEN_UP'""")) {
            int excused = away ? 1 : 0;
            update.setBoolean(1, outcome.status() == null && !away);
            update.setInt(2, excused);
            update.setInt(3, attempt.number() - 1);
            update.setObject(4, outcome.status());
            update.setString(5, storable(outcome.answer()));
            update.setLong(6, outcome.millis());
            update.setInt(7, excused);
            update.setInt(8, MOST_ATTEMPTS);
            update.setInt(9, excused);
            update.setInt(10, MOST_ATTEMPTS);
            update.setObject(11, attempt.delivery());
            update.setInt(12, attempt.number());
            try (ResultSet row = update.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    LOG.errorf(
                            "%s %s is given up for webhook %s: %s",
                            attempt.event().type(), attempt.event().id(), attempt.webhook(), why(outcome));
                } else {
                    LOG.warnf(
                            "%s %s is sent to webhook %s again: %s",
                            attempt.event().type(), attempt.event().id(), attempt.webhook(), why(outcome));
                }
            }
        }
    }

    private static String why(Outcome outcome) {
        return outcome.status() == null ? outcome.answer() : outcome.status() + " " + storable(outcome.answer());
    }

    private static String storable(String answer) {
        return answer == null ? "" : answer.replace("\0", "");
    }

    /** Forgets what is older than is kept; what nobody took in that time is given up first. */
    int forget() {
        return transactions.inNew(connection -> {
            int gone = 0;
            for (String step : List.of("""
                    update webhook_delivery set state = 'GIVEN_UP', ended_at = now(), begun_at = null,
                           answer = 'not taken in the time for which events are kept'
                    where id in (select id from webhook_delivery
                                 where state = 'PENDING' and queued_at < now() - ? * interval '1 day' limit 5000)""", """
                    delete from webhook_delivery
                    where id in (select id from webhook_delivery
                                 where ended_at < now() - ? * interval '1 day' limit 5000)""", """
                    delete from webhook_event
                    where id in (select e.id from webhook_event e
                                 where e.time < now() - ? * interval '1 day'
                                   and not exists (select from webhook_delivery d where d.event_id = e.id)
                                 order by e.time limit 5000)""")) {
                try (PreparedStatement statement = connection.prepareStatement(step)) {
                    statement.setInt(1, keptDays);
                    gone += statement.executeUpdate();
                }
            }
            return gone;
        });
    }

    /** Webhooks that are paused, deliveries that wait for one that is not, since when, and those given up. */
    Backlog backlog() {
        return transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select (select count(*) from webhook_standing where paused_at is not null),
                                   count(*), coalesce(extract(epoch from now() - min(d.queued_at)), 0),
                                   (select count(*) from webhook_delivery where state = 'GIVEN_UP')
                            from webhook_delivery d join webhook_standing s on s.webhook = d.webhook
                            where d.state = 'PENDING' and s.paused_at is null""");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getLong(2), row.getDouble(3), row.getLong(4));
            }
        });
    }

    /** How the deliveries stand, for who watches over them. */
    record Backlog(long paused, long pending, double oldestSeconds, long givenUp) {
        static final Backlog NONE = new Backlog(0, 0, 0, 0);
    }

    /** A list of the log, the latest first. */
    List<Delivery> page(UUID webhook, Delivery.Selection which, UUID after, int limit) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select d.id, d.event_id, e.type, d.key, d.replay, d.state, d.queued_at, d.due, d.attempts, d.resent,
                           d.status, d.answer, d.millis, d.ended_at
                    from webhook_delivery d join webhook_event e on e.id = d.event_id
                    where d.webhook = ? and d.state = coalesce(?, d.state) and e.type = coalesce(?, e.type)
                      and d.key = coalesce(?, d.key) and d.event_id = coalesce(?::uuid, d.event_id)
                      and d.queued_at >= coalesce(?::timestamptz, d.queued_at) and (?::uuid is null or d.id < ?::uuid)
                    order by d.id desc limit ?""")) {
                select.setObject(1, webhook);
                select.setString(2, which.state() == null ? null : which.state().name());
                select.setString(3, which.type());
                select.setString(4, which.key());
                select.setObject(5, which.eventId());
                select.setTimestamp(6, timestamp(which.since()));
                select.setObject(7, after);
                select.setObject(8, after);
                select.setInt(9, limit);
                try (ResultSet row = select.executeQuery()) {
                    List<Delivery> found = new ArrayList<>();
                    while (row.next()) {
                        found.add(delivery(row));
                    }
                    return found;
                }
            }
        });
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Delivery.State state = Delivery.State.valueOf(row.getString(6));
        return new Delivery(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                state,
                instant(row.getTimestamp(7)),
                state == Delivery.State.PENDING ? instant(row.getTimestamp(8)) : null,
                row.getInt(9),
                row.getBoolean(10),
                row.getObject(11, Integer.class),
                row.getString(12),
                row.getObject(13, Long.class),
                instant(row.getTimestamp(14)));
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static Timestamp timestamp(Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    /** Queues one event again, whichever its type, in the transaction under way; whether it is kept still. */
    boolean replay(UUID webhook, UUID event) {
        int queued = transactions.inCurrent(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into webhook_delivery (webhook, event_id, key, replay)
                    select ?::uuid, id, key, true from webhook_event where id = ? for key share""")) {
                insert.setObject(1, webhook);
                insert.setObject(2, event);
                return insert.executeUpdate();
            }
        });
        transactions.afterCommit(waking);
        return queued == 1;
    }

    /** Queues the events of its types again that were announced in a time, as they were heard; and the time of the last. */
    QueuedAgain replay(UUID webhook, Instant from, Instant to, String key, int most) {
        QueuedAgain queuedAgain = transactions.inCurrent(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    with queued as (
                        insert into webhook_delivery (webhook, event_id, key, replay)
                        select w.id, e.id, e.key, true
                        from webhook w, webhook_event e
                        where w.id = ? and e.time >= ? and e.time < coalesce(?::timestamptz, now())
                          and e.key = coalesce(?, e.key)
                          and w.types && array[e.type, split_part(e.type, '.', 1) || '.*', '*']
                        order by e.time, e.position limit ? for key share of e
                        returning event_id)
                    select count(*), max(e.time) from queued q join webhook_event e on e.id = q.event_id""")) {
                insert.setObject(1, webhook);
                insert.setTimestamp(2, Timestamp.from(from));
                insert.setTimestamp(3, timestamp(to));
                insert.setString(4, key);
                insert.setInt(5, most);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    int queued = row.getInt(1);
                    return new QueuedAgain(queued, queued < most ? null : instant(row.getTimestamp(2)));
                }
            }
        });
        transactions.afterCommit(waking);
        return queuedAgain;
    }

    /** In the transaction under way; whether it was paused. */
    boolean resume(UUID webhook) {
        boolean resumed = transactions.inCurrent(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                            update webhook_standing
                            set paused_at = null, last_failure = null, failures = 0, failing_since = null,
                                not_before = null
                            where webhook = ? and paused_at is not null""");
                    PreparedStatement due = connection.prepareStatement("""
                            update webhook_delivery set due = now()
                            where webhook = ? and state = 'PENDING' and begun_at is null and due > now()""")) {
                update.setObject(1, webhook);
                due.setObject(1, webhook);
                return update.executeUpdate() == 1 && due.executeUpdate() >= 0;
            }
        });
        transactions.afterCommit(waking);
        return resumed;
    }

    /** Since when a new webhook hears: a little earlier than now, because not every clock goes like this one. */
    Instant hearsFrom() {
        return transactions.inCurrent(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select now() - interval '1 minute'");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getTimestamp(1).toInstant();
            }
        });
    }

    /** What a new webhook needs beside itself. */
    void open(UUID webhook) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into webhook_standing (webhook) values (?)")) {
                insert.setObject(1, webhook);
                return insert.executeUpdate();
            }
        });
    }

    /** The secret from now on; the present one goes on being used beside it for a while, and no one before that. */
    void keep(UUID webhook, byte[] sealed, Duration overlap) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                            "delete from webhook_secret where webhook = ? and valid_until is not null");
                    PreparedStatement update = connection.prepareStatement("""
                            update webhook_secret set valid_until = now() + ? * interval '1 millisecond'
                            where webhook = ?""");
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into webhook_secret (id, webhook, sealed) values (uuidv7(), ?, ?)")) {
                delete.setObject(1, webhook);
                delete.executeUpdate();
                update.setLong(1, overlap.toMillis());
                update.setObject(2, webhook);
                update.executeUpdate();
                insert.setObject(1, webhook);
                insert.setBytes(2, sealed);
                return insert.executeUpdate();
            }
        });
    }

    Standing standing(UUID webhook) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select s.failures, s.failing_since, s.paused_at, s.last_failure,
                           (select count(*) from webhook_delivery d where d.webhook = s.webhook and d.state = 'PENDING'),
                           (select min(queued_at) from webhook_delivery d
                            where d.webhook = s.webhook and d.state = 'PENDING'),
                           (select count(*) from webhook_delivery d where d.webhook = s.webhook and d.state = 'GIVEN_UP'),
                           (select max(valid_until) from webhook_secret f
                            where f.webhook = s.webhook and f.valid_until > now())
                    from webhook_standing s where s.webhook = ?""")) {
                select.setObject(1, webhook);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? new Standing(
                                    row.getInt(1),
                                    instant(row.getTimestamp(2)),
                                    instant(row.getTimestamp(3)),
                                    row.getString(4),
                                    row.getLong(5),
                                    instant(row.getTimestamp(6)),
                                    row.getLong(7),
                                    instant(row.getTimestamp(8)))
                            : Standing.NONE;
                }
            }
        });
    }
}
