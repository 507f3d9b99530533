package org.gendan.kernel.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;

/** How far one consumer has come on one key of one topic; its row is locked for the length of the transaction. */
record InboxStream(
        String consumer,
        String topic,
        String key,
        long applied,
        UUID epoch,
        String parkedReason,
        boolean isNew,
        boolean isTwin,
        boolean hasWaiting) {

    /** Takes note of the event and locks its stream in one round trip; isNew says that the event was not noted before. */
    private static final String LOCK = """
            with noted as (
                insert into inbox (consumer, event_id) values (?, ?) on conflict do nothing returning event_id),
            stream as (
                insert into inbox_stream (consumer, topic, key) values (?, ?, ?)
                on conflict (consumer, topic, key) do update set key = excluded.key
                returning applied, epoch, parked_reason)
            select applied, epoch, parked_reason,
                   exists (select from noted),
                   exists (select from inbox_twin where consumer = ? and event_id = ?),
                   exists (select from parked_event where consumer = ? and topic = ? and key = ?)
            from stream""";

    static InboxStream lock(Connection connection, String consumer, Envelope envelope, boolean parked)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, consumer);
            statement.setObject(2, envelope.id());
            statement.setString(3, consumer);
            statement.setString(4, envelope.topic());
            statement.setString(5, envelope.key());
            statement.setString(6, consumer);
            statement.setObject(7, envelope.id());
            statement.setString(8, consumer);
            statement.setString(9, envelope.topic());
            statement.setString(10, envelope.key());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new InboxStream(
                        consumer,
                        envelope.topic(),
                        envelope.key(),
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getBoolean(4) || parked,
                        row.getBoolean(5),
                        row.getBoolean(6));
            }
        }
    }

    boolean isParked() {
        return parkedReason != null;
    }

    void advance(Connection connection, Envelope envelope) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update inbox_stream set applied = ?, epoch = ? where consumer = ? and topic = ? and key = ?""")) {
            statement.setLong(1, envelope.sequence());
            statement.setObject(2, envelope.epoch());
            statement.setString(3, consumer);
            statement.setString(4, topic);
            statement.setString(5, key);
            statement.executeUpdate();
        }
        if (hasWaiting) {
            unkeep(connection, envelope.id());
        }
    }

    /** The stream stands still at this event until an operator releases or skips it. */
    void park(Connection connection, Envelope envelope, String reason) throws SQLException {
        keepBehind(connection, envelope, reason);
        try (PreparedStatement statement = connection.prepareStatement("""
                update inbox_stream set parked_reason = ? where consumer = ? and topic = ? and key = ?""")) {
            statement.setString(1, reason);
            statement.setString(2, consumer);
            statement.setString(3, topic);
            statement.setString(4, key);
            statement.executeUpdate();
        }
    }

    /** The event waits: for one that is missing before it, or for the release of its stream. */
    void keepBehind(Connection connection, Envelope envelope, String reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into parked_event
                    (consumer, topic, key, seq, event_id, epoch, type, twin, time, traceparent, data, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (consumer, event_id) do update set reason = excluded.reason""")) {
            statement.setString(1, consumer);
            statement.setString(2, topic);
            statement.setString(3, key);
            statement.setLong(4, envelope.sequence());
            statement.setObject(5, envelope.id());
            statement.setObject(6, envelope.epoch());
            statement.setString(7, envelope.type());
            statement.setObject(8, envelope.twin());
            statement.setTimestamp(9, Timestamp.from(envelope.time()));
            statement.setString(10, envelope.traceparent());
            statement.setBytes(11, envelope.data());
            statement.setString(12, reason);
            statement.executeUpdate();
        }
    }

    void rememberTwin(Connection connection, UUID twin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into inbox_twin (consumer, event_id) values (?, ?) on conflict do nothing")) {
            statement.setString(1, consumer);
            statement.setObject(2, twin);
            statement.executeUpdate();
        }
    }

    void forgetTwin(Connection connection, UUID twin) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from inbox_twin where consumer = ? and event_id = ?")) {
            statement.setString(1, consumer);
            statement.setObject(2, twin);
            statement.executeUpdate();
        }
    }

    /** The parked event that is next in turn on a stream that does not stand still. */
    static Optional<Envelope> nextParked(Connection connection, String consumer, String topic, String key)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select p.event_id, p.topic, p.key, p.seq, p.epoch, p.type, p.time, p.traceparent, p.twin, p.data
                from parked_event p join inbox_stream s using (consumer, topic, key)
                where p.consumer = ? and p.topic = ? and p.key = ? and p.seq = s.applied + 1 and s.parked_reason is null
                order by p.parked_at
                limit 1""")) {
            statement.setString(1, consumer);
            statement.setString(2, topic);
            statement.setString(3, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(parked(row)) : Optional.empty();
            }
        }
    }

    private static Envelope parked(ResultSet row) throws SQLException {
        return new Envelope(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                row.getString(8),
                row.getObject(9, UUID.class),
                row.getBytes(10));
    }

    private void unkeep(Connection connection, UUID event) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from parked_event where consumer = ? and event_id = ?")) {
            statement.setString(1, consumer);
            statement.setObject(2, event);
            statement.executeUpdate();
        }
    }
}
