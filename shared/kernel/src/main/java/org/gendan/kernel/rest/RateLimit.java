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

/** A token bucket per caller: a client that asks too often is told when to come back (429, Retry-After in seconds). */
@ApplicationScoped
class RateLimit {
    private static final int CALLERS = 10_000;

    private final SecurityIdentity identity;
    private final int perSecond;
    private final int burst;
    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CALLERS;
        }
    });

    RateLimit(
            SecurityIdentity identity,
            @ConfigProperty(name = "gendan.rate.per-second") int perSecond,
            @ConfigProperty(name = "gendan.rate.burst") int burst) {
        this.identity = identity;
        this.perSecond = perSecond;
        this.burst = burst;
    }

    @ServerRequestFilter
    void count() {
        String who = identity.isAnonymous() ? "" : identity.getPrincipal().getName();
        ConsumptionProbe probe =
                buckets.computeIfAbsent(who, caller -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long wait = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw HttpProblem.builder(
                            Problem.of(Status.TOO_MANY_REQUESTS, "too-many-requests", Map.of("seconds", wait)))
                    .withHeader(HttpHeaders.RETRY_AFTER, wait)
                    .build();
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
