package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.gendan.local.stack.Port;
import org.gendan.local.stack.Stack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * As many requests at once as a service has threads, each as large as is taken, to a service with the heap that it runs with:
 * it does not die of them, and whoever else comes is answered meanwhile.
 */
class CrowdIT {
    private static final int MANY = 24;
    private static final int LARGEST = 20 << 20;
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    /** Of two cores that write twenty files of 20 MB, once. */
    private static final Duration AT_LAST = Duration.ofSeconds(10);

    private final Stack stack = SharedStack.get();
    private final Api api = Api.of(stack);
    private final Tokens tokens = new Tokens(stack.keycloak());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String order;

    @BeforeEach
    void anOrder() {
        var customer = UUID.randomUUID().toString();
        api.as("merchandiser")
                .post(
                        "/api/customers",
                        Map.of(
                                "id",
                                customer,
                                "details",
                                Map.of("code", customer, "name", "华裳", "tier", "MAIN", "language", "zh")))
                .expect(201);
        order = "/api/orders/"
                + api.as("merchandiser")
                        .post(
                                "/api/orders",
                                Map.of("customerId", customer, "salesperson", "salesperson", "currency", "CNY"))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText();
    }

    @Test
    void filesOfTheLargestSizeGoInAndOut() throws Exception {
        var pdf = new byte[LARGEST];
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 8);
        for (int i = 8; i < pdf.length; i++) {
            pdf[i] = (byte) (i * 31 ^ i >> 11);
        }

        var stored = atOnce(() -> send(order + "/documents", "multipart/form-data; boundary=x", form(pdf)));
        // All are for one order: of those that come to its end at once one is the first, and the others are told so.
        assertTrue(
                stored.keySet().stream()
                        .allMatch(status -> List.of(201, 412, 429, 503).contains(status)),
                stored::toString);
        assertTrue(stored.getOrDefault(201, 0L) >= 4, stored::toString);

        var documents =
                api.as("merchandiser").get(order + "/documents").expect(200).body();
        var address = order + "/documents/" + documents.get(0).path("id").asText();
        var digest = documents.get(0).path("sha256").asText();
        assertEquals(Map.of(200, (long) MANY), atOnce(() -> download(address, digest)));
    }

    /** Of nothing but objects, which need the most memory for each character. */
    @Test
    void jsonOfTheLargestSizeIsRead() throws Exception {
        var body = "{\"lines\":[" + "{},".repeat((1 << 20) / 3 - 10) + "{}]}";
        assertTrue(body.length() > (1 << 20) - 100 && body.length() <= 1 << 20);

        var answered = atOnce(() -> send(order + "/amendments", "application/json", BodyPublishers.ofString(body)));
        assertTrue(
                answered.keySet().stream()
                        .allMatch(status -> List.of(400, 429, 503).contains(status)),
                answered::toString);
        assertTrue(answered.getOrDefault(400, 0L) >= 4, answered::toString);
    }

    /** How many came to which status, while somebody else reads and never waits for long. */
    private Map<Integer, Long> atOnce(Callable<Integer> request) throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var others = threads.submit(() -> {
                List<Duration> waits = new ArrayList<>();
                while (!done.get()) {
                    var began = System.nanoTime();
                    var answer = send("GET", "/api/customers?limit=1", null, BodyPublishers.noBody());
                    assertEquals(200, answer.statusCode(), answer.body());
                    waits.add(Duration.ofNanos(System.nanoTime() - began));
                    Thread.sleep(100);
                }
                return waits;
            });
            var answers = threads.invokeAll(
                    IntStream.range(0, MANY).mapToObj(_ -> request).toList());
            var counted = new TreeMap<Integer, Long>();
            for (var answer : answers) {
                counted.merge(answer.get(), 1L, Long::sum);
            }
            done.set(true);
            var waits = others.get().stream().sorted().toList();
            assertTrue(waits.get(waits.size() / 2).compareTo(AT_ONCE) < 0, () -> "others waited: " + waits);
            assertTrue(waits.getLast().compareTo(AT_LAST) < 0, () -> "others waited: " + waits);
            return counted;
        }
    }

    private int send(String path, String type, BodyPublisher body) throws Exception {
        var answer = send("POST", path, type, body);
        if (answer.statusCode() == 503 || answer.statusCode() == 429) {
            assertTrue(answer.headers().firstValue("Retry-After").isPresent(), answer.body());
        }
        return answer.statusCode();
    }

    private HttpResponse<String> send(String method, String path, String type, BodyPublisher body) throws Exception {
        var request = request(path).method(method, body);
        if (type != null) {
            request.header("Content-Type", type).header("If-Match", "*");
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private int download(String path, String sha256) throws Exception {
        var answer = client.send(request(path).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream content = answer.body();
                var digested = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            assertEquals(
                    sha256, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        }
        return answer.statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stack.ports().url(Port.GATEWAY) + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + tokens.of("merchandiser"));
    }

    private static BodyPublisher form(byte[] file) {
        return BodyPublishers.concat(
                BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"fax.pdf\"\r\n\r\n"),
                BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--x--\r\n"));
    }
}
