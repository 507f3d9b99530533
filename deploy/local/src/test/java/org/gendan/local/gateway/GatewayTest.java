package org.gendan.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.gendan.local.stack.Service;
import org.gendan.servers.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private static final String FORM = "multipart/form-data; boundary=x";

    private final int port = FreePorts.next();
    private final int away = FreePorts.next();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer order;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        order = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        order.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        order.createContext("/api/orders", GatewayTest::echo);
        order.createContext("/api/orders/slow", GatewayTest::neverAnswer);
        order.createContext("/api/orders/broken", HttpExchange::close);
        order.start();
        var origins = Map.of(Service.ORDER, order.getAddress().getPort(), Service.FINANCE, away);
        gateway = new Gateway(origins, Duration.ofSeconds(3), List.of("https://desk.example"));
        gateway.listen(port).toCompletionStage().toCompletableFuture().get();
    }

    @AfterEach
    void stop() {
        gateway.close();
        order.stop(0);
    }

    @Test
    void aPageOfAConfiguredOriginIsLetIn() throws Exception {
        var preflight = client.send(
                to("/api/orders/7")
                        .header("Origin", "https://desk.example")
                        .header("Access-Control-Request-Method", "PUT")
                        .header("Access-Control-Request-Headers", "if-match,authorization")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertEquals(204, preflight.statusCode());
        assertEquals("https://desk.example", allowed(preflight));
        assertTrue(preflight
                .headers()
                .firstValue("Access-Control-Allow-Methods")
                .orElse("")
                .contains("PUT"));

        var answer = client.send(
                to("/api/orders/7").header("Origin", "https://desk.example").build(), BodyHandlers.ofString());
        assertEquals(201, answer.statusCode());
        assertEquals("https://desk.example", allowed(answer));
        assertTrue(answer.headers()
                .firstValue("Access-Control-Expose-Headers")
                .orElse("")
                .contains("ETag"));

        var refused = client.send(
                to("/nowhere").header("Origin", "https://desk.example").build(), BodyHandlers.ofString());
        assertEquals(404, refused.statusCode());
        assertEquals("https://desk.example", allowed(refused), "a page can read why it is refused");
    }

    @Test
    void aPageOfAnotherOriginIsNot() throws Exception {
        var answer = client.send(
                to("/api/orders/7").header("Origin", "https://evil.example").build(), BodyHandlers.ofString());
        assertEquals(403, answer.statusCode());
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertTrue(answer.body().contains("urn:gendan:problem:foreign-origin"), answer.body());
    }

    private static String allowed(HttpResponse<?> answer) {
        return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("none");
    }

    @Test
    void handsARequestOnUnchanged() throws Exception {
        var request = to("/api/orders/7?limit=%E5%8D%95")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("If-Match", "\"3\"")
                .method("PATCH", BodyPublishers.ofString("{}"))
                .build();

        var answer = client.send(request, BodyHandlers.ofString());

        assertEquals(201, answer.statusCode());
        assertEquals(
                List.of(
                        "PATCH /api/orders/7?limit=%E5%8D%95",
                        "host localhost:" + port,
                        "traceparent 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                        "if-match \"3\"",
                        "forwarded [127.0.0.1] null null",
                        "2 bytes"),
                answer.body().lines().toList());
        assertEquals("\"4\"", answer.headers().firstValue("ETag").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders/%zz, X, 400, malformed-request",
        "/api/orders?LONG, X, 414, address-too-long",
        "/api/orders, LONG, 431, headers-too-large"
    })
    void whatCannotBeReadIsRefusedAsAProblemToo(String path, String header, int status, String type) throws Exception {
        var lengthy = "x".repeat(9_000);
        assertRefused(
                status,
                type,
                "GET %s HTTP/1.1\r\nHost: localhost\r\nX: %s\r\n"
                        .formatted(path.replace("LONG", lengthy), header.replace("LONG", lengthy)));
    }

    private void assertRefused(int status, String type, String request) throws Exception {
        var answer = raw(request, false);
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] %d .*".formatted(status)), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json"), answer);
        assertTrue(answer.contains("urn:gendan:problem:" + type), answer);
    }

    /** The answer to a request as it is written, which no client would send; of one that goes on, as far as it has come. */
    private String raw(String request, boolean goesOn) throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            var whole = request + (goesOn ? "\r\n" : "Connection: close\r\n\r\n");
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
            var answer = goesOn
                    ? socket.getInputStream().readNBytes(64)
                    : socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.UTF_8);
        }
    }

    /** What stands behind a path that is decided on must be what is served under it (RFC 3986, 6.2.2). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/../../q/metrics",
                "/api/orders/..",
                "/api/orders/./1",
                "/api/orders/%2e%2e/%2e%2e/q/metrics",
                "/api/orders/.%2E/q/metrics",
                "/api/orders/..%2f..%2fq/metrics",
                "/api/orders/..%5cq",
                "/api/orders/..\\\\q",
                "/api/orders/..;/q/metrics",
                "/api/orders;a=b",
                "/api/orders/1%3Bq",
                "/api/orders/%252e%252e/q",
                "/api/orders/1%00",
                "/api/orders/1%0d%0aX",
                "/api//orders",
                "//api/orders",
                "http://localhost/api/orders/../../q/metrics",
                "/api/orders?x=%",
                "/api/orders?limit=%zz",
                "*"
            })
    void aPathThatMayBeReadAsAnotherIsRefused(String path) throws Exception {
        assertRefused(400, "malformed-request", "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:\r\n",
                "Host: a b\r\n",
                "Host: a\r\nHost: b\r\n",
                "Host: localhost\r\nTransfer-Encoding: gzip\r\n"
            })
    void whoIsAddressedAndHowLongItIsMustBePlain(String headers) throws Exception {
        assertRefused(400, "malformed-request", "GET /api/orders HTTP/1.1\r\n" + headers);
    }

    @Test
    void nothingIsSpokenButHttp() throws Exception {
        for (var other : List.of(
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")) {
            var answer = raw("GET /api/orders HTTP/1.1\r\nHost: localhost\r\n" + other, true);
            assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
        }
        var preface = raw("PRI * HTTP/2.0\r\n\r\nSM\r\n", false);
        assertTrue(preface.matches("(?s)HTTP/\\d\\.\\d [45]\\d\\d .*"), preface);
    }

    @Test
    void theServiceIsToldWhoAsksAndNobodyElseSaysSo() throws Exception {
        var answer = raw(
                "GET /api/orders HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n",
                false);
        assertTrue(answer.contains("forwarded [127.0.0.1] null null"), answer);
    }

    @Test
    void theOperationsCanBeLookedAtOnAPageOfTheGatewaysOwn() throws Exception {
        var page = client.send(to("/q/swagger-ui/").build(), BodyHandlers.ofString());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("/openapi.json"), page.body());
        assertEquals(
                302,
                client.send(to("/q/swagger-ui").build(), BodyHandlers.ofString())
                        .statusCode());
        assertEquals(
                200,
                client.send(to("/q/swagger-ui/swagger-ui-bundle.js").build(), BodyHandlers.ofString())
                        .statusCode());
        for (var other :
                List.of("/q/swagger-ui/nothing.js", "/q/swagger-ui/template/index.html", "/q/swagger-uix", "/q")) {
            assertProblem(404, "unknown-path", client.send(to(other).build(), BodyHandlers.ofString()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders/1,           ORDER",
        "/api/orders,            ORDER",
        "/api/customers,         ORDER",
        "/api/products,          ORDER",
        "/api/complaints,        ORDER",
        "/api/sales,             ORDER",
        "/api/board,             ORDER",
        "/api/labels,            ORDER",
        "/openapi.json,          ORDER",
        "/asyncapi.json,         ORDER",
        "/schemas/a.json,        ORDER",
        "/api/receivables,       FINANCE",
        "/api/receipts,          FINANCE",
        "/api/refunds,           FINANCE",
        "/api/invoices,          FINANCE",
        "/api/ledger,            FINANCE",
        "/api/expenses,          FINANCE",
        "/api/production-orders, PRODUCTION",
        "/api/assignments,       PRODUCTION",
        "/api/factories,         PRODUCTION",
        "/api/materials,         PRODUCTION",
        "/api/production-reports,PRODUCTION",
        "/api/calendar,          PRODUCTION",
        "/api/inspections,       QUALITY",
        "/api/samples,           QUALITY",
        "/api/meetings,          QUALITY",
        "/api/inspection-plans,  QUALITY",
        "/api/sampling-plans,    QUALITY",
        "/api/shipments,         LOGISTICS",
        "/api/carriers,          LOGISTICS",
        "/api/follow-ups,        LOGISTICS",
        "/api/rosters,           LOGISTICS",
        "/api/pickups,           LOGISTICS",
        "/api/ops/order/clock,     ORDER",
        "/api/ops/finance/clock,   FINANCE",
        "/api/ops/production/clock,PRODUCTION",
        "/api/ops/quality/clock,   QUALITY",
        "/api/ops/logistics/clock, LOGISTICS",
    })
    void aPathHasOneService(String path, Service service) {
        for (var other : Service.values()) {
            assertEquals(other == service, other.serves(path), other + " " + path);
        }
    }

    @ParameterizedTest
    @CsvSource({"/", "/api", "/api/ordership", "/api/ops/warehouse/clock", "/q/openapi"})
    void anUnknownPathIs404(String path) throws Exception {
        assertProblem(404, "unknown-path", client.send(to(path).build(), BodyHandlers.ofString()));
    }

    @Test
    void aServiceThatIsAwayIs503() throws Exception {
        assertProblem(503, "not-available", client.send(to("/api/receipts").build(), BodyHandlers.ofString()));
    }

    @Test
    void aServiceThatBreaksOffIs502() throws Exception {
        assertProblem(502, "no-answer", client.send(to("/api/orders/broken").build(), BodyHandlers.ofString()));
    }

    @Test
    void aServiceThatDoesNotAnswerIs504() throws Exception {
        assertProblem(
                504, "no-answer-in-time", client.send(to("/api/orders/slow").build(), BodyHandlers.ofString()));
    }

    @Test
    void aBodyOf25MegabytesPassesAndALargerOneIs413() throws Exception {
        var limit = 25 << 20;

        assertEquals(201, post(BodyPublishers.ofByteArray(new byte[limit])).statusCode());
        assertProblem(413, "too-large", post(BodyPublishers.ofByteArray(new byte[limit + 1])));
        assertProblem(413, "too-large", post(ofUnknownLength(limit + 1)));
    }

    @Test
    void aBankStatementMayBeLarger() throws Exception {
        order.createContext("/api/receipts", GatewayTest::echo);
        var finance =
                new Gateway(Map.of(Service.FINANCE, order.getAddress().getPort()), Duration.ofSeconds(10), List.of());
        var at = FreePorts.next();
        try {
            finance.listen(at).toCompletionStage().toCompletableFuture().get();
            var statement = new byte[26 << 20];

            assertEquals(201, post(at, "/api/receipts/imports", statement).statusCode());
            assertProblem(413, "too-large", post(at, "/api/receipts", statement));
        } finally {
            finance.close();
        }
    }

    private HttpResponse<String> post(int at, String path, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + at + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(BodyPublisher body) throws Exception {
        return client.send(
                to("/api/orders").header("Content-Type", FORM).POST(body).build(), BodyHandlers.ofString());
    }

    @Test
    void jsonHasAMegabyteWhateverItsHeaderSays() throws Exception {
        for (BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(new byte[(1 << 20) + 1]),
                ofUnknownLength((1 << 20) + 1),
                ofUnknownLength(24 << 20))) {
            var request =
                    to("/api/orders").header("Content-Type", "application/json").POST(body);
            assertProblem(413, "too-large", client.send(request.build(), BodyHandlers.ofString()));
        }
        var whole = to("/api/orders").header("Content-Type", "application/json").POST(ofUnknownLength(1 << 20));
        var answer = client.send(whole.build(), BodyHandlers.ofString());
        assertEquals(201, answer.statusCode());
        assertTrue(answer.body().endsWith((1 << 20) + " bytes"), answer.body());
    }

    /** More than there are connections to a service. */
    @Test
    void bodiesThatNeverEndHoldNobodyUp() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                var socket = new Socket("localhost", port);
                waiting.add(socket);
                socket.getOutputStream()
                        .write(
                                "POST /api/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"a\""
                                        .getBytes(StandardCharsets.US_ASCII));
            }
            assertTimeoutPreemptively(
                    Duration.ofSeconds(1),
                    () -> assertEquals(
                            201,
                            client.send(to("/api/orders/7").build(), BodyHandlers.ofString())
                                    .statusCode()));
            for (var socket : waiting) {
                socket.setSoTimeout(14_000);
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
                assertTrue(answer.contains("urn:gendan:problem:body-too-slow"), answer);
            }
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    private static BodyPublisher ofUnknownLength(int length) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20));
    }

    private static void assertProblem(int status, String type, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("\"urn:gendan:problem:" + type + "\""), answer.body());
    }

    private static void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            var length = exchange.getRequestBody().readAllBytes().length;
            var headers = exchange.getRequestHeaders();
            var text = String.join(
                    "\n",
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    "host " + headers.getFirst("Host"),
                    "traceparent " + headers.getFirst("traceparent"),
                    "if-match " + headers.getFirst("If-Match"),
                    "forwarded " + headers.get("X-Forwarded-For") + " " + headers.getFirst("X-Forwarded-Host") + " "
                            + headers.getFirst("Forwarded"),
                    length + " bytes");
            exchange.getResponseHeaders().add("ETag", "\"4\"");
            exchange.sendResponseHeaders(201, text.length());
            exchange.getResponseBody().write(text.getBytes());
        }
    }

    private static void neverAnswer(HttpExchange exchange) {
        // the exchange stays open until the server is stopped
    }
}
