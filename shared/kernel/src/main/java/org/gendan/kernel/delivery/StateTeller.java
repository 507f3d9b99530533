package org.gendan.kernel.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.Ids;
import org.gendan.language.state.State;
import org.gendan.language.state.StateTypes;
import org.jboss.logging.Logger;

/**
 * Tells of whatever was noted as changed how it stands now, on its compacted topic. Several changes of one aggregate become
 * one word. One replica at a time tells the states of a topic, and reads them once it alone does, so that no older word comes
 * behind a newer one; what was noted is forgotten when the broker has the word. Killed anywhere, the worst is that the same
 * is told again. It holds nobody up: who changes an aggregate leaves a note and is done.
 */
final class StateTeller implements AutoCloseable {
    /** The last of the aggregate's events that its state includes; consumers of both go on behind it. */
    static final String AS_OF = "ce_asof";

    private static final Logger LOG = Logger.getLogger(StateTeller.class);
    private static final int BATCH = 100;
    private static final Duration SWEEP = Duration.ofMillis(500);
    /** How long a change waits for others, and leaves the machine to what follows from its event. */
    private static final Duration GATHERED_FOR = Duration.ofMillis(100);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Above the producer's delivery timeout, below the database's idle-in-transaction timeout. */
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(12);

    private final String source;
    private final Transactions transactions;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Map<String, StateOf<?>> states;
    private final Semaphore due = new Semaphore(0);
    private Producer<String, byte[]> producer;
    private Thread thread;
    private volatile boolean closed;

    StateTeller(
            String source,
            Transactions transactions,
            Supplier<Producer<String, byte[]>> producers,
            List<StateOf<?>> states) {
        this.source = source;
        this.transactions = transactions;
        this.producers = producers;
        this.states = states.stream().collect(Collectors.toMap(States::topicOf, state -> state));
    }

    /** Notes of changes, and whom they are about, each once. */
    private record Notes(List<Long> ids, Set<String> keys) {}

    /** The broker did not say that it has the word. */
    private static final class NotAcknowledged extends RuntimeException {
        NotAcknowledged(Throwable cause) {
            super(cause);
        }
    }

    /** Tried again it would fail again, and hold up all others. */
    private static final class Untellable extends RuntimeException {
        private final transient Notes notes;

        Untellable(Notes notes, Throwable cause) {
            super(cause.getMessage(), cause);
            this.notes = notes;
        }
    }

