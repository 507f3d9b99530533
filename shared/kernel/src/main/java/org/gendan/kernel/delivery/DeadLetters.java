package org.gendan.kernel.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.audit.Decisions;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.Ids;

/**
 * The records that this service's consumers put aside because they belong to no stream: without id, key or sequence, or of
 * another producer than the topic's. They are kept as they came; an operator looks into them, and has each taken anew, where
 * it can be read by now, or discards it.
 */
public class DeadLetters {
    /** What a broker takes unless it is told otherwise; more is not kept, and so cannot be taken anew. */
    private static final int LARGEST_KEPT = 1024 * 1024;

    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_REASON = 1_000;
    private static final String WHAT = "DeadLetter";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS = """
            id, consumer, topic, record_partition, record_offset, record_key, reason, fate, put_aside_at, decided_by,
            decided_at, decided_because""";

    private final Transactions transactions;
    private final List<Ear<?>> ears;
    private final Decisions decisions;

    /** What became of it. */
    public enum Fate {
        OPEN,
        REPLAYED,
        DISCARDED
    }

    /** A record that was put aside, where it stood, and what was decided about it. */
    public record DeadLetter(
            UUID id,
            String consumer,
            String topic,
            int partition,
            long offset,

            @Schema(description = "Absent where it had none.")
            String key,

            @Schema(description = "Why it belongs to no stream.")
            String reason,

            Fate fate,
            Instant putAsideAt,
            String decidedBy,
            Instant decidedAt,
            String because) {}

    /** A header as it came. */
    public record KeptHeader(String name, RecordContent content) {}

    /** A record that was put aside, with all that came of it. */
    public record WholeLetter(
            DeadLetter letter,
            List<KeptHeader> headers,
            RecordContent content,

            @Schema(description = "Whether all of it was kept; else it can only be discarded.")
            boolean complete) {}

    /** Which are meant: each criterion that is given must hold; reason is matched by its beginning. */
    public record Selection(
            String consumer, String topic, String key, String reason, Fate fate, Instant since, int limit) {}

    /** A header as it is kept. */
    private record Kept(String name, byte[] value) {}

    /** Required by the container's proxy. */
    protected DeadLetters() {
        this(null, List.of(), null);
    }

    public DeadLetters(Transactions transactions, List<Ear<?>> ears, Decisions decisions) {
        this.transactions = transactions;
        this.ears = ears;
        this.decisions = decisions;
    }

