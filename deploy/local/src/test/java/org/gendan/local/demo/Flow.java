package org.gendan.local.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Orders that flow up to the release without pause, by people who try again while a service is away. */
final class Flow implements AutoCloseable {

    /** One is enough: more would only keep the two cores from the story and from who starts again. */
    private static final int AT_ONCE = 1;

    private final ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
    private final Queue<Journey> confirmed = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    Flow(Api api, Papers papers, LocalDate today) {
        for (var i = 0; i < AT_ONCE; i++) {
            people.submit(() -> {
                try {
                    while (!ended) {
                        var order = new Journey(api, papers, Teller.SILENT, Stamp.on(today));
                        order.payments().confirm("finance", order.upToTheReceipt());
                        confirmed.add(order);
                    }
                } catch (Throwable failure) {
                    failures.add(failure);
                }
            });
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
            throw new AssertionError(failures.size() + " of the flow's people gave up", failures.peek());
        }
        return List.copyOf(confirmed);
    }

    @Override
    public void close() {
        ended = true;
        people.shutdown();
    }
}
