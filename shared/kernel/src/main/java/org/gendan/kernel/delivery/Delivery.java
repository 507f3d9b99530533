package org.gendan.kernel.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.audit.Decisions;
import org.gendan.kernel.store.Transactions;

/** Puts outbox, relay and inbox of one service together. */
@Singleton
class Delivery {
    private static final int DRAINS = 2;
    /** Behind whoever takes note that this process ends. */
    private static final int FIRST = 2;

    private static final int LAST = Integer.MAX_VALUE;

    private final String service;
    private final String brokers;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final OutboxRelay relay;
    private final List<StateOf<?>> states;
    private final StateTeller teller;
    private volatile Producer<String, byte[]> deadLetters;
    private volatile Outbox.Backlog backlog = new Outbox.Backlog(0, 0, 0, 0, 0);
    private volatile double oldestState;
    private final Inboxes inboxes = new Inboxes(this::inboxOf);

    Delivery(
            @ConfigProperty(name = "gendan.service") String service,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            Transactions transactions,
            MeterRegistry meters,
            @All List<StateOf<?>> states) {
        this.service = service;
        this.brokers = brokers;
        this.transactions = transactions;
        this.meters = meters;
        this.relay = new OutboxRelay(Envelope.sourceOf(service), transactions, this::producer);
        this.states = states;
        this.teller = new StateTeller(Envelope.sourceOf(service), transactions, this::producer, states);
    }

    @Produces
    @ApplicationScoped
    Outbox outbox() {
        return new Outbox(Envelope.topicOf(service), transactions, relay::wake, states());
    }

    @Produces
    @ApplicationScoped
    States states() {
        return new States(states, transactions, teller::wake);
    }

    @Produces
    @ApplicationScoped
    Inbox inbox() {
        return inboxes.of(service);
    }

    @Produces
    @Singleton
    Inboxes inboxes() {
        return inboxes;
    }

    @Produces
    @ApplicationScoped
    SubscriberReplay subscriberReplay() {
        return new SubscriberReplay(service, transactions, this::producer);
    }

    @Produces
    @ApplicationScoped
    EventLog eventLog() {
        return new EventLog(transactions);
    }

    @Produces
    @ApplicationScoped
    ParkedEvents parkedEvents(@All List<Ear<?>> ears, Decisions decisions) {
        return new ParkedEvents(transactions, ears, decisions);
    }

    @Produces
    @ApplicationScoped
    DeadLetters deadLetters(@All List<Ear<?>> ears, Decisions decisions) {
        return new DeadLetters(transactions, ears, decisions);
    }

    @Startup
    void start() {
        meters.gauge("gendan.outbox.pending", this, delivery -> delivery.backlog.pending());
        meters.gauge("gendan.outbox.oldest.seconds", this, delivery -> delivery.backlog.oldestSeconds());
        meters.gauge("gendan.outbox.blocked.streams", this, delivery -> delivery.backlog.blocked());
        meters.gauge("gendan.inbox.parked.events", this, delivery -> delivery.backlog.parked());
        meters.gauge("gendan.states.oldest.seconds", this, delivery -> delivery.oldestState);
        meters.gauge("gendan.inbox.dead.letters", this, delivery -> delivery.backlog.deadLetters());
        relay.start(DRAINS);
        teller.start();
    }

    /** What is heard is work for the others, and what they do is still to be told: so this is first, and telling last. */
    void hearNoMore(@Observes @Priority(FIRST) ShutdownEvent shutdown) {
        inboxes.close();
    }

    void tellNoMore(@Observes @Priority(LAST) ShutdownEvent shutdown) {
        relay.close();
        teller.close();
        if (deadLetters != null) {
            deadLetters.close(Duration.ZERO);
        }
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        backlog = transactions.inNew(Outbox.Backlog::read);
        oldestState = transactions.inNew(StateTeller::oldestSeconds);
    }

    private Producer<String, byte[]> producer() {
        return new KafkaProducer<>(producerSettings(brokers), new StringSerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> producerSettings(String brokers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                8L * 1024 * 1024);
    }

    private Inbox inboxOf(String consumer) {
        return new Inbox(consumer, transactions, letter -> putAside(consumer, letter), meters);
    }

    /** Acknowledged only when database and broker have it: what cannot be ordered must at least not be lost. */
    private void putAside(String consumer, Inbox.DeadLetter letter) {
        // First, because the second time it changes nothing: while one of the two is away, both are tried over and
        // over.
        transactions.inNew(connection -> DeadLetters.keep(connection, consumer, letter));
        send(letter);
    }

    private void send(Inbox.DeadLetter letter) {
        Producer<String, byte[]> to = deadLetters;
        if (to == null) {
            to = deadLetters = producer();
        }
        ProducerRecord<String, byte[]> copy = new ProducerRecord<>(
                Envelope.DEAD_LETTERS,
                null,
                letter.record().key(),
                letter.record().value(),
                letter.record().headers());
        copy.headers()
                .add("gendan_reason", letter.reason().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .add("gendan_topic", letter.record().topic().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try {
            to.send(copy).get(Duration.ofSeconds(12).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        } catch (Exception failed) {
            throw new java.io.UncheckedIOException(
                    new java.io.IOException("dead letter not taken by the broker", failed));
        }
    }
}
