package org.gendan.kernel.load;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.load.Shares.Answer;
import org.gendan.kernel.rest.Problem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * Lets a request in when all of it is there: until then it has no thread, so that nobody who sends slowly, or never to the
 * end, stands in the way of others. What arrives is counted, whatever was announced, and kept in memory or on disk within
 * what there is of both in all and for one caller; and of what is heavy only so much is done at once.
 */
@ApplicationScoped
class Arrival {
    /** Ahead of the filters that need a thread. */
    private static final int FIRST = 100;

    private static final long MEGABYTE = 1024L * 1024;
    /** A smaller body cannot make much of itself in memory. */
    private static final long SMALL = 64 * 1024;
    /** Of the memory, for what waits in it. */
    private static final int PART_OF_MEMORY = 8;

    private static final int CALLERS = 4;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final SecurityIdentity identity;
    private final Shares requests;
    private final Shares memory;
    private final Shares disk;
    private final Shares places;
    private final Turns turns;
    private final Duration within;
    private final Duration patience;

    Arrival(
            SecurityIdentity identity,
            @ConfigProperty(name = "gendan.load.requests-of-one-caller") int requests,
            @ConfigProperty(name = "gendan.load.body-within") Duration within,
            @ConfigProperty(name = "gendan.load.upload-megabytes") int disk,
            @ConfigProperty(name = "gendan.load.heavy-at-once") int heavy,
            @ConfigProperty(name = "gendan.load.heavy-waiting") int waiting,
            @ConfigProperty(name = "gendan.load.heavy-within") Duration patience) {
        this.identity = identity;
        this.requests = new Shares(Long.MAX_VALUE, requests);
        long most = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY;
        this.memory = new Shares(most, most / CALLERS);
        this.disk = new Shares(disk * MEGABYTE, disk * MEGABYTE / CALLERS);
        this.places = new Shares(waiting, waiting / CALLERS);
        this.turns = new Turns(heavy);
        this.within = within;
        this.patience = patience;
    }

    @ServerRequestFilter(nonBlocking = true, priority = FIRST)
    Uni<Void> awaited(ContainerRequestContext request, ResourceInfo resource, RoutingContext http) {
        String caller = identity.isAnonymous() ? "" : identity.getPrincipal().getName();
        require(requests.take(caller, 1));
        http.addEndHandler(_ -> requests.giveBack(caller, 1));
        ResteasyReactiveRequestContext handled = CurrentRequestManager.get();
        Method method = resource.getResourceMethod();
        BodyLimit raised = method.getAnnotation(BodyLimit.class);
        boolean heavy = raised != null || method.isAnnotationPresent(Heavy.class);
        if (!hasBody(http.request())) {
            return heavy ? turn(handled, http, caller) : Uni.createFrom().voidItem();
        }
        Body body = raised == null
                ? new BodyInMemory(MEGABYTE, memory, caller)
                : new BodyOnDisk(raised.megabytes() * MEGABYTE, disk, caller, http.vertx());
        http.addEndHandler(_ -> body.forget());
        return body.read(http, within)
                .invoke(content -> request.setEntityStream(content))
                .chain(() -> heavy || body.size() > SMALL
                        ? turn(handled, http, caller)
                        : Uni.createFrom().voidItem());
    }

    /** The length of what comes in frames, or in chunks, shows at its end alone. */
    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return !request.isEnded()
                && (length == null
                        ? request.streamId() > 0 || request.getHeader("Transfer-Encoding") != null
                        : !length.equals("0"));
    }

    /** It lasts until the answer is made, and no longer: who takes it slowly keeps nobody waiting. */
    private Uni<Void> turn(ResteasyReactiveRequestContext request, RoutingContext http, String caller) {
        require(places.take(caller, 1));
        return Uni.createFrom().emitter(mine -> {
            Vertx vertx = http.vertx();
            Context own = vertx.getOrCreateContext();
            // Not before it is said below how the turn ends, and not on the thread of who had it before.
            Turns.Turn turn = turns.ask(() -> own.runOnContext(_ -> mine.complete(null)));
            long timer = vertx.setTimer(patience.toMillis(), _ -> {
                if (turn.withdraw()) {
                    mine.fail(busy());
                }
            });
            CompletionCallback done = _ -> {
                vertx.cancelTimer(timer);
                turn.end();
                places.giveBack(caller, 1);
            };
            request.registerCompletionCallback(done);
        });
    }

    static void require(Answer answer) {
        switch (answer) {
            case GIVEN -> {}
            case TOO_MUCH_FOR_ONE ->
                throw later(Problem.of(
                        Status.TOO_MANY_REQUESTS, "too-many-requests", Map.of("seconds", RETRY.toSeconds())));
            case NONE_LEFT -> throw busy();
        }
    }

    private static HttpProblem busy() {
        return later(Problem.of(Status.SERVICE_UNAVAILABLE, "not-available", Map.of()));
    }

    private static HttpProblem later(HttpProblem refusal) {
        return HttpProblem.builder(refusal)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY.toSeconds())
                .build();
    }
}
