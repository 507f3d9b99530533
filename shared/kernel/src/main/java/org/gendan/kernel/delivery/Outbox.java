package org.gendan.kernel.delivery;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;
import org.gendan.language.Ids;
import org.jboss.logging.Logger;

/**
 * Where a service announces what has happened. The event is written in the transaction of the change that it tells of,
 * numbered without gaps per key in commit order, and leaves for the broker once that transaction has committed.
 */
public class Outbox {
    static final int BUCKETS = 16;
    /** The broker takes a record of 1 MiB; what could not be sent is refused before it is written. */
    static final int LARGEST_EVENT = 900 * 1024;

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    /** The stream's row lock comes first: it is what puts two transactions on one key into one order. */
    private static final String APPEND = """
            with stream as (
                insert into event_stream as s (key, seq) values (?, 1)
                on conflict (key) do update set seq = s.seq + 1
                returning seq),
            event as (
                insert into domain_event (id, topic, key, seq, epoch, type, time, traceparent, twin, data)
                select ?, ?, ?, stream.seq, producer.epoch, ?, ?, ?, ?, ? from stream, producer
                returning id, seq),
            pending as (
                insert into outbox (bucket, event_id) select ?, id from event),
            touched as (
                insert into state_due (topic, key) select t, ? from unnest(?::text[]) t)
            select seq from event""";

    private static final String[] NO_STATE = {};

    private final String topic;
    private final Transactions transactions;
    private final IntConsumer relay;
    private final States states;

    /** Required by the container's proxy. */
    protected Outbox() {
        this(null, null, null, null);
    }

    /** Of a service that tells no states. */
    public Outbox(String topic, Transactions transactions, IntConsumer relay) {
        this(topic, transactions, relay, new States(List.of(), transactions, () -> {}));
    }

    Outbox(String topic, Transactions transactions, IntConsumer relay, States states) {
        this.topic = topic;
        this.transactions = transactions;
        this.relay = relay;
        this.states = states;
    }

    /**
     * Announces the event under its key when the transaction under way commits; returns the event's id. The change that it
     * tells of is written before it, so that a lost race or a broken rule of the database announces nothing.
     */
    public UUID announce(DomainEvent event) {
        return announce(event, null);
    }

    /** Announces the newer version of a fact ahead of its older twin, which must be announced next. */
    public UUID announce(DomainEvent newer, DomainEvent older) {
        UUID id = Ids.next();
        UUID twin = older == null ? null : Ids.next();
        append(id, newer, twin);
        if (older != null) {
            append(twin, older, null);
        }
        return id;
    }

    /**
     * Answers what another system sent, on a topic that is not the service's own. The key must be none that the service
     * announces events under, since both are numbered in one stream.
     */
    public UUID answer(String to, String key, String type, String data) {
        UUID id = Ids.next();
        append(id, to, key, type, null, data, NO_STATE);
        return id;
    }

    /** Whatever is announced about the order from here on carries the number that an ERP gave it. */
    public void refer(UUID orderId, String externalId) {
        transactions.inCurrent(connection -> {
            OrderReference.note(connection, orderId.toString(), externalId);
            return null;
        });
    }

    private void append(UUID id, DomainEvent event, UUID twin) {
        append(
                id,
                topic,
                event.key(),
                EventTypes.nameOf(event),
                twin,
                EventTypes.write(event),
                states.touchedBy(event));
    }

    private void append(UUID id, String to, String key, String type, UUID twin, String data, String[] touched) {
        int size = data.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST_EVENT) {
            throw new IllegalArgumentException("an event of %d bytes is larger than the broker takes".formatted(size));
        }
        int bucket = Math.floorMod(key.hashCode(), BUCKETS);
        transactions.flush();
        long seq = transactions.inCurrent(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
                statement.setString(1, key);
                statement.setObject(2, id);
                statement.setString(3, to);
                statement.setString(4, key);
                statement.setString(5, type);
                statement.setTimestamp(6, Timestamp.from(Instant.now()));
                statement.setString(7, traceparent());
                statement.setObject(8, twin);
                statement.setString(9, data);
                statement.setInt(10, bucket);
                statement.setString(11, key);
                statement.setArray(12, connection.createArrayOf("text", touched));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
        transactions.afterCommit(() -> {
            relay.accept(bucket);
            if (touched.length > 0) {
                states.wakeTeller();
            }
        });
        LOG.infof("announce %s key=%s seq=%d id=%s", type, key, seq, id);
    }

    private static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex())
                : null;
    }

    /** Pending rows, age of the oldest in seconds, blocked streams; what the inbox has parked, and has put aside undecided. */
    public record Backlog(long pending, double oldestSeconds, long blocked, long parked, long deadLetters) {
        static Backlog read(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("""
                            select (select count(*) from outbox),
                                   (select coalesce(extract(epoch from now() - min(e.time)), 0)
                                    from outbox o join domain_event e on e.id = o.event_id),
                                   (select count(*) from event_stream where blocked_reason is not null),
                                   (select count(*) from parked_event),
                                   (select count(*) from dead_letter where fate = 'OPEN')""");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getDouble(2), row.getLong(3), row.getLong(4), row.getLong(5));
            }
        }
    }
}
