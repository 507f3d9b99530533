package org.gendan.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** What one client can do to a service by the bodies that it sends, over plain sockets, since no client library would. */
public final class Strain {
    /** More than a service has threads. */
    private static final int MANY = 30;

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** In which a body has to be there, and what the machine may take to say so. */
    private static final Duration ENDED = Duration.ofSeconds(14);

    private Strain() {}

    /** A command that takes JSON or a form, with who may give it. */
    public record Command(String user, String path) {}

    /** A request whose head was sent, and whose body is under way. */
    private record Sent(Socket socket) implements AutoCloseable {
        static Sent to(Command command, String contentType, String length) {
            try {
                Socket socket = new Socket("localhost", RestAssured.port);
                Sent sent = new Sent(socket);
                sent.write("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
                                .formatted(command.path(), Tokens.of(command.user()), UUID.randomUUID())
                        + "Content-Type: %s\r\n%s\r\n\r\n".formatted(contentType, length));
                return sent;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /** The whole answer's first line and type; nothing where the connection was closed without one. */
        String answer(Duration within) throws IOException {
            socket.setSoTimeout((int) within.toMillis());
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            try {
                String status = in.readLine();
                if (status == null) {
                    return "";
                }
                List<String> head = new ArrayList<>(List.of(status));
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    head.add(line);
                }
                return String.join("\n", head);
            } catch (SocketException reset) {
                return "";
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException ignored) {
                // It is closed by the other side.
            }
        }
    }

    /**
     * Begins with 30 bodies of JSON and 30 forms, and never ends them: what others ask meanwhile is answered within a second,
     * and after ten the service waits no longer.
     */
    public static void bodiesThatNeverEnd(Command json, Command form, Command read) {
        read(read);
        List<Sent> waiting = Stream.concat(
                        IntStream.range(0, MANY)
                                .mapToObj(_ -> Sent.to(json, "application/json", "Content-Length: 1000")),
                        form == null
                                ? Stream.of()
                                : IntStream.range(0, MANY)
                                        .mapToObj(_ -> Sent.to(
                                                form, "multipart/form-data; boundary=x", "Content-Length: 1000000")))
                .toList();
        try {
            for (Sent one : waiting) {
                one.write("{\"a\"");
            }
            long sent = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                assertTimeoutPreemptively(AT_ONCE, () -> read(read), "what others read meanwhile");
                RequestSpecification ready = Management.ask();
                assertTimeoutPreemptively(
                        AT_ONCE,
                        () -> ready.get("/q/health/ready").then().statusCode(200),
                        "whether the service is ready");
            }
            List<Executable> ends = new ArrayList<>();
            for (Sent one : waiting) {
                Duration left = ENDED.minusNanos(System.nanoTime() - sent);
                String answer = one.answer(left.isPositive() ? left : Duration.ofMillis(1));
                ends.add(() -> assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 408"), answer));
            }
            assertTrue(
                    Duration.ofNanos(System.nanoTime() - sent).compareTo(Duration.ofSeconds(9)) > 0,
                    "a body has its ten seconds");
            assertAll(ends);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            waiting.forEach(Sent::close);
        }
        await().atMost(AT_ONCE).untilAsserted(() -> read(read));
    }

    /** Sends JSON whose length no header says, 2 MB and 24 MB of it, ten at once: 413 each time, and nothing is held. */
    public static void bodiesInChunks(Command json, Command read) {
        for (int megabytes : new int[] {2, 24}) {
            List<String> answers = IntStream.range(0, 10)
                    .parallel()
                    .mapToObj(_ -> inChunks(json, megabytes))
                    .toList();
            assertAll(answers.stream()
                    .map(answer -> () -> assertAll(
                            () -> assertTrue(answer.startsWith("HTTP/1.1 413"), megabytes + " MB: " + answer),
                            () -> assertTrue(answer.contains("application/problem+json"), answer))));
        }
        read(read);
    }

    private static String inChunks(Command json, int megabytes) {
        try (Sent sent = Sent.to(json, "application/json", "Transfer-Encoding: chunked")) {
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            for (int i = 0; i < megabytes * 16; i++) {
                sent.write(chunk);
            }
            sent.write("0\r\n\r\n");
            return sent.answer(Duration.ofSeconds(10));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void read(Command read) {
        assertEquals(
                200,
                given().noFilters()
                        .auth()
                        .oauth2(Tokens.of(read.user()))
                        .get(read.path())
                        .statusCode(),
                read.path());
    }
}
