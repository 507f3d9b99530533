package org.gendan.kernel.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.gendan.kernel.store.Transactions;
import org.jboss.logging.Logger;

/**
 * Carries what the outbox holds to the broker. A bucket is drained in one short transaction that holds the bucket's row
 * lock: read in order, send all, await all, delete, commit. Killed anywhere, the lock is gone and the worst is that the
 * same events are sent again. No leader, no lease, no wall clock: any number of replicas may run it.
 */
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Above the producer's delivery timeout, below the database's idle-in-transaction timeout. */
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(12);

    /** From this size on (the producer's batch) a broker may refuse a record that its neighbours pass. */
    private static final int LARGE = 16 * 1024;

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofMillis(5);
    private static final int HINT = 2;
    private static final int SWEPT = 1;

    private final String source;
    private final Transactions transactions;
    private final Supplier<Producer<String, byte[]>> producers;
    private final BlockingQueue<Integer> due = new LinkedBlockingQueue<>();
    private final AtomicIntegerArray queued = new AtomicIntegerArray(Outbox.BUCKETS);
    private final ReentrantLock probe = new ReentrantLock();
    private final List<Thread> threads = new ArrayList<>();
    private final ReadWriteLock draining = new ReentrantReadWriteLock();
    private volatile boolean brokerAway;
    private volatile Duration pause = SHORTEST_PAUSE;
    private volatile long probeAt;
    private volatile boolean closed;

    public OutboxRelay(String source, Transactions transactions, Supplier<Producer<String, byte[]>> producers) {
        this.source = source;
        this.transactions = transactions;
        this.producers = producers;
    }

    public void start(int drains) {
        for (int i = 1; i <= drains; i++) {
            threads.add(Thread.ofPlatform().daemon().name("outbox-relay-" + i).start(new Drain()));
        }
        threads.add(Thread.ofPlatform().daemon().name("outbox-sweep").start(this::sweep));
    }

    /** Says that a transaction which wrote to the bucket has committed. Coalesced: a queued bucket is not queued twice. */
    public void wake(int bucket) {
        enqueue(bucket, HINT);
    }

    /** What was announced up to now is sent where that is soon; the rest by another replica, or at the next start. */
    @Override
    public void close() {
        try {
            finish(System.nanoTime() + ENDS_WITHIN.toNanos());
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join(ENDS_WITHIN);
            }
        } catch (InterruptedException stop) {
            closed = true;
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    private void finish(long until) throws InterruptedException {
        while (!threads.isEmpty() && !due.isEmpty() && !brokerAway && System.nanoTime() < until) {
            Thread.sleep(MOMENT);
        }
        closed = true;
        if (draining.writeLock().tryLock(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            draining.writeLock().unlock();
        }
    }

    private void enqueue(int bucket, int how) {
        // HINT outweighs SWEPT: it waits for the bucket's lock, since the holder may have read before this commit.
        if (queued.getAndAccumulate(bucket, how, Math::max) == 0) {
            due.add(bucket);
        }
    }

    /** Finds what no hint told of: rows of dead replicas, of a broker that was away, of a hint lost with its process. */
    private void sweep() {
        Duration pause = SWEEP;
        while (!closed) {
            try {
                Thread.sleep(pause);
                List<Integer> pending = transactions.inNew(OutboxRelay::pendingBuckets);
                pending.forEach(bucket -> enqueue(bucket, SWEPT));
                pause = SWEEP;
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                LOG.warnf("outbox sweep failed, tried again: %s", failed.getMessage());
                pause = LONGEST_PAUSE;
            }
        }
    }

    private static List<Integer> pendingBuckets(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select b.bucket from outbox_bucket b where exists (select from outbox o where o.bucket = b.bucket)");
                ResultSet rows = statement.executeQuery()) {
            List<Integer> buckets = new ArrayList<>();
            while (rows.next()) {
                buckets.add(rows.getInt(1));
            }
            return buckets;
        }
    }

    /** One drain: takes due buckets one by one, with a producer of its own. */
    private final class Drain implements Runnable {
        private Producer<String, byte[]> producer;

        @Override
        public void run() {
            try {
                while (!closed) {
                    int bucket = due.take();
                    boolean waits = queued.getAndSet(bucket, 0) == HINT;
                    if (brokerAway) {
                        probe(bucket);
                    } else {
                        attempt(bucket, waits);
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } finally {
                discardProducer();
            }
        }

        /** While the broker is away one drain alone tries, with growing pauses; the sweep brings the buckets back. */
        private void probe(int bucket) throws InterruptedException {
            if (!probe.tryLock()) {
                Thread.sleep(SHORTEST_PAUSE);
                return;
            }
            try {
                long early = probeAt - System.nanoTime();
                if (early > 0) {
                    TimeUnit.NANOSECONDS.sleep(early);
                }
                attempt(bucket, false);
            } finally {
                probe.unlock();
            }
        }

        private void attempt(int bucket, boolean waits) throws InterruptedException {
            draining.readLock().lock();
            try {
                int sent = BATCH;
                while (sent == BATCH && !closed) {
                    sent = transactions.inNew(connection -> drain(connection, bucket, waits));
                    // Only an acknowledgement tells: a bucket that is empty, or another replica's, tells nothing.
                    if (sent > 0 && brokerAway) {
                        brokerAway = false;
                        pause = SHORTEST_PAUSE;
                        LOG.info("the broker takes events again");
                    }
                }
            } catch (Refused refused) {
                blockOrTryAgain(refused, bucket);
            } catch (NotAcknowledged failed) {
                // A record that timed out may still be on the wire: only a new producer cannot let a later one pass it.
                discardProducer();
                if (closed) {
                    return;
                }
                if (!brokerAway) {
                    brokerAway = true;
                    LOG.warnf("the broker does not take events: %s", failed.getMessage());
                }
                probeAt = System.nanoTime() + pause.toNanos();
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            } catch (RuntimeException failed) {
                discardProducer();
                if (!closed) {
                    LOG.warnf("bucket %d is tried again: %s", bucket, failed.getMessage());
                    Thread.sleep(SHORTEST_PAUSE);
                }
            } finally {
                draining.readLock().unlock();
            }
        }

        private void blockOrTryAgain(Refused refused, int bucket) throws InterruptedException {
            try {
                block(refused);
                enqueue(bucket, SWEPT);
            } catch (RuntimeException failed) {
                LOG.warnf("key %s is blocked at the next attempt: %s", refused.event.key(), failed.getMessage());
                Thread.sleep(SHORTEST_PAUSE);
            }
        }

        private int drain(Connection connection, int bucket, boolean waits) throws SQLException {
            List<Long> rows = new ArrayList<>();
            List<Envelope> events = take(connection, bucket, waits, rows);
            if (events.isEmpty()) {
                return 0;
            }
            send(events);
            delete(connection, rows);
            return events.size();
        }

        private void send(List<Envelope> events) {
            long until = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
            try {
                if (producer == null) {
                    producer = producers.get();
                }
                List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
                int awaited = 0;
                for (int i = 0; i < events.size(); i++) {
                    Future<RecordMetadata> answer = producer.send(events.get(i).toRecord(source));
                    sent.add(answer);
                    // What failed at once (no metadata, buffer full) must not be passed by what is sent after it, and
                    // what may be refused must not be passed by what comes behind it on its key.
                    if (answer.isDone() || events.get(i).data().length >= LARGE) {
                        awaited = await(events, sent, awaited, until);
                    }
                }
                await(events, sent, awaited, until);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new NotAcknowledged(stop);
            } catch (org.apache.kafka.common.KafkaException failed) {
                throw new NotAcknowledged(failed);
            }
        }

        /** Waits for the answers from the given one on; returns how many are in. */
        private int await(List<Envelope> events, List<Future<RecordMetadata>> sent, int from, long until)
                throws InterruptedException {
            for (int i = from; i < sent.size(); i++) {
                try {
                    sent.get(i).get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (ExecutionException failed) {
                    throw isForGood(failed.getCause())
                            ? new Refused(events.get(i), failed.getCause())
                            : new NotAcknowledged(failed.getCause());
                } catch (TimeoutException late) {
                    throw new NotAcknowledged(late);
                }
            }
            return sent.size();
        }

        private void discardProducer() {
            if (producer != null) {
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
    }

    /** Locks the bucket and reads it, in one round trip; nothing if another holds it and this one does not wait. */
    private static List<Envelope> take(Connection connection, int bucket, boolean waits, List<Long> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select row_id, id, topic, key, seq, epoch, type, time, traceparent, twin, data, external_id
                from outbox_take(?, ?, ?)""")) {
            statement.setInt(1, bucket);
            statement.setBoolean(2, waits);
            statement.setInt(3, BATCH);
            try (ResultSet row = statement.executeQuery()) {
                List<Envelope> events = new ArrayList<>();
                while (row.next()) {
                    rows.add(row.getLong(1));
                    events.add(EventLog.envelope(row, 2));
                }
                return events;
            }
        }
    }

    private static void delete(Connection connection, List<Long> rows) throws SQLException {
        Array ids = connection.createArrayOf("bigint", rows.toArray());
        try (PreparedStatement statement = connection.prepareStatement("delete from outbox where id = any (?)")) {
            statement.setArray(1, ids);
            statement.executeUpdate();
        }
    }

    static boolean isForGood(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException;
    }

    /** Only this key waits from here on, until an operator retries or skips; the others go on. */
    private void block(Refused refused) {
        LOG.errorf(
                "the broker refuses %s for good, key %s is blocked: %s",
                refused.event.id(), refused.event.key(), refused.getMessage());
        transactions.inNew(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "update event_stream set blocked_reason = ?, blocked_event = ? where key = ?")) {
                statement.setString(1, refused.getMessage());
                statement.setObject(2, refused.event.id());
                statement.setString(3, refused.event.key());
                return statement.executeUpdate();
            }
        });
    }

    private static final class NotAcknowledged extends RuntimeException {
        NotAcknowledged(Throwable cause) {
            super(cause.toString(), cause);
        }
    }

    private static final class Refused extends RuntimeException {
        private final transient Envelope event;

        Refused(Envelope event, Throwable cause) {
            super(cause.toString(), cause);
            this.event = event;
        }
    }
}
