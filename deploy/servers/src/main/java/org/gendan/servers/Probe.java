package org.gendan.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A question that tells whether a server is ready; an exception counts as no. */
@FunctionalInterface
public interface Probe {

    boolean answers() throws Exception;

    static Probe port(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    static Probe http(String uri) {
        var request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(5))
                .build();
        return () -> {
            try (var client = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(1))
                    .build()) {
                return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
            }
        };
    }

    default boolean quietly() {
        try {
            return answers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }
}
