package org.gendan.order.webhook;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.order.webhook.Outcome.Verdict;

/** Makes the requests: signed, to where they are allowed to go and nowhere else, for so long and for so much of an answer. */
@Singleton
class WebhookPost {
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);

    private final AllowedHosts hosts;
    private final Secrets secrets;
    private final CloudEventBody bodies;
    private final Duration answersWithin;
    private final HttpClient http;

    WebhookPost(
            AllowedHosts hosts,
            Secrets secrets,
            CloudEventBody bodies,
            @ConfigProperty(name = "gendan.webhooks.answers-within") Duration answersWithin) {
        this.hosts = hosts;
        this.secrets = secrets;
        this.bodies = bodies;
        this.answersWithin = answersWithin;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // A proxy would look the host up by itself.
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECTS_WITHIN)
                .build();
    }

    Outcome send(Attempt attempt) {
        long began = System.nanoTime();
        try {
            Optional<String> objection = hosts.objectionNow(attempt.url());
            if (objection.isPresent()) {
                return outcome(began, Verdict.FAILED, null, "not sent: the address " + objection.get());
            }
            CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request(attempt), _ -> new Beginning());
            try {
                HttpResponse<String> response = answer.get(answersWithin.toMillis(), TimeUnit.MILLISECONDS);
                return outcome(began, judge(response.statusCode()), response.statusCode(), response.body());
            } finally {
                answer.cancel(true);
            }
        } catch (UnknownHostException unknown) {
            return outcome(began, Verdict.AWAY, null, "not sent: nobody knows the host " + unknown.getMessage());
        } catch (GeneralSecurityException sealed) {
            return outcome(
                    began, Verdict.FAILED, null, "not sent: the secret cannot be opened, " + sealed.getMessage());
        } catch (ExecutionException failed) {
            return outcome(began, judge(failed.getCause()), null, String.valueOf(failed.getCause()));
        } catch (TimeoutException late) {
            String why = "no whole answer within %d ms".formatted(answersWithin.toMillis());
            return outcome(began, Verdict.FAILED, null, why);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return outcome(began, Verdict.FAILED, null, "interrupted");
        }
    }

    private static Outcome outcome(long began, Verdict verdict, Integer status, String answer) {
        return new Outcome(verdict, status, answer, (System.nanoTime() - began) / 1_000_000);
    }

    private static Verdict judge(int status) {
        return switch (status) {
            case 410 -> Verdict.GONE;
            case 429, 503 -> Verdict.AWAY;
            default -> status / 100 == 2 ? Verdict.TAKEN : Verdict.FAILED;
        };
    }

    private static Verdict judge(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException
                ? Verdict.AWAY
                : Verdict.FAILED;
    }

    private HttpRequest request(Attempt attempt) throws GeneralSecurityException {
        String id = attempt.event().id().toString();
        byte[] body = bodies.of(attempt.event());
        List<byte[]> valid = new ArrayList<>();
        for (byte[] sealed : attempt.secrets()) {
            valid.add(secrets.open(attempt.webhook(), sealed));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(attempt.url()))
                .timeout(answersWithin)
                .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .header("User-Agent", "Gendan-Webhooks")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(attempt.second()))
                .header("webhook-signature", Signature.of(valid, id, attempt.second(), body))
                .header("gendan-attempt", Integer.toString(attempt.number()));
        if (attempt.replay()) {
            request.header("gendan-replay", "1");
        }
        if (attempt.resent()) {
            request.header("gendan-resend", "1");
        }
        return request.POST(BodyPublishers.ofByteArray(body)).build();
    }

    /** Reads the beginning of an answer and no more of it, however long it is. */
    private static final class Beginning implements BodySubscriber<String> {
        private static final int MOST = 1_000;

        private final CompletableFuture<String> read = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.Subscription subscription;

        @Override
        public CompletionStage<String> getBody() {
            return read;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                byte[] some = new byte[Math.min(part.remaining(), MOST - bytes.size())];
                part.get(some);
                bytes.writeBytes(some);
            }
            if (bytes.size() < MOST) {
                subscription.request(1);
            } else {
                subscription.cancel();
                onComplete();
            }
        }

        @Override
        public void onError(Throwable failed) {
            read.completeExceptionally(failed);
        }

        @Override
        public void onComplete() {
            read.complete(bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
