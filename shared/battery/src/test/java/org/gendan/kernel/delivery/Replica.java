package org.gendan.kernel.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gendan.kernel.store.DatabaseFailed;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent.ReceiptRecorded;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.LinesEntered;

/**
 * One replica of a very small service, made of the kernel's own outbox, relay and inbox. A producer changes orders and
 * announces each change; a consumer writes down what it heard and answers with an event of its own.
 */
final class Replica implements AutoCloseable {
    private static final String WRITER = "writer";

    static final String CONSUMER = "battery";
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    /** What a replica works on; times of the database's and the driver's limits in seconds. */
    record Place(
            String url,
            String user,
            String brokers,
            String announcesOn,
            String listensTo,
            int statementLimit,
            int idleLimit,
            int socketLimit) {

        Place through(String otherUrl) {
            return new Place(otherUrl, user, brokers, announcesOn, listensTo, statementLimit, idleLimit, socketLimit);
        }

        Place limits(int statement, int idle, int socket) {
            return new Place(url, user, brokers, announcesOn, listensTo, statement, idle, socket);
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    "%s?connectTimeout=2&socketTimeout=%d&tcpKeepAlive=true&options=-c%%20statement_timeout=%d%%20-c%%20idle_in_transaction_session_timeout=%d%%20-c%%20lock_timeout=%d"
                            .formatted(
                                    url,
                                    socketLimit,
                                    statementLimit * 1000,
                                    idleLimit * 1000,
                                    Math.min(statementLimit, 10) * 1000),
                    user,
                    user);
        }
    }

    final Transactions transactions;
    final OutboxRelay relay;
    final Outbox outbox;
    final MeterRegistry meters = new SimpleMeterRegistry();
    final Inbox inbox;
    final Queue<Inbox.DeadLetter> deadLetters = new ConcurrentLinkedQueue<>();
    /** Events whose commit this replica saw succeed, as a client sees its 2xx. */
    final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

    private final Place place;
    private final JdbcTransactions connections;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean quiet;
    private volatile boolean closed;

    Replica(Place place) {
        this(place, null, 0);
    }

    Replica(Place place, HaltPoint dies, int time) {
        this.place = place;
        this.connections = new JdbcTransactions(place::connect);
        this.transactions = dies == null ? connections : dies.watching(connections, time);
        this.relay = new OutboxRelay("/gendan/battery", transactions, () -> producer(place.brokers));
        this.outbox = new Outbox(place.announcesOn, transactions, relay::wake);
        this.inbox = new Inbox(CONSUMER, transactions, deadLetters::add, meters);
    }

    static Producer<String, byte[]> producer(String brokers) {
        return new KafkaProducer<>(
                Delivery.producerSettings(brokers), new StringSerializer(), new ByteArraySerializer());
    }

    Replica relaying() {
        relay.start(2);
        return this;
    }

    /**
     * Changes random orders at a steady rate, while it may, until it is told to be quiet; a failed change is tried anew.
     *
     * @param may whether those who hear follow; a machine on which they do not would prove nothing but that
     */
    Replica writing(List<UUID> orders, int perSecond, Random random, boolean idempotent, BooleanSupplier may) {
        return run(WRITER, () -> {
            long next = System.nanoTime();
            for (int command = 1; !quiet && !closed; command++) {
                while (!may.getAsBoolean() && !quiet && !closed) {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                    next = System.nanoTime();
                }
                UUID order = orders.get(random.nextInt(orders.size()));
                try {
                    if (idempotent) {
                        changeOnce(order, "command-" + command);
                    } else {
                        acknowledged.add(change(order));
                    }
                } catch (DatabaseFailed failed) {
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                }
                next += 1_000_000_000L / perSecond;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        });
    }

    /** One business change and its announcement in one transaction; the change is numbered as the event must be. */
    UUID change(UUID order) {
        return transactions.inNew(connection -> announceChange(connection, order));
    }

    private UUID announceChange(Connection connection, UUID order) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement("""
                insert into business as b (key, changes) values (?, 1)
                on conflict (key) do update set changes = b.changes + 1 returning changes""")) {
            change.setString(1, order.toString());
            try (ResultSet row = change.executeQuery()) {
                row.next();
                return outbox.announce(changed(order, row.getInt(1)));
            }
        }
    }

    static DomainEvent changed(UUID order, int number) {
        return new LinesEntered(order, number, 1, List.of(), DAY, "battery");
    }

    /** The change behind an idempotency key, whose row is the last that its transaction writes. */
    private void changeOnce(UUID order, String key) {
        transactions.inNew(connection -> {
            try (PreparedStatement before =
                    connection.prepareStatement("select from idempotency where principal = 'battery' and key = ?")) {
                before.setString(1, key);
                if (before.executeQuery().next()) {
                    return null;
                }
            }
            announceChange(connection, order);
            try (PreparedStatement keep = connection.prepareStatement("""
                    insert into idempotency (principal, key, request_hash, status) values ('battery', ?, '', 201)""")) {
                keep.setString(1, key);
                return keep.executeUpdate();
            }
        });
    }

    /** Hears its topic as a service does: in order per partition, acknowledged after the transaction. */
    Replica listening(String group) {
        return listening(group, 15_000);
    }

    Replica listening(String group, int sessionMillis) {
        return run("listener", () -> {
            try (KafkaConsumer<String, byte[]> consumer = consumer(place.brokers, group, sessionMillis)) {
                consumer.subscribe(List.of(place.listensTo));
                while (!closed) {
                    ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(100));
                    for (ConsumerRecord<String, byte[]> record : records) {
                        hear(inbox, record, recorder());
                    }
                    if (!records.isEmpty()) {
                        consumer.commitAsync();
                    }
                }
            } catch (org.apache.kafka.common.errors.InterruptException | DatabaseFailed stopped) {
                if (!closed) {
                    throw stopped;
                }
            }
        });
    }

    static KafkaConsumer<String, byte[]> consumer(String brokers, String group, int sessionMillis) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        if (group != null) {
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
            settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMillis);
            settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionMillis / 5);
            settings.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        }
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Hears one record; returns when it may be acknowledged. */
    static void hear(Inbox inbox, ConsumerRecord<String, byte[]> record, Ear<?> ear) {
        inbox.receive(record, ear, () -> {});
        inbox.takeNote();
    }

    /** Writes each event down in the inbox's transaction, and answers it in the same. */
    Ear<OrderEvent> recorder() {
        return ear((event, envelope) -> () -> record(event, envelope));
    }

    /** What is said of an event. */
    @FunctionalInterface
    interface Saying {
        Runnable on(OrderEvent event, Envelope envelope);
    }

    /** An ear for the replica's own topic. */
    Ear<OrderEvent> ear(Saying saying) {
        return ear(inbox, place.listensTo, saying);
    }

    static Ear<OrderEvent> ear(Inbox inbox, String topic, Saying saying) {
        return new Ear<>(inbox, OrderEvent.class) {
            @Override
            String topic() {
                return topic;
            }

            @Override
            protected Runnable on(OrderEvent event, Envelope envelope) {
                return saying.on(event, envelope);
            }
        };
    }

    void record(OrderEvent event, Envelope envelope) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement effect = connection.prepareStatement("""
                    insert into applied (key, seq, event, epoch, type, number, announced_at)
                    values (?, ?, ?, ?, ?, ?, ?)""")) {
                effect.setString(1, envelope.key());
                effect.setLong(2, envelope.sequence());
                effect.setObject(3, envelope.id());
                effect.setObject(4, envelope.epoch());
                effect.setString(5, envelope.type());
                effect.setInt(6, event instanceof LinesEntered lines ? lines.lines() : 0);
                effect.setTimestamp(7, java.sql.Timestamp.from(envelope.time()));
                return effect.executeUpdate();
            }
        });
        if (place.announcesOn != null) {
            outbox.announce(new ReceiptRecorded(
                    UUID.fromString(envelope.key()),
                    envelope.id(),
                    Money.parse("1", "CNY"),
                    Long.toString(envelope.sequence()),
                    DAY,
                    "battery"));
        }
    }

    private Replica run(String name, Runnable work) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(work));
        return this;
    }

    /** Writes no more once this returns; what was written goes on. */
    void quieten() {
        quiet = true;
        for (Thread thread : threads) {
            if (thread.getName().equals(WRITER)) {
                try {
                    thread.join(Duration.ofSeconds(60));
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        inbox.close();
        relay.close();
        for (Thread thread : threads) {
            try {
                if (!thread.join(Duration.ofSeconds(3))) {
                    thread.interrupt();
                    thread.join(Duration.ofSeconds(3));
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        connections.close();
    }
}