    /** Keeps a record in the transaction under way, once however often it comes. */
    static int keep(Connection connection, String consumer, Inbox.DeadLetter letter) throws SQLException {
        ConsumerRecord<String, byte[]> record = letter.record();
        byte[] data = record.value();
        List<Kept> headers = Stream.of(record.headers().toArray())
                .limit(MOST_HEADERS)
                .map(header -> new Kept(header.key(), header.value()))
                .toList();
        boolean cut = data != null && data.length > LARGEST_KEPT;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into dead_letter
                    (id, consumer, topic, record_partition, record_offset, record_time, record_key, headers, data,
                     data_size, complete, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (consumer, topic, record_partition, record_offset, record_time) do nothing""")) {
            insert.setObject(1, Ids.next());
            insert.setString(2, consumer);
            insert.setString(3, record.topic());
            insert.setInt(4, record.partition());
            insert.setLong(5, record.offset());
            insert.setLong(6, record.timestamp());
            insert.setBytes(7, record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8));
            insert.setString(8, write(headers));
            insert.setBytes(9, cut ? Arrays.copyOf(data, LARGEST_KEPT) : data);
            insert.setLong(10, data == null ? 0 : data.length);
            insert.setBoolean(11, !cut && headers.size() == record.headers().toArray().length);
            insert.setString(12, storable(letter.reason()));
            return insert.executeUpdate();
        }
    }

    /** The latest first. */
    public List<DeadLetter> find(Selection selection) {
        return transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + """
                    \sfrom dead_letter
                    where consumer = coalesce(?, consumer) and topic = coalesce(?, topic)
                      and (?::bytea is null or record_key = ?) and starts_with(reason, coalesce(?, ''))
                      and fate = coalesce(?, fate) and put_aside_at >= coalesce(?::timestamptz, put_aside_at)
                    order by id desc limit ?""")) {
                byte[] key = selection.key() == null ? null : selection.key().getBytes(StandardCharsets.UTF_8);
                select.setString(1, selection.consumer());
                select.setString(2, selection.topic());
                select.setBytes(3, key);
                select.setBytes(4, key);
                select.setString(5, selection.reason());
                select.setString(
                        6, selection.fate() == null ? null : selection.fate().name());
                select.setTimestamp(7, selection.since() == null ? null : Timestamp.from(selection.since()));
                select.setInt(8, selection.limit());
                List<DeadLetter> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(letter(row));
                    }
                }
                return found;
            }
        });
    }

    public WholeLetter read(UUID id) {
        return transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select " + COLUMNS + ", headers, data, data_size, complete from dead_letter where id = ?")) {
                select.setObject(1, id);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw Refused.unknown("dead-letter", id);
                    }
                    List<KeptHeader> headers = kept(row.getString(13)).stream()
                            .map(header -> new KeptHeader(header.name(), RecordContent.of(header.value())))
                            .toList();
                    byte[] data = row.getBytes(14);
                    return new WholeLetter(
                            letter(row),
                            headers,
                            data == null ? RecordContent.of(null) : RecordContent.of(data, row.getLong(15)),
                            row.getBoolean(16));
                }
            }
        });
    }

    /**
     * Takes the record as if it came now, which only helps where it can be read by now. What came behind it on its key has
     * waited for it, and is applied after it. Whoever dies between has it taken once more, which the inbox knows.
     */
    public DeadLetter replay(UUID id, String by, String because) {
        ConsumerRecord<String, byte[]> record = transactions.inNew(connection -> open(connection, id, this::whole));
        try {
            Envelope.of(record);
        } catch (Envelope.Unaddressed unaddressed) {
            throw Refused.conflict("dead-letter-unreadable", Map.of("why", unaddressed.getMessage()));
        }
        String consumer = transactions.inNew(connection -> open(connection, id, row -> row.letter.consumer()));
        ears.stream()
                .filter(ear -> ear.consumer().equals(consumer) && ear.topic().equals(record.topic()))
                .findFirst()
                .orElseThrow(() ->
                        Refused.conflict("dead-letter-unheard", Map.of("topic", record.topic(), "consumer", consumer)))
                .hearAgain(record);
        return decide(id, Fate.REPLAYED, by, because);
    }

    /** Nobody takes it any more. */
    public DeadLetter discard(UUID id, String by, String because) {
        return decide(id, Fate.DISCARDED, by, because);
    }

    private ConsumerRecord<String, byte[]> whole(Row row) {
        if (!row.complete) {
            throw Refused.conflict("dead-letter-unreadable", Map.of("why", "not all of it was kept"));
        }
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                row.letter.topic(), row.letter.partition(), row.letter.offset(), row.letter.key(), row.data);
        row.headers.forEach(header -> record.headers().add(header.name(), header.value()));
        return record;
    }

    private record Row(DeadLetter letter, List<Kept> headers, byte[] data, boolean complete) {}

    /** Locks it; refuses one that was decided about. */
    private static <T> T open(Connection connection, UUID id, Function<Row, T> reading) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + ", headers, data, complete from dead_letter where id = ? for update")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Refused.unknown("dead-letter", id);
                }
                DeadLetter letter = letter(row);
                if (letter.fate() != Fate.OPEN) {
                    throw Refused.wrongState(letter.fate(), List.of(Fate.OPEN));
                }
                return reading.apply(new Row(letter, kept(row.getString(13)), row.getBytes(14), row.getBoolean(15)));
            }
        }
    }

    private DeadLetter decide(UUID id, Fate fate, String by, String because) {
        return transactions.inNew(connection -> {
            DeadLetter letter = open(connection, id, Row::letter);
            try (PreparedStatement update = connection.prepareStatement("""
                    update dead_letter set fate = ?, decided_by = ?, decided_at = now(), decided_because = ? where id = ?
                    returning\s""" + COLUMNS)) {
                update.setString(1, fate.name());
                update.setString(2, by);
                update.setString(3, because);
                update.setObject(4, id);
                Map<String, Object> facts = Map.of(
                        "consumer",
                        letter.consumer(),
                        "topic",
                        letter.topic(),
                        "partition",
                        letter.partition(),
                        "offset",
                        letter.offset(),
                        "reason",
                        letter.reason());
                decisions.note(
                        "dead-letter/" + id,
                        WHAT,
                        id.toString(),
                        fate.name().toLowerCase(java.util.Locale.ROOT),
                        because,
                        facts);
                try (ResultSet row = update.executeQuery()) {
                    row.next();
                    return letter(row);
                }
            }
        });
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        byte[] key = row.getBytes(6);
        return new DeadLetter(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                row.getString(7),
                Fate.valueOf(row.getString(8)),
                row.getTimestamp(9).toInstant(),
                row.getString(10),
                Optional.ofNullable(row.getTimestamp(11))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                row.getString(12));
    }

    private static String write(List<Kept> headers) {
        try {
            return JSON.writeValueAsString(headers.stream()
                    .map(header -> new Kept(header.name().replace("\0", ""), header.value()))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Kept> kept(String headers) {
        try {
            return JSON.readValue(headers, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("headers that were kept cannot be read", impossible);
        }
    }

    private static String storable(String reason) {
        String clean = String.valueOf(reason).replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), LONGEST_REASON));
    }
}
