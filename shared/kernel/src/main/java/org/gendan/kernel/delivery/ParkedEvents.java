package org.gendan.kernel.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.store.Transactions;

/** The events that this service could not apply and what waits behind them; an operator releases or skips them. */
public class ParkedEvents {
    private final String consumer;
    private final Transactions transactions;
    private final Inbox inbox;
    private final List<Ear<?>> ears;

    /** An event that waits; the reason says for what. The sequence counts per topic and key. */
    @MayLack({"type", "reason"})
    public record ParkedEvent(
            UUID eventId, String topic, String key, long sequence, String type, String reason, Instant parkedAt) {}

    /** Which parked events are meant: each criterion that is given must hold; reason is matched by its beginning. */
    public record Selection(String key, String type, String reason, int limit) {}

    private record Stream(String topic, String key) {}

    /** Required by the container's proxy. */
    protected ParkedEvents() {
        this(null, null, null, List.of());
    }

    public ParkedEvents(String consumer, Transactions transactions, Inbox inbox, List<Ear<?>> ears) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.inbox = inbox;
        this.ears = ears;
    }

    public List<ParkedEvent> find(Selection selection) {
        return transactions.inNew(connection -> select(connection, selection));
    }

    /** Tries the selected streams again from where they stand still; returns how many streams were released. */
    public int release(Selection selection) {
        return release(selection, false);
    }

    /** Gives up the event at which each selected stream stands still and goes on behind it. */
    public int skip(Selection selection) {
        return release(selection, true);
    }

    private int release(Selection selection, boolean skip) {
        List<Stream> streams = transactions.inNew(connection -> {
            List<Stream> selected = select(connection, selection).stream()
                    .map(event -> new Stream(event.topic(), event.key()))
                    .distinct()
                    .toList();
            for (Stream stream : selected) {
                // First, because it locks the stream: what is parked on it does not change from here on.
                clear(connection, stream);
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
                    .filter(ear -> ear.topic().equals(stream.topic()))
                    .forEach(ear -> inbox.drainParked(stream.key(), ear));
        }
        return streams.size();
    }

    private List<ParkedEvent> select(Connection connection, Selection selection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select event_id, topic, key, seq, type, reason, parked_at
                from parked_event
                where consumer = ? and key = coalesce(?, key) and coalesce(type, '') = coalesce(?, type, '')
                  and starts_with(reason, coalesce(?, ''))
                order by topic, key, seq
                limit ?""")) {
            statement.setString(1, consumer);
            statement.setString(2, selection.key());
            statement.setString(3, selection.type());
            statement.setString(4, selection.reason());
            statement.setInt(5, selection.limit());
            List<ParkedEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(new ParkedEvent(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getString(6),
                            row.getTimestamp(7).toInstant()));
                }
            }
            return events;
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

    private void execute(Connection connection, Stream stream, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            statement.setString(2, stream.topic());
            statement.setString(3, stream.key());
            statement.executeUpdate();
        }
    }
}
