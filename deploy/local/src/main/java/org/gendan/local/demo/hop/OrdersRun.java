package org.gendan.local.demo.hop;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gendan.local.demo.Api;
import org.gendan.local.demo.Journey;
import org.gendan.local.demo.MasterData;
import org.gendan.local.demo.Papers;
import org.gendan.local.demo.Stamp;
import org.gendan.local.demo.StepFailed;
import org.gendan.local.demo.Teller;
import org.gendan.local.stack.Stack;

/**
 * Carries many orders up to the release of their production, confirms their deposits at a steady rate, and measures the
 * hop: from the client's receipt of the confirmation's answer to production's commit of the release, beside a bare hop.
 */
public final class OrdersRun {

    private static final int AT_ONCE = 4;
    private static final int PER_SECOND = 10;
    private static final int WARM_UP_PER_SECOND = 20;
    /** A service that was just started gets to its own speed only after some hundred orders. */
    private static final int WARM_UP = 600;

    private static final double VALID_BARE_MEDIAN = 8;
    private static final double AIM = 1.5;
    private static final double NOT_DONE = 4;

    private final Stack stack;
    private final PrintStream out;
    private final Api api;
    private final Papers papers;

    public OrdersRun(Stack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
        this.api = Api.of(stack);
        this.papers = Papers.of(stack.layout());
    }

    /** An order whose deposit was recorded and waits for its confirmation. */
    private record Waiting(Journey order, String receipt) {}

    /** Whether every order arrived, exactly once, and the measurement is valid and good enough. */
    public boolean carry(int orders) throws InterruptedException {
        new MasterData(api, Teller.SILENT).provide();
        var today = Stamp.today(api);
        out.println();
        out.printf(
                "── %d orders, %d at once, up to the recorded deposit (and %d more for the warm-up)%n",
                orders, AT_ONCE, WARM_UP);
        var warmUp = prepare(WARM_UP, today);
        var measured = prepare(orders, today);
        try (var bare = new BareHop(stack)) {
            bare.awaitListening();
            out.printf("── warm-up: %d confirmations, %d/s, not counted%n", WARM_UP, WARM_UP_PER_SECOND);
            confirm(warmUp, WARM_UP_PER_SECOND, bare, "warm-up-");
            out.printf("── %d confirmations, %d/s, a bare hop between any two%n", orders, PER_SECOND);
            var answered = confirm(measured, PER_SECOND, bare, "hop-");
            var bareDelays = bare.delays(keys("hop-", orders));
            var released = new Releases(stack);
            var delays = Delays.of(Releases.between(answered, released.committed(answered.keySet())));
            return judge(delays, bareDelays) & delivered(released.delivered(answered.keySet()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Waiting> prepare(int count, LocalDate today) throws InterruptedException {
        var done = new AtomicInteger();
        var last = new AtomicInteger();
        return together(count, () -> {
            var order = new Journey(api, papers, Teller.SILENT, Stamp.on(today));
            var waiting = new Waiting(order, order.upToTheReceipt());
            var now = done.incrementAndGet();
            if (now - last.get() >= 50) {
                last.set(now);
                out.println("   " + now + " of " + count);
            }
            return waiting;
        });
    }

    /** Confirms at the steady rate, with a bare hop half-way between any two; when each answer was here. */
    private Map<String, Instant> confirm(List<Waiting> orders, int perSecond, BareHop bare, String name)
            throws InterruptedException {
        var answered = new ConcurrentHashMap<String, Instant>();
        var period = 1_000_000_000L / perSecond;
        var begin = System.nanoTime() + period;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Future<?>>();
            for (var i = 0; i < orders.size(); i++) {
                var each = orders.get(i);
                var key = name + i;
                sleepUntil(begin + i * period);
                sent.add(senders.submit(() -> answered.put(
                        each.order.orderId(),
                        each.order.payments().confirm("finance", each.receipt).at())));
                sleepUntil(begin + i * period + period / 2);
                sent.add(senders.submit(() -> bare.send(key)));
            }
            for (var each : sent) {
                result(each);
            }
        }
        together(orders, waiting -> waiting.order.planning().awaitRelease());
        return answered;
    }

    private boolean judge(Delays hop, Delays bare) {
        var median = hop.median() / bare.median();
        var p99 = hop.p99() / bare.p99();
        out.println();
        out.println("   the hop                                        median      p99");
        row("confirmation's answer → release committed", hop.median(), hop.p99(), "ms");
        row("bare outbox–Kafka hop, same run", bare.median(), bare.p99(), "ms");
        row("ratio (aim " + AIM + ", above " + NOT_DONE + " is not done)", median, p99, "");
        if (bare.median() > VALID_BARE_MEDIAN) {
            out.println("   invalid: the bare hop's median is above " + VALID_BARE_MEDIAN
                    + " ms; the machine was too busy");
            return false;
        }
        var worst = Math.max(median, p99);
        out.println(worst <= AIM ? "   within the aim" : worst <= NOT_DONE ? "   above the aim" : "   not done");
        return worst <= NOT_DONE;
    }

    private void row(String what, double median, double p99, String unit) {
        out.println(String.format(Locale.ROOT, "   %-44s %7.2f %8.2f %s", what, median, p99, unit));
    }

    private boolean delivered(Releases.Delivered count) {
        out.printf(
                "   deposits confirmed (sent) %d, releases delivered %d, duplicates %d, lost %d; released exactly once: %s%n",
                count.sent(), count.delivered(), count.duplicates(), count.lost(), count.exactlyOnce() ? "yes" : "NO");
        return count.exactlyOnce();
    }

    private static List<String> keys(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }

    private static <T> List<T> together(int count, Callable<T> work) throws InterruptedException {
        return together(IntStream.range(0, count).boxed().toList(), i -> work.call());
    }

    private interface Work<A, B> {
        B on(A each) throws Exception;
    }

    private static <A, B> List<B> together(List<A> all, Work<A, B> work) throws InterruptedException {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = all.stream()
                    .map(each -> workers.submit(() -> work.on(each)))
                    .toList();
            var done = new ArrayList<B>();
            try {
                for (var result : results) {
                    done.add(result(result));
                }
            } catch (StepFailed failed) {
                workers.shutdownNow();
                throw failed;
            }
            return done;
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        var left = nanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