    /** How long the oldest note waits. */
    static double oldestSeconds(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select extract(epoch from now() - noted_at) from state_due order by id limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getDouble(1) : 0;
        }
    }

    void start() {
        if (!states.isEmpty()) {
            thread = Thread.ofPlatform().daemon().name("state-teller").start(this::run);
        }
    }

    /** Says that a transaction which noted something has committed. */
    void wake() {
        due.release();
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(2));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        try {
            while (!closed) {
                try {
                    due.drainPermits();
                    if (!tellSome() && due.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                        Thread.sleep(GATHERED_FOR);
                    }
                    pause = SHORTEST_PAUSE;
                } catch (RuntimeException failed) {
                    if (closed) {
                        return;
                    }
                    LOG.warnf("states are told later: %s", failed.getMessage());
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            discardProducer();
        }
    }

    /** Whether there are likely more. */
    private boolean tellSome() {
        boolean more = false;
        for (String topic : transactions.inNew(this::topicsDue)) {
            more |= tellSome(topic);
        }
        return more;
    }

    private boolean tellSome(String topic) {
        try {
            return transactions.inNew(connection -> tell(connection, topic, BATCH)) == BATCH;
        } catch (RuntimeException failed) {
            if (isPassing(failed)) {
                throw failed;
            }
            LOG.warnf("states of %s are told one by one: %s", topic, failed.getMessage());
            for (int i = 0; i < BATCH && tellOne(topic); i++) {
                // the next one
            }
            return true;
        }
    }

    private boolean tellOne(String topic) {
        try {
            return transactions.inNew(connection -> tell(connection, topic, 1)) > 0;
        } catch (Untellable untellable) {
            LOG.errorf(untellable.getCause(), "the state of %s is not told on %s", untellable.notes.keys(), topic);
            transactions.inNew(connection -> {
                forget(connection, untellable.notes);
                return null;
            });
            return true;
        }
    }

    private boolean isPassing(RuntimeException failed) {
        return closed || failed instanceof NotAcknowledged || transactions.isPassing(failed);
    }

    private List<String> topicsDue(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select t from unnest(?::text[]) t where exists (select from state_due d where d.topic = t)""")) {
            select.setArray(1, connection.createArrayOf("text", states.keySet().toArray()));
            List<String> topics = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    topics.add(row.getString(1));
                }
            }
            return topics;
        }
    }

    private int tell(Connection connection, String topic, int most) throws SQLException {
        if (!isAlone(connection, topic)) {
            return 0;
        }
        Notes notes = notes(connection, topic, most);
        if (notes.ids().isEmpty()) {
            return 0;
        }
        try {
            send(records(connection, topic, notes.keys()));
        } catch (RuntimeException failed) {
            // While this one is alone still: what may be on the wire must not come behind what another sends then.
            discardProducer();
            throw notes.keys().size() > 1 || isPassing(failed) ? failed : new Untellable(notes, failed);
        }
        forget(connection, notes);
        return notes.ids().size();
    }

    private static boolean isAlone(Connection connection, String topic) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended('state/' || ?, 0))")) {
            lock.setString(1, topic);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static Notes notes(Connection connection, String topic, int most) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id, key from state_due where topic = ? order by id limit ?")) {
            select.setString(1, topic);
            select.setInt(2, most);
            Notes notes = new Notes(new ArrayList<>(), new LinkedHashSet<>());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    notes.ids().add(row.getLong(1));
                    notes.keys().add(row.getString(2));
                }
            }
            return notes;
        }
    }

    private static void forget(Connection connection, Notes notes) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from state_due where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", notes.ids().toArray()));
            delete.executeUpdate();
        }
    }

    /** The events are counted before the state is read: it includes these, and perhaps a later one. */
    private List<ProducerRecord<String, byte[]>> records(Connection connection, String topic, Set<String> keys)
            throws SQLException {
        StateTypes.Type<?> type = StateTypes.on(topic).orElseThrow();
        Map<String, Long> asOf =
                numbers(connection, "select key, seq from event_stream where key = any (?)", keys, null);
        Map<UUID, ? extends State> now =
                states.get(topic).of(keys.stream().map(UUID::fromString).toList());
        Map<String, Long> times = numbers(connection, """
                insert into state_told as t (key, topic, times) select k, ?, 1 from unnest(?::text[]) k
                on conflict (topic, key) do update set times = t.times + 1
                returning key, times""", keys, topic);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select epoch, now() from producer");
                ResultSet row = select.executeQuery()) {
            row.next();
            UUID epoch = row.getObject(1, UUID.class);
            Instant time = row.getTimestamp(2).toInstant();
            for (String key : keys) {
                State state = now.get(UUID.fromString(key));
                byte[] data = state == null ? null : StateTypes.write(state).getBytes(StandardCharsets.UTF_8);
                if (data != null && data.length > Outbox.LARGEST_EVENT) {
                    throw new IllegalArgumentException(
                            "a state of %d bytes is larger than the broker takes".formatted(data.length));
                }
                ProducerRecord<String, byte[]> record = new Envelope(
                                Ids.next(),
                                topic,
                                key,
                                times.get(key),
                                epoch,
                                type.name(),
                                time,
                                null,
                                null,
                                data,
                                null)
                        .toRecord(source);
                record.headers()
                        .add(AS_OF, asOf.getOrDefault(key, 0L).toString().getBytes(StandardCharsets.UTF_8));
                records.add(record);
            }
        }
        return records;
    }

    private static Map<String, Long> numbers(Connection connection, String sql, Set<String> keys, String topic)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            if (topic != null) {
                statement.setString(next++, topic);
            }
            statement.setArray(next, connection.createArrayOf("text", keys.toArray()));
            Map<String, Long> numbers = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.put(row.getString(1), row.getLong(2));
                }
            }
            return numbers;
        }
    }

    private void send(List<ProducerRecord<String, byte[]>> records) {
        long until = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
        try {
            if (producer == null) {
                producer = producers.get();
            }
            List<Future<RecordMetadata>> sent =
                    records.stream().map(record -> producer.send(record)).toList();
            for (Future<RecordMetadata> answer : sent) {
                answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledged(stop);
        } catch (ExecutionException failed) {
            if (OutboxRelay.isForGood(failed.getCause())) {
                throw new IllegalArgumentException(failed.getCause().getMessage(), failed);
            }
            throw new NotAcknowledged(failed.getCause());
        } catch (TimeoutException | KafkaException failed) {
            throw new NotAcknowledged(failed);
        }
    }

    private void discardProducer() {
        if (producer == null) {
            return;
        }
        // A producer does not close on an interrupted thread.
        boolean interrupted = Thread.interrupted();
        try {
            producer.close(Duration.ZERO);
        } catch (RuntimeException failed) {
            LOG.warnf("a producer did not close: %s", failed.getMessage());
        }
        producer = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
