package org.gendan.local.demo.hop;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gendan.local.demo.StepFailed;
import org.gendan.local.stack.Stack;

/**
 * What the way from one commit to a consumer costs at least: one row, a hint, the bucket's lock, one record to the same
 * broker, its receipt. No service, no framework; database and topic of its own on the stack's servers.
 */
final class BareHop implements AutoCloseable {

    private static final String DATABASE = "gendan_bare_hop";
    private static final String TOPIC = "gendan.bare-hop";
    private static final int BUCKETS = 16;
    /** As long as a deposit's confirmation on its way. */
    private static final byte[] VALUE = """
            {"orderId":"019aa000-0000-7000-8000-000000000000","revision":1,"required":{"amount":"33265.61","currency":"CNY"},\
            "received":{"amount":"33265.61","currency":"CNY"},"occurredOn":"2026-11-23","by":"finance"}""".getBytes(StandardCharsets.UTF_8);

    private static final Map<String, String> HEADERS = Map.of(
            "ce_specversion", "1.0",
            "ce_id", "019aa000-0000-7000-8000-000000000000",
            "ce_type", "finance.deposit-confirmed.v1",
            "ce_source", "/gendan/finance",
            "ce_subject", "019aa000-0000-7000-8000-000000000000",
            "ce_time", "2026-11-23T09:00:00.000000Z",
            "ce_streamseq", "3",
            "ce_epoch", "019aa000-0000-7000-8000-000000000000",
            "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "content-type", "application/json");

    private final Stack stack;
    private final BlockingQueue<Integer> hints = new LinkedBlockingQueue<>();
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> received = new ConcurrentHashMap<>();
    private final Connection writer;
    private final Connection reader;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread relay;
    private final Thread listener;

    BareHop(Stack stack) throws SQLException {
        this.stack = stack;
        stack.postgres().dropDatabase(DATABASE);
        try (var server = stack.postgres().connect("postgres");
                var statement = server.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        writer = stack.postgres().connect(DATABASE);
        reader = stack.postgres().connect(DATABASE);
        try (var statement = writer.createStatement()) {
            statement.execute(
                    "CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, bucket smallint,"
                            + " key text, data bytea)");
            statement.execute("CREATE INDEX ON outbox (bucket, id)");
            statement.execute("CREATE TABLE bucket (bucket smallint PRIMARY KEY)");
            statement.execute("INSERT INTO bucket SELECT generate_series(0, " + (BUCKETS - 1) + ")");
        }
        writer.setAutoCommit(false);
        reader.setAutoCommit(false);
        stack.kafka().createTopics(6, TOPIC);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.kafka().bootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG, "bare-hop",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        relay = Thread.ofPlatform().daemon().name("bare-relay").start(this::relay);
        listener = Thread.ofPlatform().daemon().name("bare-listener").start(this::listen);
    }

    /** One hop; the clock runs from the return of the commit. */
    synchronized void send(String key) {
        var bucket = Math.floorMod(key.hashCode(), BUCKETS);
        try (var insert = writer.prepareStatement("INSERT INTO outbox (bucket, key, data) VALUES (?, ?, ?)")) {
            insert.setInt(1, bucket);
            insert.setString(2, key);
            insert.setBytes(3, VALUE);
            insert.executeUpdate();
            writer.commit();
            committed.put(key, System.nanoTime());
            hints.add(bucket);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The delays of these hops, once all have arrived. */
    Delays delays(List<String> keys) throws InterruptedException {
        var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!received.keySet().containsAll(keys)) {
            if (System.nanoTime() > until) {
                throw new StepFailed("The bare hop did not arrive: "
                        + keys.stream()
                                .filter(key -> !received.containsKey(key))
                                .toList());
            }
            Thread.sleep(20);
        }
        return Delays.of(keys.stream()
                .map(key -> Duration.ofNanos(received.get(key) - committed.get(key)))
                .toList());
    }

    /** The listener has its partitions when the first hop has arrived. */
    void awaitListening() throws InterruptedException {
        for (var i = 0; received.isEmpty(); i++) {
            send("first-" + i);
            Thread.sleep(200);
        }
    }

    private void relay() {
        try {
            while (true) {
                drain(hints.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void drain(int bucket) throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (var lock = reader.prepareStatement("SELECT bucket FROM bucket WHERE bucket = ? FOR UPDATE");
                var select = reader.prepareStatement(
                        "SELECT id, key, data FROM outbox WHERE bucket = ? ORDER BY id LIMIT 500");
                var delete = reader.prepareStatement("DELETE FROM outbox WHERE id = ?")) {
            lock.setInt(1, bucket);
            lock.executeQuery().close();
            select.setInt(1, bucket);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var record = new ProducerRecord<>(TOPIC, rows.getString(2), rows.getBytes(3));
                    HEADERS.forEach(
                            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                    producer.send(record).get(10, TimeUnit.SECONDS);
                    delete.setLong(1, rows.getLong(1));
                    delete.addBatch();
                }
            }
            delete.executeBatch();
            reader.commit();
        }
    }

    private void listen() {
        try (consumer) {
            consumer.subscribe(List.of(TOPIC));
            while (true) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    received.putIfAbsent(record.key(), System.nanoTime());
                }
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    @Override
    public void close() throws SQLException {
        relay.interrupt();
        consumer.wakeup();
        try {
            relay.join(Duration.ofSeconds(5));
            listener.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(2));
        writer.close();
        reader.close();
        stack.postgres().dropDatabase(DATABASE);
        try (var admin = stack.kafka().admin()) {
            admin.deleteTopics(List.of(TOPIC));
        }
    }
}
