package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.stream.Stream;
import org.gendan.local.stack.Port;
import org.gendan.local.stack.Service;
import org.gendan.local.stack.Stack;
import org.junit.jupiter.api.Test;

/** What somebody meets who comes from outside and means no good: at the gateway, and at a service whose gateway lets all through. */
class EdgeIT {

    private static final String PROBLEM = "content-type: application/problem+json";

    private final Stack stack = SharedStack.get();
    private final Api api = Api.of(stack);
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whatAServiceTellsOfItselfIsAtItsManagementPortAlone() throws Exception {
        for (var path : List.of("/q/health", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui/")) {
            for (var service : Service.values()) {
                var open = raw(stack.ports().of(service.port()), "GET " + path + " HTTP/1.1", "Host: localhost");
                assertTrue(open.startsWith("HTTP/1.1 404 "), () -> service + " " + path + ": " + open);
            }
            for (var way : List.of("", "/api/orders/../..", "/api/orders/%2e%2e/..", "/api/orders/.%2e/.%2E")) {
                if (!path.startsWith("/q/swagger-ui") && !(way + path).equals("/q/health/ready")) {
                    var answer = raw(gateway(), "GET " + way + path + " HTTP/1.1", "Host: localhost");
                    assertTrue(answer.matches("(?s)HTTP/1\\.[01] 40[04] .*"), answer);
                    assertTrue(answer.toLowerCase(Locale.ROOT).contains(PROBLEM), answer);
                }
            }
        }
        for (var service : Service.values()) {
            var management = stack.ports().url(service.management());
            for (var path : List.of("/q/health/ready", "/q/metrics", "/q/openapi")) {
                assertEquals(200, get(management + path), service + path);
            }
            assertEquals(404, get(management + "/api/orders"));
        }
    }

    /** As if what stands before the service let it through; what is no URI at all the platform refuses before any of ours. */
    @Test
    void aServiceAnswersAsAProblemWhatItCannotRead() throws Exception {
        for (var service : Service.values()) {
            for (var request : List.of(
                    List.of("GET /api/orders HTTP/1.1"),
                    List.of("GET /api/orders HTTP/1.1", "Host:"),
                    List.of("GET /api/orders HTTP/1.1", "Host: a b"),
                    List.of("OPTIONS /api/orders HTTP/1.1", "Host: localhost"))) {
                var answer = raw(stack.ports().of(service.port()), request.toArray(String[]::new));
                assertTrue(
                        answer.matches("(?s)HTTP/1\\.[01] 40[05] .*"), () -> service + " " + request + ": " + answer);
                assertTrue(
                        answer.toLowerCase(Locale.ROOT).contains(PROBLEM),
                        () -> service + " " + request + ": " + answer);
                assertTrue(answer.contains("titleZh"), answer);
                assertFalse(answer.toLowerCase(Locale.ROOT).contains("\nallow:"), answer);
            }
        }
    }

    @Test
    void noServiceSpeaksHttp2WithoutTls() throws Exception {
        var ports = Stream.concat(
                        Stream.of(gateway()),
                        Stream.of(Service.values()).map(service -> stack.ports().of(service.port())))
                .toList();
        for (var port : ports) {
            // Whoever is not switched to HTTP/2 may go on speaking, so that only the first line is waited for.
            try (var socket = new Socket("localhost", port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write("""
                                GET /api/orders HTTP/1.1\r
                                Host: localhost\r
                                Connection: Upgrade, HTTP2-Settings\r
                                Upgrade: h2c\r
                                HTTP2-Settings: AAMAAABkAAQAAP__\r
                                \r
                                """.getBytes(StandardCharsets.UTF_8));
                var line = new Scanner(socket.getInputStream(), StandardCharsets.UTF_8).nextLine();
                assertTrue(line.matches("HTTP/1\\.1 40[14] .*"), line);
            }
        }
    }

    @Test
    void linksLeadToNobodyWhomTheCallerNames() throws Exception {
        new MasterData(api, Teller.SILENT).provide();
        for (var i = 0; i < 2; i++) {
            new Journey(api, Papers.of(stack.layout()), Teller.SILENT, Stamp.on(Stamp.today(api)))
                    .intake()
                    .open();
        }
        var token = stack.keycloak().token("merchandiser");
        for (var port : List.of(gateway(), stack.ports().of(Port.ORDER))) {
            var answer = raw(
                    port,
                    "GET /api/orders?limit=1&status=DRAFT HTTP/1.1",
                    "Host: evil.example",
                    "X-Forwarded-Host: worse.example",
                    "Authorization: Bearer " + token);
            assertTrue(answer.matches("(?si).*\nlink: </api/orders\\?[^>]*cursor=[^>]*>; rel=\"next\".*"), answer);
            assertFalse(answer.contains(".example"), answer);
        }
    }

    @Test
    void whatIsLoggedNeitherBeginsALineNorSteersATerminal() throws Exception {
        var forged = "01:00:00.000 ERROR FORGED";
        new MasterData(api, Teller.SILENT).provide();
        var order = new Journey(api, Papers.of(stack.layout()), Teller.SILENT, Stamp.on(Stamp.today(api)));
        order.intake().open();
        var boundary = "x".repeat(20);
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''a%0D%0A"
                + forged.replace(" ", "%20")
                + "%1b%5B31m%C2%85%E2%80%A8.svg\r\nContent-Type: image/svg+xml\r\n\r\n<svg/>\r\n--"
                + boundary + "--\r\n";
        var answer = send(
                gateway(),
                body,
                "POST " + order.intake().path("/documents") + " HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + stack.keycloak().token("merchandiser"),
                "Content-Type: multipart/form-data; boundary=" + boundary,
                "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);

        for (var log : logs()) {
            assertTrue(log.lines().noneMatch(line -> line.startsWith(forged)), "a line of the log is forged");
            assertTrue(log.chars()
                    .noneMatch(one -> one < ' ' && one != '\n' || one == 0x85 || one == 0x2028 || one == 0x7f));
        }
    }

    /** Each address may try so much; whoever is known is not held up by it. */
    @Test
    void whoHasNoTokenIsSlowedDown() throws Exception {
        // The share fills again by 20 a second, so that a slow machine needs more than its burst of 200.
        var known = 0;
        var status = 401;
        while (status == 401 && known < 3_000) {
            status = get(stack.ports().url(Port.GATEWAY) + "/api/refunds?limit=1");
            known += status == 401 ? 1 : 0;
        }
        assertEquals(429, status, known + " requests without a token");
        assertTrue(known >= 100, known + " requests before the first 429");
        assertEquals(200, api.as("finance").get("/api/refunds?limit=1").status());
    }

    private List<String> logs() throws IOException {
        var read = new ArrayList<String>();
        for (var service : Service.values()) {
            read.add(Files.readString(stack.part(service.module()).process().log()));
        }
        return read;
    }

    private int gateway() {
        return stack.ports().of(Port.GATEWAY);
    }

    private int get(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private static String raw(int port, String... head) throws IOException {
        return send(port, "", head);
    }

    /** The answer to a request as it is written, which no client would send. */
    private static String send(int port, String body, String... head) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var lines = String.join("\r\n", head);
            var whole = lines + (lines.contains("Connection:") ? "" : "\r\nConnection: close") + "\r\n\r\n" + body;
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
