package org.gendan.kernel.time;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.kernel.store.Transactions;
import org.jboss.logging.Logger;

/**
 * Has each kind of work done by a thread of its own: at once where it was asked for here, and every second whatever has
 * fallen due, was put off, or was left by a replica that died.
 */
@Singleton
class WorkShifts {
    private static final Logger LOG = Logger.getLogger(WorkShifts.class);
    private static final int ENDS_WITHIN_SECONDS = 10;
    /** Longer than anybody comes back to what was done; then it is no longer known that it was. */
    private static final int KEPT_DAYS = 400;

    private final Work work;
    private final OneShift shift;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final Map<String, Post> posts;
    private volatile Map<String, Standing> standings = Map.of();

    /** Where one kind is worked at. */
    private record Post(Worker worker, ExecutorService thread, AtomicBoolean called) {}

    /** Of a kind: what was given up, and by how many seconds what waits longest is late. */
    private record Standing(long givenUp, double lateSeconds) {
        private static final Standing NONE = new Standing(0, 0);
    }

    /** A look at one kind, in a request of its own as whatever is called by the clock has. */
    @Singleton
    static class OneShift {
        private final Work work;

        OneShift(Work work) {
            this.work = work;
        }

        @ActivateRequestContext
        void drain(Worker worker) {
            work.drain(worker);
        }
    }

    WorkShifts(Work work, OneShift shift, Transactions transactions, MeterRegistry meters, @All List<Worker> workers) {
        this.work = work;
        this.shift = shift;
        this.transactions = transactions;
        this.meters = meters;
        // Two workers of one kind do not start.
        this.posts = workers.stream()
                .map(worker -> new Post(
                        worker,
                        Executors.newSingleThreadExecutor(Thread.ofPlatform()
                                .daemon()
                                .name("work-" + worker.kind())
                                .factory()),
                        new AtomicBoolean()))
                .collect(Collectors.toMap(post -> post.worker().kind(), Function.identity()));
    }

    @Startup
    void start() {
        work.onPut(this::call);
        for (String kind : posts.keySet()) {
            Tags tags = Tags.of("kind", kind);
            meters.gauge("gendan.work.given.up", tags, this, shifts -> shifts.standing(kind)
                    .givenUp());
            meters.gauge("gendan.work.late.seconds", tags, this, shifts -> shifts.standing(kind)
                    .lateSeconds());
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        posts.keySet().forEach(this::call);
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void measure() {
        standings = transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select kind, count(given_up_at),
                                   coalesce(extract(epoch from greatest(now() - min(due), interval '0')), 0)
                            from work where due is not null or given_up_at is not null group by kind""");
                    ResultSet row = select.executeQuery()) {
                Map<String, Standing> found = new HashMap<>();
                while (row.next()) {
                    found.put(row.getString(1), new Standing(row.getLong(2), row.getDouble(3)));
                }
                return found;
            }
        });
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        transactions.inNew(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from work where done_at < now() - ? * interval '1 day'")) {
                delete.setInt(1, KEPT_DAYS);
                return delete.executeUpdate();
            }
        });
    }

    /** What is under way is finished where that is soon; the rest another replica takes up. */
    void close(@Observes ShutdownEvent shutdown) throws InterruptedException {
        work.close();
        posts.values().forEach(post -> post.thread().shutdown());
        for (Post post : posts.values()) {
            if (!post.thread().awaitTermination(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                post.thread().shutdownNow();
            }
        }
    }

    private Standing standing(String kind) {
        return standings.getOrDefault(kind, Standing.NONE);
    }

    private void call(String kind) {
        Post post = posts.get(kind);
        if (post != null && !post.thread().isShutdown() && !post.called().getAndSet(true)) {
            post.thread().execute(() -> run(post));
        }
    }

    private void run(Post post) {
        // First, so that what is asked for from here on is looked for once more.
        post.called().set(false);
        try {
            shift.drain(post.worker());
        } catch (RuntimeException failed) {
            LOG.warnf("%s is looked at again: %s", post.worker().kind(), failed.getMessage());
        }
    }
}
