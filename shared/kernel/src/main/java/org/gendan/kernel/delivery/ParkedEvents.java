package org.gendan.kernel.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.audit.Decisions;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;

/**
 * The events that this service's consumers could not apply and what waits behind them; an operator looks into them, and
 * releases or skips them, for a reason that is written down.
 */
public class ParkedEvents {
    private static final String WHAT = "ParkedEvent";

    private final Transactions transactions;
    private final List<Ear<?>> ears;
    private final Decisions decisions;

    /** An event that waits; the reason says for what. The sequence counts per topic and key. */
    @MayLack({"type", "reason"})
    public record ParkedEvent(
            UUID eventId,
            String consumer,
            String topic,
            String key,
            long sequence,
            String type,
            String reason,
            Instant parkedAt) {}

    /** An event that waits with all that came of it: what its headers said, and its body. */
    public record WholeEvent(
            ParkedEvent event, UUID epoch, UUID twin, Instant time, String traceparent, RecordContent content) {}

    /** Which parked events are meant: each criterion that is given must hold; reason is matched by its beginning. */
    public record Selection(
            String consumer, String topic, String key, String type, String reason, Instant since, int limit) {

        /** Of all consumers and topics. */
        public Selection(String key, String type, String reason, int limit) {
            this(null, null, key, type, reason, null, limit);
        }
    }

    private record Stream(String consumer, String topic, String key) {
        Map<String, Object> facts() {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("consumer", consumer);
            facts.put("topic", topic);
            return facts;
        }
    }

    /** Required by the container's proxy. */
    protected ParkedEvents() {
        this(null, List.of(), null);
    }

    public ParkedEvents(Transactions transactions, List<Ear<?>> ears, Decisions decisions) {
        this.transactions = transactions;
        this.ears = ears;
        this.decisions = decisions;
    }

    public List<ParkedEvent> find(Selection selection) {
        return transactions.inNew(connection -> select(connection, selection));
    }

