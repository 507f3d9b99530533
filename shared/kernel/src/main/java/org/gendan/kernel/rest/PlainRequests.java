package org.gendan.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers what would be answered without a word before any resource is asked: an address that cannot be read, a Host that is
 * none, and the question which methods there are, which openapi.json answers.
 */
@ApplicationScoped
class PlainRequests {
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern HOST = Pattern.compile("[\\w.~\\[\\]:-]+");
    /** Ahead of whoever asks who it is. */
    private static final int FIRST = 2_000;

    private final ObjectMapper json;

    PlainRequests(ObjectMapper json) {
        this.json = json;
    }

    void watch(@Observes Filters filters) {
        filters.register(
                context ->
                        refusal(context.request()).ifPresentOrElse(problem -> answer(context, problem), context::next),
                FIRST);
    }

    /** What the router refuses before it asks anybody: without a Host there is no address. */
    void watch(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            if (context.failure() == null && context.statusCode() == Status.BAD_REQUEST.getStatusCode()) {
                answer(context, malformed());
            } else {
                context.next();
            }
        });
    }

    private static HttpProblem malformed() {
        return Problem.of(Status.BAD_REQUEST, "malformed-request", Map.of());
    }

    private static Optional<HttpProblem> refusal(HttpServerRequest request) {
        if (!isReadable(request)) {
            return Optional.of(malformed());
        }
        return request.method().equals(HttpMethod.OPTIONS)
                ? Optional.of(Problem.of(Status.METHOD_NOT_ALLOWED, "method-not-allowed", Map.of()))
                : Optional.empty();
    }

    private static boolean isReadable(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        boolean isAddressed = hosts.isEmpty()
                ? request.version() != HttpVersion.HTTP_1_1
                : hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
        return isAddressed && !MALFORMED.matcher(request.uri()).find();
    }

    private void answer(RoutingContext context, HttpProblem problem) {
        try {
            context.response()
                    .setStatusCode(problem.getStatusCode())
                    .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            context.fail(impossible);
        }
    }
}
