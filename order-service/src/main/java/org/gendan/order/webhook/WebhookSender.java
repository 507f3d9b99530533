package org.gendan.order.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what is due: at once where it was queued here, and every second whatever was put off or left by a replica that died.
 * Each request is followed by the next for its receiver, so that a slow one holds up nobody else. Any number of replicas may
 * run it.
 */
@Singleton
class WebhookSender {
    private static final Logger LOG = Logger.getLogger(WebhookSender.class);
    private static final int ENDS_WITHIN_SECONDS = 5;

    private final Deliveries deliveries;
    private final WebhookPost post;
    private final MeterRegistry meters;
    private final boolean on;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private final AtomicBoolean called = new AtomicBoolean();
    private volatile Deliveries.Backlog backlog = Deliveries.Backlog.NONE;

    WebhookSender(
            Deliveries deliveries,
            WebhookPost post,
            MeterRegistry meters,
            @ConfigProperty(name = "gendan.webhooks.enabled") boolean on) {
        this.deliveries = deliveries;
        this.post = post;
        this.meters = meters;
        this.on = on;
    }

    @Startup
    void start() {
        if (on) {
            deliveries.onQueued(this::call);
            meters.gauge("gendan.webhooks.paused", this, sender -> sender.backlog.paused());
            meters.gauge("gendan.webhooks.pending", this, sender -> sender.backlog.pending());
            meters.gauge("gendan.webhooks.oldest.seconds", this, sender -> sender.backlog.oldestSeconds());
            meters.gauge("gendan.webhooks.given.up", this, sender -> sender.backlog.givenUp());
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        if (on) {
            call();
        }
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void measure() {
        if (on) {
            backlog = deliveries.backlog();
        }
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        if (on) {
            deliveries.forget();
        }
    }

    /** What is under way is finished where that is soon; the rest is sent again under the same id. */
    void close(@Observes ShutdownEvent shutdown) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void call() {
        if (!called.getAndSet(true)) {
            run(() -> {
                // First, so that what is queued from here on is looked for once more.
                called.set(false);
                deliveries.due().forEach(this::look);
            });
        }
    }

    private void look(UUID webhook) {
        deliveries
                .begin(webhook)
                .forEach(attempt -> run(() -> {
                    deliveries.note(attempt, post.send(attempt));
                    look(webhook);
                }));
    }

    private void run(Runnable step) {
        try {
            threads.execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException failed) {
                    LOG.warnf("webhooks are looked at again: %s", failed.getMessage());
                }
            });
        } catch (RejectedExecutionException closing) {
            called.set(false);
        }
    }
}
