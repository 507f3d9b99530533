package org.gendan.office.notice;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gendan.kernel.delivery.JdbcTransactions;
import org.gendan.kernel.delivery.Trial;
import org.gendan.kernel.time.Work;
import org.gendan.kernel.time.Works;
import org.gendan.office.notice.Courier.Channel;
import org.gendan.office.notice.Courier.Letter;
import org.gendan.office.notice.Courier.NotHandedOver;
import org.gendan.office.notice.Courier.NotHandedOver.Why;
import org.gendan.office.notice.Notices.Handed;
import org.gendan.office.notice.Notices.State;
import org.gendan.servers.Database;
import org.gendan.servers.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told leaves once and only when the change is committed, by a real mail server and a real gateway. */
class NoticesTest {
    private static final String ORDER = "order-1";
    private static final String SECRET = "a secret of the company";

    private static Database database;
    private static JdbcTransactions transactions;
    private static Vertx vertx;

    private final WebhookCourier off = new WebhookCourier(Optional.empty(), Optional.empty(), new ObjectMapper());
    private final Work work = Works.of(transactions);
    private final Notices notices = new Notices(transactions, work, off);
    private ServerSetup setup;
    private GreenMail server;
    private MailClient smtp;
    private MailCourier mail;

    @BeforeAll
    static void open() {
        database = Trial.database("notices_" + Long.toHexString(System.nanoTime()));
        var login = database.application();
        transactions = new JdbcTransactions(
                () -> DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password()));
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        transactions.close();
        vertx.close();
    }

    @BeforeEach
    void begin() {
        Trial.update(database, "truncate notice, notice_attachment, notice_delivery, work");
        setup = new ServerSetup(FreePorts.next(), "localhost", ServerSetup.PROTOCOL_SMTP);
        server = new GreenMail(setup);
        smtp = MailClient.create(vertx, new MailConfig("localhost", setup.getPort()));
        mail = new MailCourier(vertx, smtp, "Gendan <gendan@gendan.example>");
        server.start();
    }

    @AfterEach
    void end() {
        smtp.close();
        server.stop();
    }

    @Test
    void aNoticeOfATransactionThatIsRolledBackIsNotSent() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions.inNew(_ -> {
                    notices.mail(deposit("merchandiser@gendan.example"));
                    throw new IllegalStateException("the change fails");
                }));
        send(mail);
        assertEquals(0, server.getReceivedMessages().length);
        assertEquals(List.of(), notices.of(ORDER));
    }

    @Test
    void eachRecipientGetsItOnceAndTheProofIsKept() throws Exception {
        tell(deposit("a@gendan.example", "b@gendan.example"));
        assertEquals(State.PENDING, notices.of(ORDER).getFirst().state());
        send(mail);
        send(mail);
        assertEquals(2, server.getReceivedMessages().length);
        MimeMessage first = server.getReceivedMessages()[0];
        assertEquals("Deposit due: 30 % 定金", first.getSubject());
        assertEquals("Gendan <gendan@gendan.example>", first.getFrom()[0].toString());
        assertEquals("a@gendan.example", first.getAllRecipients()[0].toString());
        assertEquals("Please ask for it.", first.getContent().toString().strip());
        assertNull(first.getHeader("X-Gendan-Resend"));
        for (Handed handed : notices.of(ORDER)) {
            assertEquals(State.HANDED_OVER, handed.state());
            assertEquals("deposit-request", handed.kind());
            assertEquals("MAIL", handed.channel());
            assertEquals(1, handed.attempts());
            assertFalse(handed.resent());
            assertFalse(handed.handedAt().isBefore(handed.queuedAt()));
            assertEquals("accepted for %s as <%s@gendan>".formatted(handed.recipient(), handed.id()), handed.answer());
        }
    }

    @Test
    void twoSendersAtOnceSendEachNoticeOnce() throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            tell(deposit("r" + i + "@gendan.example"));
        }
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> senders = List.of(start(go), start(go));
        go.countDown();
        for (Thread each : senders) {
            each.join();
        }
        assertEquals(
                List.of(),
                notices.of(ORDER).stream()
                        .filter(handed -> handed.handedAt() == null)
                        .toList());
        assertEquals(40, server.getReceivedMessages().length);
    }

    @Test
    void attachmentsArriveAsTheyWere() throws Exception {
        byte[] content = {0, 1, 2, (byte) 0xFF};
        tell(deposit("a@gendan.example").attaching("账单.pdf", "application/pdf", content));
        send(mail);
        BodyPart file = ((Multipart) server.getReceivedMessages()[0].getContent()).getBodyPart(1);
        assertEquals("账单.pdf", jakarta.mail.internet.MimeUtility.decodeText(file.getFileName()));
        assertTrue(file.isMimeType("application/pdf"), file.getContentType());
        assertArrayEquals(content, file.getInputStream().readAllBytes());
    }

    @Test
    void aLineBreakInASubjectBeginsNoHeader() throws Exception {
        tell(Notice.of(ORDER, "deposit-request", List.of("a@gendan.example"), "Deposit\r\nBcc: all@else.example", "x"));
        send(mail);
        MimeMessage received = server.getReceivedMessages()[0];
        assertEquals("Deposit Bcc: all@else.example", received.getSubject());
        assertEquals(1, received.getAllRecipients().length);
    }

    @Test
    void aSecondNoticeUnderTheSameKeyChangesNothing() {
        tell(deposit("a@gendan.example").once("daily-report/2026-11-24/marketing"));
        tell(deposit("b@gendan.example").once("daily-report/2026-11-24/marketing"));
        tell(deposit("c@gendan.example").once("daily-report/2026-11-25/marketing"));
        send(mail);
        assertEquals(
                List.of("c@gendan.example", "a@gendan.example"),
                notices.of(ORDER).stream().map(Handed::recipient).toList());
        assertEquals(2, server.getReceivedMessages().length);
    }

    @Test
    void whileTheMailServerIsAwayNoticesWaitAndThenLeave() {
        server.stop();
        tell(deposit("a@gendan.example"));
        tell(deposit("b@gendan.example"));
        send(mail);
        assertEquals(1, Trial.count(database, "select sum(away) from notice_delivery"), "only one probes");
        GreenMail again = new GreenMail(setup);
        try {
            again.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                send(mail);
                return again.getReceivedMessages().length == 2;
            });
        } finally {
            again.stop();
        }
        assertTrue(notices.of(ORDER).stream().noneMatch(Handed::resent), "nobody was there to take it before");
    }

    @Test
    void whatWasBegunBeforeAKillIsSentAgainUnderTheSameIdAndMarked() throws Exception {
        tell(deposit("a@gendan.example"));
        assertThrows(
                StackOverflowError.class,
                () -> send(courier(letter -> {
                    mail.handOver(letter);
                    throw new StackOverflowError("killed before the answer was kept");
                })));
        assertEquals(1, server.getReceivedMessages().length);
        send(mail);
        assertEquals(1, server.getReceivedMessages().length, "the other may still be at it");
        dueNow();
        send(mail);
        MimeMessage first = server.getReceivedMessages()[0];
        MimeMessage second = server.getReceivedMessages()[1];
        Handed handed = notices.of(ORDER).getFirst();
        assertArrayEquals(new String[] {"<" + handed.id() + "@gendan>"}, first.getHeader("Message-ID"));
        assertArrayEquals(first.getHeader("Message-ID"), second.getHeader("Message-ID"));
        assertNull(first.getHeader("X-Gendan-Resend"));
        assertArrayEquals(new String[] {"1"}, second.getHeader("X-Gendan-Resend"));
        assertTrue(handed.resent());
        assertEquals(2, handed.attempts());
        assertEquals(State.HANDED_OVER, handed.state());
    }

    @Test
    void anAnswerThatNeverCameIsAnUnknownOutcomeToo() {
        tell(deposit("a@gendan.example"));
        send(courier(_ -> {
            throw new NotHandedOver(Why.UNKNOWN, "no answer");
        }));
        dueNow();
        send(mail);
        assertTrue(notices.of(ORDER).getFirst().resent());
    }

    @Test
    void whatIsRefusedIsTriedLessAndLessOftenAndGivenUpAfterTwentyTimes() {
        tell(deposit("a@gendan.example"));
        AtomicInteger tried = new AtomicInteger();
        Courier refusing = courier(_ -> {
            throw new NotHandedOver(Why.REFUSED, "550 no such mailbox \0 " + tried.incrementAndGet());
        });
        for (int attempt = 1; attempt < 20; attempt++) {
            send(refusing);
            long longest = Math.min(1L << attempt - 1, 300);
            long pause = pauseSeconds();
            assertTrue(pause <= longest && pause >= longest / 2 - 2, attempt + ". pause: " + pause);
            dueNow();
        }
        send(refusing);
        Handed handed = notices.of(ORDER).getFirst();
        assertEquals(State.GIVEN_UP, handed.state());
        assertEquals("550 no such mailbox  20", handed.answer());
        assertFalse(handed.resent());
        dueNow();
        send(refusing);
        assertEquals(20, tried.get());
    }

    @Test
    void anOutageIsWaitedOutForAsLongAsItLasts() {
        tell(deposit("a@gendan.example"));
        Courier away = courier(_ -> {
            throw new NotHandedOver(Why.AWAY, "no connection");
        });
        for (int i = 0; i < 50; i++) {
            send(away);
            dueNow();
        }
        send(mail);
        assertEquals(State.HANDED_OVER, notices.of(ORDER).getFirst().state());
    }

    @Test
    void anAddressThatIsNoneHoldsNobodyElseUp() {
        tell(deposit("no address at all", "b@gendan.example"));
        send(mail);
        assertEquals(1, server.getReceivedMessages().length);
        assertEquals(1, Trial.count(database, "select count(*) from notice_delivery where answer like '%invalid%'"));
    }

    @Test
    void theWebhookIsSignedAndItsAnswerKept() throws Exception {
        AtomicReference<String> body = new AtomicReference<>();
        AtomicReference<com.sun.net.httpserver.Headers> headers = new AtomicReference<>();
        AtomicInteger status = new AtomicInteger(500);
        HttpServer gateway = gateway(body, headers, status);
        try {
            WebhookCourier webhook = new WebhookCourier(
                    Optional.of(URI.create("http://localhost:%d/notices"
                            .formatted(gateway.getAddress().getPort()))),
                    Optional.of(SECRET),
                    new ObjectMapper());
            transactions.inNew(_ -> {
                new Notices(transactions, work, webhook).mail(deposit("a@gendan.example"));
                return null;
            });
            send(webhook);
            assertEquals("500 taken as 4711", answer(Channel.WEBHOOK));
            status.set(202);
            dueNow();
            send(webhook);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = headers.get().getFirst("X-Gendan-Timestamp") + "." + body.get();
            assertEquals(
                    "sha256=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))),
                    headers.get().getFirst("X-Gendan-Signature"));
            assertEquals("1", headers.get().getFirst("X-Gendan-Resend"));
            JsonNode posted = new ObjectMapper().readTree(body.get());
            assertEquals(ORDER, posted.get("about").asText());
            assertEquals("deposit-request", posted.get("kind").asText());
            assertEquals("a@gendan.example", posted.get("recipient").asText());
            assertEquals("Deposit due: 30 % 定金", posted.get("subject").asText());
            assertEquals("Please ask for it.", posted.get("text").asText());
            assertEquals("202 taken as 4711", answer(Channel.WEBHOOK));
            assertNull(answer(Channel.MAIL), "the mail leaves on its own");
            assertEquals(
                    posted.get("noticeId").asText(),
                    Trial.query(
                                    database,
                                    "select id from notice_delivery where channel = 'WEBHOOK'",
                                    row -> row.getString(1))
                            .getFirst());
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void aWebhookWithoutASecretDoesNotStart() {
        assertThrows(
                IllegalStateException.class,
                () -> new WebhookCourier(
                        Optional.of(URI.create("http://localhost")), Optional.empty(), new ObjectMapper()));
    }

    private HttpServer gateway(
            AtomicReference<String> body, AtomicReference<com.sun.net.httpserver.Headers> headers, AtomicInteger status)
            throws IOException {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/notices", exchange -> {
            try (exchange) {
                body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                headers.set(exchange.getRequestHeaders());
                byte[] answer = "taken as 4711".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status.get(), answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        gateway.start();
        return gateway;
    }

    private static Notice deposit(String... to) {
        return Notice.of(ORDER, "deposit-request", List.of(to), "Deposit due: 30 % 定金", "Please ask for it.");
    }

    private void tell(Notice notice) {
        transactions.inNew(_ -> {
            notices.mail(notice);
            return null;
        });
    }

    private Thread start(CountDownLatch go) {
        return Thread.ofPlatform().start(() -> {
            try {
                go.await();
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            send(mail);
        });
    }

    /** Tries what is due on the courier's channel. */
    private void send(Courier courier) {
        Works.drain(work, new NoticeSender(transactions, courier));
    }

    /** Lets the pause before the next attempt be over. */
    private static void dueNow() {
        Trial.update(database, "update work set due = now() where due is not null");
    }

    private static long pauseSeconds() {
        return Trial.count(database, "select ceil(extract(epoch from due - now())) from work");
    }

    private static String answer(Channel channel) {
        return Trial.query(
                        database,
                        "select answer from notice_delivery where channel = '%s'".formatted(channel),
                        row -> row.getString(1))
                .getFirst();
    }

    /** What happens to a letter. */
    @FunctionalInterface
    private interface Fate {
        String of(Letter letter) throws NotHandedOver;
    }

    private static Courier courier(Fate fate) {
        return new Courier() {
            @Override
            public Channel channel() {
                return Channel.MAIL;
            }

            @Override
            public String handOver(Letter letter) throws NotHandedOver {
                return fate.of(letter);
            }
        };
    }
}
