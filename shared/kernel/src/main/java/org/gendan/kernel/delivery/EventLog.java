package org.gendan.kernel.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.store.Transactions;

/** Every event this service ever announced: read by operators, announced again for consumers that lost them. */
public class EventLog {
    private static final int LARGEST_REPLAY = 10_000;

    private final Transactions transactions;

    /** Required by the container's proxy. */
    protected EventLog() {
        this(null);
    }

    public EventLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Puts the events of a key back into the outbox, as they were, in their order; consumers drop what they applied. */
    public int replay(String key) {
        return enqueue("where key = ? order by seq limit ?", key);
    }

    /** Puts the events announced from an instant on back into the outbox, at most 10 000 at a time, oldest first. */
    public int replay(Instant from) {
        return enqueue("where time >= ? order by time, key, seq limit ?", Timestamp.from(from));
    }

    private int enqueue(String which, Object argument) {
        return transactions.inCurrent(connection -> {
            List<UUID> ids = new ArrayList<>();
            List<Integer> buckets = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("select id, key from domain_event " + which)) {
                select.setObject(1, argument);
                select.setInt(2, LARGEST_REPLAY);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getObject(1, UUID.class));
                        buckets.add(Math.floorMod(rows.getString(2).hashCode(), Outbox.BUCKETS));
                    }
                }
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into outbox (bucket, event_id) values (?, ?)")) {
                for (int i = 0; i < ids.size(); i++) {
                    insert.setInt(1, buckets.get(i));
                    insert.setObject(2, ids.get(i));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return ids.size();
        });
    }

    /** Says that this database was restored from a backup: what it announces from here on is not what it announced before. */
    public UUID newEpoch() {
        return transactions.inCurrent(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                            "update producer set epoch = gen_random_uuid() returning epoch");
                    ResultSet row = update.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        });
    }

    /** Releases a stream that the broker refused: tries again, or with skip gives the refused event up. */
    public boolean unblock(String key, boolean skip) {
        return transactions.inCurrent(connection -> {
            if (skip) {
                try (PreparedStatement delete = connection.prepareStatement("""
                        delete from outbox where event_id = (select blocked_event from event_stream where key = ?)""")) {
                    delete.setString(1, key);
                    delete.executeUpdate();
                }
            }
            try (PreparedStatement update = connection.prepareStatement("""
                    update event_stream set blocked_reason = null, blocked_event = null
                    where key = ? and blocked_reason is not null""")) {
                update.setString(1, key);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** An envelope from columns id, topic, key, seq, epoch, type, time, traceparent, twin, data, external_id beginning at the given one. */
    static Envelope envelope(ResultSet row, int first) throws SQLException {
        String data = row.getString(first + 9);
        return new Envelope(
                row.getObject(first, UUID.class),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getLong(first + 3),
                row.getObject(first + 4, UUID.class),
                row.getString(first + 5),
                row.getTimestamp(first + 6).toInstant(),
                row.getString(first + 7),
                row.getObject(first + 8, UUID.class),
                data == null ? null : data.getBytes(StandardCharsets.UTF_8),
                row.getString(first + 10));
    }
}
