package org.gendan.kernel.rest;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A token bucket per caller, and one per address for those whom nobody knows: who asks too often is told when to come back
 * (429, Retry-After in seconds).
 */
@ApplicationScoped
class RateLimit {
    private static final int CALLERS = 10_000;

    private final SecurityIdentity identity;
    private final int perSecond;
    private final int burst;
    private final int strangersPerSecond;
    private final int strangersBurst;
    private final Map<String, Bucket> callers = most();
    private final Map<String, Bucket> strangers = most();

    RateLimit(
            SecurityIdentity identity,
            @ConfigProperty(name = "gendan.rate.per-second") int perSecond,
            @ConfigProperty(name = "gendan.rate.burst") int burst,
            @ConfigProperty(name = "gendan.rate.strangers-per-second") int strangersPerSecond,
            @ConfigProperty(name = "gendan.rate.strangers-burst") int strangersBurst) {
        this.identity = identity;
        this.perSecond = perSecond;
        this.burst = burst;
        this.strangersPerSecond = strangersPerSecond;
        this.strangersBurst = strangersBurst;
    }

    private static Map<String, Bucket> most() {
        return Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > CALLERS;
            }
        });
    }

    @ServerRequestFilter
    void count() {
        if (!identity.isAnonymous()) {
            take(callers, identity.getPrincipal().getName(), perSecond, burst);
        }
    }

    /** Of those who came with no token that is worth anything; whoever has one is not held up by others of its address. */
    void countStranger(String address) {
        take(strangers, address, strangersPerSecond, strangersBurst);
    }

    private static void take(Map<String, Bucket> buckets, String who, int perSecond, int burst) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(who, _ -> bucket(perSecond, burst)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long wait = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw HttpProblem.builder(
                            Problem.of(Status.TOO_MANY_REQUESTS, "too-many-requests", Map.of("seconds", wait)))
                    .withHeader(HttpHeaders.RETRY_AFTER, wait)
                    .build();
        }
    }

    private static Bucket bucket(int perSecond, int burst) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
