package org.gendan.kernel.delivery.erp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gendan.language.erp.ErpOutcome;
import org.gendan.language.erp.ErpTypes;

/** What was sent by ERPs and answered, and which revision of what was applied last; on the connection of the one who asks. */
final class ErpLog {
    private ErpLog() {}

    /** What came before under the same source and id, and what it was answered. */
    record Kept(int partition, long offset, long sentAt, String topic, String contentHash, ErpOutcome answer) {
        /** Whether it is the very record, which the broker delivers again when its acknowledgement was lost. */
        boolean isSameRecord(ErpMessage message) {
            return topic.equals(message.topic())
                    && partition == message.partition()
                    && offset == message.offset()
                    && sentAt == message.sentAt();
        }
    }

    /** The revision of something that was applied last, to what, and the hash of what it said. */
    record Last(long revision, String hash, UUID id) {}

    /** Whether the message is new; whoever keeps the same at the same time is waited for. */
    static boolean keep(Connection connection, ErpMessage message, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into erp_message (source, id, topic, partition, record_offset, sent_at, key, type, body,
                                         content_hash, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, message.keptSource());
            insert.setString(2, message.keptId());
            insert.setString(3, message.topic());
            insert.setInt(4, message.partition());
            insert.setLong(5, message.offset());
            insert.setLong(6, message.sentAt());
            insert.setString(7, message.key());
            insert.setString(8, message.type());
            insert.setBytes(9, message.body());
            insert.setString(10, message.contentHash());
            insert.setTimestamp(11, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        }
    }

    static Kept kept(Connection connection, ErpMessage message) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select partition, record_offset, sent_at, topic, content_hash, answer
                from erp_message where source = ? and id = ?""")) {
            select.setString(1, message.keptSource());
            select.setString(2, message.keptId());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Kept(
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        answer(row.getString(6)));
            }
        }
    }

    private static ErpOutcome answer(String json) {
        try {
            return ErpTypes.read(json.getBytes(StandardCharsets.UTF_8), ErpOutcome.class);
        } catch (IOException impossible) {
            throw new IllegalStateException("an answer that cannot be read", impossible);
        }
    }

    static void answered(Connection connection, ErpMessage message, ErpOutcome outcome) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update erp_message set outcome = ?, answer = ? where source = ? and id = ?")) {
            update.setString(1, outcome.outcome().name());
            update.setString(2, ErpTypes.write(outcome));
            update.setString(3, message.keptSource());
            update.setString(4, message.keptId());
            update.executeUpdate();
        }
    }

    /** Lets nobody else apply a revision of the same until the transaction ends: there is no row to lock of what is new. */
    static Optional<Last> last(Connection connection, Subject subject, String externalId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, subject + "/" + externalId);
            lock.execute();
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select revision, hash, subject_id from erp_subject where kind = ? and external_id = ?")) {
            select.setString(1, subject.name());
            select.setString(2, externalId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Last(row.getLong(1), row.getString(2), row.getObject(3, UUID.class)))
                        : Optional.empty();
            }
        }
    }

    static void applied(Connection connection, Subject subject, String externalId, Last last) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into erp_subject (kind, external_id, revision, hash, subject_id) values (?, ?, ?, ?, ?)
                on conflict (kind, external_id) do update
                set revision = excluded.revision, hash = excluded.hash, subject_id = excluded.subject_id""")) {
            upsert.setString(1, subject.name());
            upsert.setString(2, externalId);
            upsert.setLong(3, last.revision());
            upsert.setString(4, last.hash());
            upsert.setObject(5, last.id());
            upsert.executeUpdate();
        }
    }
}
