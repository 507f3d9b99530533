package org.gendan.production.report;

import static org.awaitility.Awaitility.await;
import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.gendan.kernel.time.DailyJob;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.office.report.DatedReport.Asked;
import org.gendan.office.report.Language;
import org.gendan.office.report.Period;
import org.gendan.production.ServiceTest;
import org.gendan.production.factory.FactoryRegister;
import org.gendan.production.idle.Reconciliation;
import org.gendan.production.inspection.QualityFacts;
import org.gendan.production.order.ALot;
import org.gendan.production.order.AnOrder;
import org.gendan.production.order.Announced;
import org.gendan.production.order.Lots;
import org.gendan.production.routing.Progress;
import org.gendan.testing.RealServers;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReportTest {
    private static final String MARKETING = "marketing@gendan.example";
    private static final LocalTime JUST_IN_TIME = LocalTime.parse("09:29:59.999");
    private static final LocalTime DEADLINE = LocalTime.parse("09:30");
    private static final String NOTICES = "select count(*) from notice where replace(about, '-alarm', '') = ?";
    private static final String REPORTS = "select count(*) from daily_report where 'production-report/' || day = ?";
    private static final String SENDS = """
            select count(*) from notice_delivery d join notice n on n.id = d.notice where n.about = ?""";

    @Inject
    DailyReportJob job;

    @Inject
    DailyReportWatch watch;

    @Inject
    Wording wording;

    @Inject
    Lots lots;

    @Inject
    Progress progress;

    @Inject
    QualityFacts quality;

    @Inject
    FactoryRegister factories;

    @Inject
    Reconciliation reconciliation;

    @Test
    @Tag("S3.13")
    void itTellsWhatWasMadeSinceTheOneBeforeAgainstThePlanAndWhatIsWrong() {
        ALot lot = ALot.started(1000);
        lot.report("CUTTING", 300).then().statusCode(201);
        AReport.written();
        lot.report("CUTTING", 200).then().statusCode(201);
        lot.report("SEWING", 100, ", \"scrapped\": 5").then().statusCode(201);
        as("production-manager")
                .body("{\"reason\": \"the needle detector is broken\"}")
                .post(lot.address("hold"))
                .then()
                .statusCode(200);
        lot.rejected(InspectionKind.MID, "collar runs up").reworkOrdered(80);
        LocalDate day = AReport.written();
        ValidatableResponse report = read(day);
        String of = ofLot(lot);
        report.body("news", equalTo(true))
                .body(of + "hold", equalTo("the needle detector is broken"))
                .body(of + "statusNews", equalTo(false))
                .body(of + "processes.process", contains("CUTTING", "SEWING", "PRESSING", "PACKING"))
                .body(of + "processes.good", contains(500, 95, 0, 0))
                .body(of + "processes.added", contains(200, 95, 0, 0))
                .body(of + "processes.scrapped", contains(0, 5, 0, 0))
                .body(of + "findings.news", contains(true))
                .body(of + "findings.open", contains(true))
                .body(of + "findings[0].kind", equalTo("MID"))
                .body(of + "findings[0].openPoints", contains("collar runs up"))
                .body(of + "findings[0].reworkQuantity", equalTo(80));
        // Of the day after the plan's last one, everything is wanted by plan; what is open stays, without being news.
        read(AReport.written())
                .body(of + "processes.good", contains(500, 95, 0, 0))
                .body(of + "processes.added", contains(0, 0, 0, 0))
                .body(of + "processes.planned", contains(1000, 1000, 1000, 1000))
                .body(of + "findings.news", contains(false))
                .body(of + "findings.open", contains(true));
    }

    @Test
    @Tag("S3.13")
    void itIsHandedOverByMailAndBySignedWebhookWithProofInBothLanguages() throws Exception {
        ALot lot = ALot.started(500);
        lot.report("CUTTING", 120).then().statusCode(201);
        LocalDate day = AReport.written();
        awaitHandedOver(day);
        List<MimeMessage> mails = mails(day);
        assertEquals(1, mails.size());
        String text = mails.getFirst().getContent().toString();
        assertTrue(text.contains("裁剪：120 （+120），计划"), text);
        assertTrue(text.contains("Cutting: 120 (+120), by plan"), text);
        List<Gateway.Received> posted = GatewayOfTheTests.gateway().about(AReport.about(day));
        assertTrue(posted.size() >= 3, () -> posted.size() + " of three roles and the merchandisers");
        assertTrue(posted.stream().allMatch(Gateway.Received::signed));
        assertTrue(posted.stream()
                .anyMatch(each -> each.body().get("text").asText().contains("Cutting: 120 (+120)")));
        read(day)
                .body("late", equalTo(false))
                .body("writtenLate", equalTo(false))
                .body("deliveries.channel", hasItems("MAIL", "WEBHOOK"))
                .body(
                        "deliveries.recipient",
                        hasItems(
                                MARKETING,
                                "quality-manager@gendan.example",
                                "business-manager@gendan.example",
                                "merchandiser@gendan.example"))
                .body("deliveries.state", everyItem(equalTo("HANDED_OVER")))
                .body("deliveries.attempts", everyItem(equalTo(1)))
                .body("deliveries.answer", hasItem("200 taken"))
                .body("deliveries.id", hasItem(posted.getFirst().id()));
        as("supervisor")
                .get("/api/production-reports/%s/pdf".formatted(day))
                .then()
                .statusCode(200)
                .header("Content-Type", "application/pdf");
    }

    @Test
    @Tag("S3.13")
    @Tag("rule-32")
    void aDayWithoutNewsHasItsReportToo() {
        LocalDate day = AReport.written();
        Instant now = Instant.now();
        DailyNews nothing = new DailyNews(now, now.minusSeconds(1), List.of(), List.of(), null, List.of());
        String subject = wording.subject(day, nothing, Language.BOTH);
        assertTrue(subject.contains("no news") && subject.contains("无新情况"), subject);
        as("quality-manager")
                .get("/api/production-reports?from=%s&to=%s&limit=1".formatted(day.minusDays(1), day))
                .then()
                .statusCode(200)
                .body("items.day", contains(day.toString()))
                .body("next", not(equalTo(null)));
    }

    @Test
    @Tag("rule-32")
    void whoHasItAtTheDeadlineHasItLateAndTheAlarmIsRaisedOnce() {
        LocalDate inTime = AReport.written();
        AReport.handedOver(inTime, "MAIL", JUST_IN_TIME);
        AReport.handedOver(inTime, "WEBHOOK", JUST_IN_TIME);
        LocalDate late = AReport.written();
        AReport.handedOver(late, "MAIL", DEADLINE);
        AReport.handedOver(late, "WEBHOOK", JUST_IN_TIME);
        run(watch, inTime);
        run(watch, late);
        run(watch, late);
        read(inTime).body("late", equalTo(false));
        read(late)
                .body("late", equalTo(true))
                .body("writtenLate", equalTo(false))
                .body("deliveries.findAll { it.late }.channel.unique()", contains("MAIL"));
        assertEquals(List.of("NOT_HANDED_OVER"), alarms(inTime, late));
        assertToldOnce(late);
    }

    @Test
    @Tag("rule-32")
    @Tag("S3.13")
    void aMissingReportAndOneThatWasWrittenLateRaiseTheAlarm() {
        LocalDate missing = AReport.nextDay();
        run(watch, missing);
        assertEquals(List.of("MISSING"), alarms(missing, missing));
        assertToldOnce(missing);
        as("marketing")
                .get("/api/production-reports/" + missing)
                .then()
                .statusCode(404)
                .body("type", equalTo(problem("unknown-production-report")));
        LocalDate past = ALot.today().minusDays(100);
        run(job, past);
        run(watch, past);
        read(past).body("writtenLate", equalTo(true)).body("late", equalTo(true));
        assertEquals(List.of("LATE"), alarms(past, past));
    }

    @Test
    @Tag("rule-32")
    void ofDaysThatAreMadeUpForEachHasItsAlarmAndOneNoticeNamesThemAll() {
        LocalDate first = ALot.today().minusDays(203);
        LocalDate second = first.plusDays(1);
        run(watch, first);
        run(watch, second);
        assertEquals(List.of("MISSING", "MISSING"), alarms(first, second));
        assertEquals(0, AReport.count(NOTICES, first) + AReport.count(NOTICES, second));
        LocalDate last = AReport.nextDay();
        run(watch, last);
        run(watch, last);
        assertToldOnce(last);
        String text = Rows.value("select text from notice where about = ?", "production-report-alarm/" + last);
        for (LocalDate day : List.of(first, second, last)) {
            assertTrue(text.contains("There was no production report of " + day), text);
        }
    }

    @Test
    @Tag("S3.13")
    void whatIsLateComesFirstWithWhoCanDoSomethingAndItsMerchandiserHasItToo() throws Exception {
        ALot late = ALot.started(AnOrder.of(100).due(ALot.workingDay(ALot.today(), 5)), 100);
        ALot unplanned = ALot.assigned(Announced.released(AnOrder.of(50)), 50);
        LocalDate day = AReport.written();
        String of = "overdue.find { it.assignmentId == '%s' }.";
        read(day)
                .body("news", equalTo(true))
                .body(of.formatted(late.id()) + "contractDays", greaterThan(5))
                .body(of.formatted(late.id()) + "who", contains("factory", "production-manager"))
                .body(of.formatted(unplanned.id()) + "unplannedDays", greaterThan(5))
                .body(of.formatted(unplanned.id()) + "who", hasItem("planner"))
                .body(of.formatted(unplanned.id()) + "planDays", equalTo(0));
        // The order's line says what its lots say.
        List<Integer> contract = read(day).extract().path("overdue.contractDays");
        assertEquals(contract.stream().sorted(Comparator.reverseOrder()).toList(), contract);
        ValidatableResponse report = read(day);
        String order = "orders.find { it.orderId == '%s' }.".formatted(late.orderId());
        String expected = report.extract().path(order + "lots[0].expectedOn");
        report.body(order + "expectedOn", equalTo(expected));
        awaitHandedOver(day);
        String text = mails(day).getFirst().getContent().toString();
        assertTrue(text.indexOf("延误批次") < text.indexOf("裁剪"), text);
        assertTrue(text.contains("LATE, the latest first"), text);
        MimeMessage own = RealServers.mails("merchandiser@gendan.example").stream()
                .filter(mail -> subject(mail).contains(day.toString()))
                .findFirst()
                .orElseThrow();
        assertTrue(own.getContent().toString().contains("LATE, the latest first"));
        byte[] pdf = as("marketing")
                .get("/api/production-reports/%s/pdf".formatted(day))
                .asByteArray();
        Files.write(Path.of("target", "daily-report.pdf"), pdf);
        assertTrue(pdf.length > 20_000);
    }

    @Test
    @Tag("S3.13")
    void aReportThatHasNoRoomForAllThatIsMadeSaysHowManyLotsItLeavesOut() {
        ALot.started(10);
        ALot.started(10);
        Instant now = Instant.now();
        Gathering small = new Gathering(lots, progress, quality, factories, reconciliation, 1);
        DailyNews news = QuarkusTransaction.requiringNew()
                .call(() -> small.of(new Asked<>(Period.day(ALot.today()), now, now.minusSeconds(1), null)));
        assertEquals(1, news.orders().size());
        assertTrue(news.leftOut() >= 1);
        String text = wording.text(news, Language.BOTH);
        assertTrue(text.contains("LEFT OUT: %d more lots".formatted(news.leftOut())), text);
        assertTrue(text.contains("另有较新的 %d 个批次在产".formatted(news.leftOut())), text);
    }

    @Test
    @Tag("S3.13")
    void replicasThatRaceAndOneThatDiesWriteOneReportAndOneSendJobEach() throws InterruptedException {
        LocalDate day = AReport.nextDay();
        QuarkusTransaction.begin();
        job.run(day);
        QuarkusTransaction.rollback();
        assertEquals(0, AReport.count(REPORTS, day));
        assertEquals(0, AReport.count(SENDS, day));
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> replicas = List.of(replica(go, day), replica(go, day), replica(go, day));
        go.countDown();
        for (Thread replica : replicas) {
            replica.join();
        }
        assertEquals(1, AReport.count(REPORTS, day));
        assertTrue(AReport.count(SENDS, day) >= 6);
        assertEquals(1, Rows.count("""
                select max(n) from (select count(*) as n from notice_delivery d join notice n on n.id = d.notice
                                    where n.about = ? group by recipient, channel) as jobs""", AReport.about(day)));
    }

    @Test
    @Tag("rule-32")
    void aHandOverIsJudgedByWhatTheBusinessClockShowedThen() throws SQLException {
        var login = RealServers.database().migrator();
        try (Connection connection =
                        DriverManager.getConnection(RealServers.database().jdbcUrl(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            // Never committed, since all tests share the clock.
            connection.setAutoCommit(false);
            statement.execute("update clock_offset set seconds = seconds + 7200");
            try (ResultSet row = statement.executeQuery("""
                    select extract(epoch from business_time(at) - at - seconds * interval '1 second') / 3600
                    from clock_offset, (values (clock_timestamp() - interval '1 minute'), (clock_timestamp())) as t (at)
                    order by at""")) {
                row.next();
                assertEquals(-2, row.getInt(1));
                row.next();
                assertEquals(0, row.getInt(1));
            }
            connection.rollback();
        }
    }

    private Thread replica(CountDownLatch go, LocalDate day) {
        return Thread.ofPlatform().start(() -> {
            try {
                go.await();
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            run(job, day);
        });
    }

    private static void run(DailyJob job, LocalDate day) {
        QuarkusTransaction.requiringNew().run(() -> job.run(day));
    }

    private static ValidatableResponse read(LocalDate day) {
        return as("marketing").get("/api/production-reports/" + day).then().statusCode(200);
    }

    private static String ofLot(ALot lot) {
        return "orders.find { it.orderId == '%s' }.lots[0].".formatted(lot.orderId());
    }

    private static List<String> alarms(LocalDate from, LocalDate to) {
        return as("auditor")
                .get("/api/production-reports/alarms?from=%s&to=%s".formatted(from, to))
                .then()
                .statusCode(200)
                .extract()
                .path("reason");
    }

    private static void awaitHandedOver(LocalDate day) {
        await().atMost(Duration.ofSeconds(20)).until(() -> AReport.count(SENDS + " and d.handed_at is null", day) == 0);
    }

    private static void assertToldOnce(LocalDate day) {
        assertEquals(
                "MAIL business-manager, MAIL operator, WEBHOOK business-manager, WEBHOOK operator",
                Rows.value("""
                        select string_agg(channel || ' ' || split_part(recipient, '@', 1), ', ' order by channel, recipient)
                        from notice n join notice_delivery d on d.notice = n.id where n.about = ?""", "production-report-alarm/" + day));
    }

    private static List<MimeMessage> mails(LocalDate day) {
        return RealServers.mails(MARKETING).stream()
                .filter(mail -> subject(mail).contains(day.toString()))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
