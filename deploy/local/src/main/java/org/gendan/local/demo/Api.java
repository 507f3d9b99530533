package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gendan.local.stack.Port;
import org.gendan.local.stack.Stack;

/** The gateway as people with their own tokens use it; knows nothing of what is behind it. */
public final class Api {

    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** A service that has no connection free for a moment says so with 503, and is asked again. */
    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String gateway;
    private final Tokens tokens;
    private final Duration patience;

    private Api(String gateway, Tokens tokens, Duration patience) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.patience = patience;
    }

    public static Api of(Stack stack) {
        return new Api(stack.ports().url(Port.GATEWAY), new Tokens(stack.keycloak()), A_MOMENT);
    }

    /** One that sends a request again, as it was, while the service is away. */
    public Api patient(Duration howLong) {
        return new Api(gateway, tokens, howLong);
    }

    /** The api as one person sees it. */
    public Person as(String user) {
        return new Person(() -> tokens.of(user));
    }

    /** The api as whoever holds this token sees it. */
    public Person bearing(String token) {
        return new Person(() -> token);
    }

    /** A file, as it is uploaded. */
    record Upload(String name, String type, byte[] content) {}

    /** Somebody with an own token. */
    public final class Person {

        private final Supplier<String> token;

        private Person(Supplier<String> token) {
            this.token = token;
        }

        public Answer get(String path) {
            return send("GET " + path, request(path).GET());
        }

        /** Every POST carries a key of its own, so that it may be sent again; a step without content has no body. */
        public Answer post(String path, Object body) {
            var request =
                    request(path).header("Idempotency-Key", UUID.randomUUID().toString());
            return send(
                    "POST " + path,
                    body == null
                            ? request.POST(BodyPublishers.noBody())
                            : request.header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(json(body))));
        }

        Answer put(String path, String etag, Object body) {
            return send(
                    "PUT " + path,
                    request(path)
                            .header("If-Match", etag)
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(json(body))));
        }

        Answer upload(String path, Upload file) {
            var boundary = UUID.randomUUID().toString();
            var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.name
                    + "\"\r\nContent-Type: " + file.type + "\r\n\r\n";
            return send(
                    "POST " + path,
                    request(path)
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(BodyPublishers.concat(
                                    BodyPublishers.ofString(head),
                                    BodyPublishers.ofByteArray(file.content),
                                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
        }

        /** Asks until the answer is the one that is waited for; what is announced arrives when it arrives. */
        public Answer await(String what, String path, Predicate<Answer> isThere) {
            var answer = again(() -> get(path), isThere);
            if (!isThere.test(answer)) {
                throw new StepFailed("Within " + LIMIT.toSeconds() + " s " + what + " did not come. The last answer to "
                        + answer.request() + " was " + answer.status() + ":\n" + answer.pretty());
            }
            return answer;
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(gateway + path))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + token.get());
        }
    }

    /** Asks again while the answer is not the one that is waited for; the last one when that does not come in time. */
    public Answer again(Supplier<Answer> question, Predicate<Answer> isThere) {
        var until = Instant.now().plus(LIMIT).plus(patience);
        while (true) {
            var answer = question.get();
            if (isThere.test(answer) || Instant.now().isAfter(until)) {
                return answer;
            }
            pause(PAUSE);
        }
    }

    private Answer send(String what, HttpRequest.Builder builder) {
        var trace = hex(16);
        var request = builder.header("traceparent", "00-" + trace + "-" + hex(8) + "-01")
                .build();
        var until = Instant.now().plus(patience);
        while (true) {
            var last = Instant.now().isAfter(until);
            try {
                var response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
                var at = Instant.now();
                if (last || !isAway(response)) {
                    var etag = response.headers().firstValue("ETag").orElse("");
                    return new Answer(what, response.statusCode(), read(response.body()), etag, trace, at);
                }
            } catch (IOException e) {
                if (last) {
                    throw new StepFailed(what + " was not answered: " + e, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StepFailed(what + " was interrupted", e);
            }
            pause(PAUSE.multipliedBy(4));
        }
    }

    /** Nobody there, or the same request still under way. */
    private static boolean isAway(HttpResponse<String> response) {
        return response.statusCode() >= 502 && response.statusCode() <= 504
                || response.statusCode() == 409 && response.body().contains("request-in-flight");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return TextNode.valueOf(body);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        }
    }
}
