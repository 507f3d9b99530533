package org.gendan.production.report;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gendan.servers.FreePorts;
import org.gendan.testing.RealServers;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two replicas of the packaged service on one database, of which one is killed at 09:29 while it sends the report. */
class ReportKillIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.now(SHANGHAI).plusDays(1);
    private static final String ABOUT = AReport.about(DAY);
    private static final int RECIPIENTS = 4;
    private static final String SENDS = """
            select count(*) from notice_delivery d join notice n on n.id = d.notice where n.about = ?""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Gateway gateway = new Gateway();
    private final List<Replica> replicas = new ArrayList<>();

    private record Replica(Process process, int port, int management) {}

    @BeforeEach
    void start() throws IOException {
        RealServers servers = new RealServers();
        servers.init(Map.of("service", "production"));
        Map<String, String> settings = servers.start();
        settings.put("quarkus.profile", "local");
        settings.put("gendan.webhook.url", gateway.url());
        settings.put("gendan.webhook.secret", Gateway.SECRET);
        settings.put("gendan.report.at", "09:29");
        settings.put("gendan.report.roles", "marketing,quality-manager,supervisor,production-manager");
        for (int i = 1; i <= 2; i++) {
            replicas.add(start(settings, i));
        }
        for (Replica replica : replicas) {
            awaiting(180, () -> isReady(replica));
        }
    }

    private static Replica start(Map<String, String> settings, int number) throws IOException {
        int port = FreePorts.next();
        int management = FreePorts.next();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + management));
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        File log = Path.of("target", "replica-%d.log".formatted(number)).toFile();
        return new Replica(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start(),
                port,
                management);
    }

    @AfterEach
    void stop() throws InterruptedException {
        gateway.close();
        for (Replica replica : replicas) {
            replica.process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    @Tag("S3.13")
    @Tag("rule-32")
    void thereIsOneReportOneSendJobPerRecipientAndOneMarkedResend() throws Exception {
        moveClock(LocalTime.of(9, 28));
        // What fell due while the clock was moved is out of the way.
        awaiting(
                30,
                () -> isWatched(DAY.minusDays(1))
                        && Rows.count("select count(*) from work where kind like 'notice-%' and due is not null") == 0);
        gateway.hold();
        moveClock(LocalTime.of(9, 29));
        // All mails are there, and each replica waits for the gateway's answer about one of the recipients.
        awaiting(30, () -> gateway.about(ABOUT).size() == 2 && handedOver("MAIL") == RECIPIENTS);
        Replica killed = replicas.getFirst();
        killed.process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertEquals("09:29", Rows.value("""
                select to_char((now() + seconds * interval '1 second') at time zone 'Asia/Shanghai', 'HH24:MI')
                from clock_offset"""));
        gateway.release();
        awaiting(30, () -> handedOver("WEBHOOK") == RECIPIENTS - 1);
        // The other replica would wait for a minute, in case the killed one was only slow.
        Rows.execute("update work set due = now() where kind like 'notice-%' and due is not null");
        awaiting(30, () -> handedOver("WEBHOOK") == RECIPIENTS);
        moveClock(LocalTime.of(9, 30));
        awaiting(30, () -> isWatched(DAY));

        assertEquals(1, Rows.count("select count(*) from daily_report where day = ?", DAY));
        assertEquals(2 * RECIPIENTS, Rows.count(SENDS, ABOUT));
        assertEquals(2 * RECIPIENTS, Rows.count("""
                select count(distinct (recipient, channel)) from notice_delivery d
                join notice n on n.id = d.notice where n.about = ?""", ABOUT));
        assertEquals(1, Rows.count(SENDS + " and d.resent", ABOUT));
        assertEquals(0, Rows.count("select count(*) from report_alarm where day = ?", DAY));
        assertPostedOnceAndTheLostOneAgain();
        assertMailedOnce();
    }

    private void assertPostedOnceAndTheLostOneAgain() {
        List<Gateway.Received> posted = gateway.about(ABOUT);
        assertTrue(posted.stream().allMatch(Gateway.Received::signed), "a signature is not the company's");
        assertEquals(RECIPIENTS + 1, posted.size());
        assertEquals(1, posted.stream().filter(Gateway.Received::resent).count());
        Map<String, List<Gateway.Received>> byId = posted.stream().collect(Collectors.groupingBy(Gateway.Received::id));
        assertEquals(RECIPIENTS, byId.size());
        Gateway.Received resent = posted.getLast();
        assertTrue(resent.resent());
        assertEquals(2, byId.get(resent.id()).size());
    }

    private static void assertMailedOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : RealServers.mails()) {
            if (mail.getSubject().contains(DAY.toString()) && mail.getHeader("X-Gendan-Resend") == null) {
                ids.add(mail.getMessageID());
            }
        }
        assertEquals(RECIPIENTS, ids.size());
        assertEquals(RECIPIENTS, ids.stream().distinct().count());
    }

    private static boolean isWatched(LocalDate day) {
        return Rows.count("select count(*) from daily_job where name = 'production-report-watch' and day = ?", day)
                == 1;
    }

    private static long handedOver(String channel) {
        return Rows.count(SENDS + " and d.channel = ? and d.handed_at is not null", ABOUT, channel);
    }

    /** By the operator, at the replica that is not killed. */
    private void moveClock(LocalTime to) throws Exception {
        var answer = http.send(
                request(replicas.getLast().port, "/api/ops/production/clock")
                        .header("Authorization", "Bearer " + Tokens.of("operator"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"now\": \"%s\"}"
                                .formatted(DAY.atTime(to).atZone(SHANGHAI).toInstant())))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private boolean isReady(Replica replica) throws InterruptedException {
        assertTrue(replica.process.isAlive(), "a replica did not start; see target/replica-*.log");
        try {
            return http.send(request(replica.management, "/q/health/ready").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .timeout(Duration.ofSeconds(10));
    }

    private static void awaiting(int seconds, Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }
}
