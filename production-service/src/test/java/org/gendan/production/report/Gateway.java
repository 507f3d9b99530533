package org.gendan.production.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The company's gateway to SMS, fax and group chats: a real HTTP server, which can let those who call wait. */
public final class Gateway implements AutoCloseable {
    static final String SECRET = "a secret of the company and its gateway";

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile CountDownLatch open = new CountDownLatch(0);

    /** What was posted, and whether the signature over time and body is the company's. */
    record Received(JsonNode body, boolean signed, boolean resent) {
        String id() {
            return body.get("noticeId").asText();
        }

        boolean isAbout(String about) {
            return body.get("about").asText().equals(about);
        }
    }

    Gateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/notices", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://localhost:%d/notices".formatted(server.getAddress().getPort());
    }

    /** From now on nobody gets an answer. */
    void hold() {
        open = new CountDownLatch(1);
    }

    void release() {
        open.countDown();
    }

    List<Received> about(String about) {
        return received.stream().filter(each -> each.isAbout(about)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String time = exchange.getRequestHeaders().getFirst("X-Gendan-Timestamp");
        received.add(new Received(
                new ObjectMapper().readTree(body),
                signature(time + "." + body).equals(exchange.getRequestHeaders().getFirst("X-Gendan-Signature")),
                "1".equals(exchange.getRequestHeaders().getFirst("X-Gendan-Resend"))));
        try {
            open.await();
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
        byte[] answer = "taken".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
