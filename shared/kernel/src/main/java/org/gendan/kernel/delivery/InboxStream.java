package org.gendan.kernel.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;

/**
 * How far one consumer had come on one key of one topic when it took an event; its row is locked for the length of the
 * transaction, and has moved on to the event if it was the event's turn.
 */
record InboxStream(
        String consumer,
        String topic,
        String key,
        long applied,
        UUID epoch,
        String parkedReason,
        UUID twin,
        boolean isNew,
        boolean hasWaiting) {

    private static final int LONGEST_REASON = 1_000;

    /**
     * Takes note of the event and locks its stream, in one round trip. Next is the id of the event's older twin, which is
     * then passed over; again says that the event is taken from where it was parked.
     */
    static InboxStream take(Connection connection, String consumer, Envelope envelope, UUID next, boolean again)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select applied, epoch, parked_reason, twin, is_new, waiting from inbox_take(?, ?, ?, ?, ?, ?, ?, ?)""")) {
            statement.setString(1, consumer);
            statement.setObject(2, envelope.id());
            statement.setString(3, envelope.topic());
            statement.setString(4, envelope.key());
            statement.setLong(5, envelope.sequence());
            statement.setObject(6, envelope.epoch());
            statement.setObject(7, next);
            statement.setBoolean(8, again);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new InboxStream(
                        consumer,
                        envelope.topic(),
                        envelope.key(),
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getBoolean(5),
                        row.getBoolean(6));
            }
        }
    }

    boolean isParked() {
        return parkedReason != null;
    }

    /** Whether the event is the older version of a fact that was applied as the newer one. */
    boolean isTwin(Envelope envelope) {
        return envelope.id().equals(twin);
    }

    /** Others may wait on the stream; the event itself does so no longer. */
    void goesOn(Connection connection, Envelope envelope) throws SQLException {
        if (hasWaiting) {
            unkeep(connection, envelope.id());
        }
    }

    /** The stream stands still at this event until an operator releases or skips it. */
    void park(Connection connection, Envelope envelope, String reason) throws SQLException {
        keepBehind(connection, envelope, reason);
        try (PreparedStatement statement = connection.prepareStatement("""
                update inbox_stream set parked_reason = ?, applied = ?, epoch = ?, twin = ?
                where consumer = ? and topic = ? and key = ?""")) {
            statement.setString(1, storable(reason));
            statement.setLong(2, applied);
            statement.setObject(3, epoch);
            statement.setObject(4, twin);
            statement.setString(5, consumer);
            statement.setString(6, topic);
            statement.setString(7, key);
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
            statement.setString(12, storable(reason));
            statement.executeUpdate();
        }
    }

    /** A reason quotes what could not be read, which may be long and may hold what the database cannot. */
    private static String storable(String reason) {
        String clean = reason.replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), LONGEST_REASON));
    }

    /** The parked event that is next in turn on a stream that does not stand still. */
    static Optional<Envelope> nextParked(Connection connection, String consumer, String topic, String key)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select p.event_id, p.topic, p.key, p.seq, p.epoch, p.type, p.time, p.traceparent, p.twin, p.data
                from parked_event p join inbox_stream s using (consumer, topic, key)
                where p.consumer = ? and p.topic = ? and p.key = ? and p.seq = s.applied + 1 and s.parked_reason is null
                order by p.epoch is not distinct from s.epoch desc, p.parked_at
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
                row.getBytes(10),
                null);
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
