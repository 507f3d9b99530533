package org.gendan.office.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.office.notice.Courier.NotHandedOver.Why;

/**
 * Posts notices, signed, to the company's gateway to SMS, fax and group chats; off unless its address is configured. The
 * signature is the HMAC-SHA256 of timestamp, a full stop and body.
 */
@Singleton
class WebhookCourier implements Courier {
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 16 * 1024;

    private final URI gateway;
    private final String secret;
    private final ObjectMapper json;
    private final HttpClient http;

    private record Body(
            UUID noticeId, String about, String kind, String recipient, String subject, String text, String sentAt) {}

    WebhookCourier(
            @ConfigProperty(name = "gendan.webhook.url") Optional<URI> gateway,
            @ConfigProperty(name = "gendan.webhook.secret") Optional<String> secret,
            ObjectMapper json) {
        if (gateway.isPresent() && secret.isEmpty()) {
            throw new IllegalStateException("gendan.webhook.url is set; set gendan.webhook.secret as well");
        }
        this.gateway = gateway.orElse(null);
        this.secret = secret.orElse(null);
        this.json = json;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECTS_WITHIN).build();
    }

    @Override
    public boolean isOn() {
        return gateway != null;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public String handOver(Letter letter) throws NotHandedOver {
        try {
            HttpResponse<String> response = http.sendAsync(
                            request(letter),
                            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER))
                    .get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            String answer =
                    "%d %s".formatted(response.statusCode(), response.body()).strip();
            if (response.statusCode() / 100 != 2) {
                throw new NotHandedOver(judge(response.statusCode()), answer);
            }
            return answer;
        } catch (ExecutionException failed) {
            throw new NotHandedOver(judge(failed.getCause()), failed.getCause().toString());
        } catch (TimeoutException late) {
            throw new NotHandedOver(Why.UNKNOWN, "no answer within " + ANSWERS_WITHIN.toSeconds() + " s");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotHandedOver(Why.UNKNOWN, "interrupted");
        }
    }

    private static Why judge(int status) {
        if (status == 429 || status == 503) {
            return Why.AWAY;
        }
        return status >= 500 ? Why.UNKNOWN : Why.REFUSED;
    }

    private static Why judge(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException
                ? Why.AWAY
                : Why.UNKNOWN;
    }

    private HttpRequest request(Letter letter) {
        Instant now = Instant.now();
        String timestamp = Long.toString(now.getEpochSecond());
        String body = write(new Body(
                letter.id(),
                letter.about(),
                letter.kind(),
                letter.recipient(),
                letter.subject(),
                letter.text(),
                now.toString()));
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway)
                .header("Content-Type", "application/json")
                .header("X-Gendan-Timestamp", timestamp)
                .header("X-Gendan-Signature", "sha256=" + sign(timestamp + "." + body))
                .POST(BodyPublishers.ofString(body));
        return letter.resent() ? request.header("X-Gendan-Resend", "1").build() : request.build();
    }

    private String write(Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String sign(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
