package org.gendan.local.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Orders that flow up to the release, one after the other, by people who try again while a service is away. */
final class Flow implements AutoCloseable {

    /** Without it the two cores would belong to the flow, and neither to the story nor to who starts again. */
    private static final Duration BREATH = Duration.ofSeconds(2);

    private final ScheduledExecutorService people;
    private final Queue<Journey> confirmed = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    Flow(Api api, Papers papers, LocalDate today) {
        this(api, papers, today, 1, BREATH);
    }

    /** With as many people as make a load, who take hardly a breath. */
    Flow(Api api, Papers papers, LocalDate today, int load, Duration breath) {
        people = Executors.newScheduledThreadPool(load);
        for (var i = 0; i < load; i++) {
            people.scheduleWithFixedDelay(
                    () -> carry(new Journey(api, papers, Teller.SILENT, Stamp.on(today))),
                    0,
                    breath.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void carry(Journey order) {
        try {
            order.payments().confirm("finance", order.upToTheReceipt());
            confirmed.add(order);
        } catch (Throwable failure) {
            failures.add(failure);
            close();
        }
    }

    int confirmed() {
        return confirmed.size();
    }

    /** Ends the flow; the orders whose deposit was confirmed. */
    List<Journey> end() throws InterruptedException {
        close();
        if (!people.awaitTermination(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the flow did not end");
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("the flow's people gave up", failures.peek());
        }
        return List.copyOf(confirmed);
    }

    @Override
    public void close() {
        people.shutdown();
    }
}
