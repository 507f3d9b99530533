package org.gendan.order.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A system without Kafka: a real HTTP server that verifies what it is sent, and answers as the test wants it to. */
final class Receiver implements AutoCloseable {
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Answer answer = _ -> new Reply(204, "");

    /** What it says to a request. */
    @FunctionalInterface
    interface Answer {
        Reply to(Received request) throws InterruptedException;
    }

    /** With a location it sends elsewhere; slow, the end of the body never comes. */
    record Reply(int status, String body, String location, CountDownLatch slow) {
        Reply(int status, String body) {
            this(status, body, null, null);
        }
    }

    /** What was posted. */
    record Received(String path, Headers headers, byte[] body) {
        String id() {
            return headers.getFirst("webhook-id");
        }

        boolean isMarked(String name) {
            return "1".equals(headers.getFirst(name));
        }

        int attempt() {
            return Integer.parseInt(headers.getFirst("gendan-attempt"));
        }

        JsonNode event() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        int signatures() {
            return headers.getFirst("webhook-signature").split(" ").length;
        }

        /** As the README tells a receiver to do it. */
        boolean isSignedWith(String secret) {
            byte[] key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                mac.update((id() + "." + headers.getFirst("webhook-timestamp") + ".").getBytes(StandardCharsets.UTF_8));
                String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
                return Arrays.asList(headers.getFirst("webhook-signature").split(" "))
                        .contains(expected);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    Receiver() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName("localhost"), ReceiversPort.port()), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    void answers(Answer other) {
        answer = other;
    }

    List<Received> received() {
        return received;
    }

    /** The requests about a key, in the order in which they came. */
    List<Received> about(Object key) {
        return received.stream()
                .filter(each -> each.event().get("subject").asText().equals(key.toString()))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        Received request = new Received(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
        received.add(request);
        try (exchange) {
            Reply reply = answer.to(request);
            if (reply.location() != null) {
                exchange.getResponseHeaders().set("Location", reply.location());
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    reply.status(), reply.slow() != null ? 0 : body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().flush();
            }
            if (reply.slow() != null) {
                reply.slow().await(20, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