    /** All of one event; where several consumers stand still at it, the first of them unless one is named. */
    public WholeEvent read(UUID event, String consumer) {
        return transactions.inNew(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select event_id, consumer, topic, key, seq, type, reason, parked_at, epoch, twin, time, traceparent, data
                    from parked_event where event_id = ? and consumer = coalesce(?, consumer)
                    order by consumer limit 1""")) {
                statement.setObject(1, event);
                statement.setString(2, consumer);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw Refused.unknown("parked-event", event);
                    }
                    Timestamp time = row.getTimestamp(11);
                    return new WholeEvent(
                            parked(row),
                            row.getObject(9, UUID.class),
                            row.getObject(10, UUID.class),
                            time == null ? null : time.toInstant(),
                            row.getString(12),
                            RecordContent.of(row.getBytes(13)));
                }
            }
        });
    }

    /** Tries the selected streams again from where they stand still; returns how many streams were released. */
    public int release(Selection selection, String because) {
        return release(selection, because, false);
    }

    /** Gives up the event at which each selected stream stands still and goes on behind it. */
    public int skip(Selection selection, String because) {
        return release(selection, because, true);
    }

    private int release(Selection selection, String because, boolean skip) {
        List<Stream> streams = transactions.inNew(connection -> {
            List<Stream> selected = select(connection, selection).stream()
                    .map(event -> new Stream(event.consumer(), event.topic(), event.key()))
                    .distinct()
                    .toList();
            for (Stream stream : selected) {
                // First, because it locks the stream: what is parked on it does not change from here on.
                clear(connection, stream);
                note(connection, stream, because, skip);
                if (skip) {
                    passOver(connection, stream);
                } else {
                    acceptNewEpoch(connection, stream);
                }
            }
            return selected;
        });
        for (Stream stream : streams) {
            ears.stream()
                    .filter(ear -> ear.consumer().equals(stream.consumer()))
                    .filter(ear -> ear.topic().equals(stream.topic()))
                    .forEach(ear -> ear.goOn(stream.key()));
        }
        return streams.size();
    }

    private List<ParkedEvent> select(Connection connection, Selection selection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select event_id, consumer, topic, key, seq, type, reason, parked_at
                from parked_event
                where consumer = coalesce(?, consumer) and topic = coalesce(?, topic) and key = coalesce(?, key)
                  and coalesce(type, '') = coalesce(?, type, '') and starts_with(reason, coalesce(?, ''))
                  and parked_at >= coalesce(?::timestamptz, parked_at)
                order by consumer, topic, key, seq
                limit ?""")) {
            statement.setString(1, selection.consumer());
            statement.setString(2, selection.topic());
            statement.setString(3, selection.key());
            statement.setString(4, selection.type());
            statement.setString(5, selection.reason());
            statement.setTimestamp(6, selection.since() == null ? null : Timestamp.from(selection.since()));
            statement.setInt(7, selection.limit());
            List<ParkedEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(parked(row));
                }
            }
            return events;
        }
    }

    private static ParkedEvent parked(ResultSet row) throws SQLException {
        return new ParkedEvent(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getTimestamp(8).toInstant());
    }

    /** Writes down at what the stream stands still, before it goes on. */
    private void note(Connection connection, Stream stream, String because, boolean skip) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select p.event_id, p.seq, p.type, p.reason, p.seq > s.applied + 1
                from parked_event p join inbox_stream s using (consumer, topic, key)
                where p.consumer = ? and p.topic = ? and p.key = ? order by p.seq limit 1""")) {
            name(statement, stream);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                Map<String, Object> facts = stream.facts();
                facts.put("sequence", row.getLong(2));
                facts.put("type", row.getString(3));
                facts.put("reason", row.getString(4));
                String skipped = row.getBoolean(5) ? "what is missing before it skipped" : "skipped";
                decisions.note(stream.key(), WHAT, row.getString(1), skip ? skipped : "released", because, facts);
            }
        }
    }

    /**
     * Moves the stream over what it stands still at: its first parked event, which is thereby given up, or the missing
     * ones before it. Of a restored producer the stream follows the new epoch from there.
     */
    private void passOver(Connection connection, Stream stream) throws SQLException {
        execute(connection, stream, """
                with head as (
                    select consumer, topic, key, p.event_id, p.seq, p.epoch, p.seq > s.applied + 1 as after_missing
                    from parked_event p join inbox_stream s using (consumer, topic, key)
                    where consumer = ? and topic = ? and key = ? order by p.seq limit 1),
                given_up as (
                    delete from parked_event p using head
                    where not head.after_missing and (p.consumer, p.event_id) = (head.consumer, head.event_id))
                update inbox_stream s
                set applied = case when head.after_missing then head.seq - 1 else head.seq end,
                    epoch = case when head.after_missing then s.epoch else head.epoch end
                from head
                where (s.consumer, s.topic, s.key) = (head.consumer, head.topic, head.key)
                  and (head.seq > s.applied or head.epoch is distinct from s.epoch)""");
    }

    /** A producer restored from a backup counts anew: releasing its stream means to follow it from there. */
    private void acceptNewEpoch(Connection connection, Stream stream) throws SQLException {
        execute(connection, stream, """
                with head as (
                    select consumer, topic, key, seq, epoch from parked_event
                    where consumer = ? and topic = ? and key = ? order by seq limit 1)
                update inbox_stream s set applied = head.seq - 1, epoch = head.epoch
                from head where (s.consumer, s.topic, s.key) = (head.consumer, head.topic, head.key)
                  and head.seq <= s.applied and head.epoch is distinct from s.epoch""");
    }

    private void clear(Connection connection, Stream stream) throws SQLException {
        execute(connection, stream, """
                update inbox_stream set parked_reason = null where consumer = ? and topic = ? and key = ?""");
    }

    private static void execute(Connection connection, Stream stream, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            name(statement, stream);
            statement.executeUpdate();
        }
    }

    private static void name(PreparedStatement statement, Stream stream) throws SQLException {
        statement.setString(1, stream.consumer());
        statement.setString(2, stream.topic());
        statement.setString(3, stream.key());
    }
}
