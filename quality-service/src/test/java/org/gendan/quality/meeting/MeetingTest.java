package org.gendan.quality.meeting;

import static org.gendan.quality.Chain.explained;
import static org.gendan.quality.Chain.id;
import static org.gendan.quality.Chain.step;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.gendan.quality.ALot;
import org.gendan.quality.Announced;
import org.gendan.quality.Chain;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class MeetingTest {
    private static final String HELD = "quality.meeting-held.v1";
    private static final String APPROVED = "quality.pre-production-approved.v1";

    private ALot lot;
    private Chain chain;

    @BeforeEach
    void anAssignment() {
        lot = ALot.of(500);
        Announced.by(lot.requiring("独立包装"));
        chain = Chain.of(lot);
    }

    @Test
    @Tag("S3.5")
    void aMeetingBeforeTheSampleIsReportedIsRefused() {
        chain.sampleMade("PRE_PRODUCTION");
        chain.hold(explained("独立包装"))
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("meeting-not-open")))
                .body("missing.code", contains("sample-report"));
    }

    @Test
    @Tag("S3.5")
    void theAgendaHasRequirementsDifficultiesAndOpenPointsAndEachIsExplained() {
        step("inspector", chain.plan() + "/difficult-points", "{\"points\": [\"门襟易起皱\"]}");
        chain.sampleReported("领型偏大");
        as("inspector")
                .get("/api/meetings/agenda?assignmentId=" + lot.id())
                .then()
                .statusCode(200)
                .body("topics.topic", contains("独立包装", "门襟易起皱", "领型偏大"))
                .body("topics.source", contains("REQUIREMENT", "DIFFICULTY", "SAMPLE"));
        chain.hold(explained("独立包装") + ", {\"topic\": \"领型偏大\", \"explained\": false}")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("agenda-not-explained")))
                .body("unexplained", contains("门襟易起皱", "领型偏大"));
        chain.hold(explained("独立包装") + ", " + explained("门襟易起皱") + ", " + explained("领型偏大"))
                .then()
                .statusCode(201);
    }

    @Test
    @Tag("S3.5")
    void onlyASignedMeetingWasHeld() {
        chain.sampleConfirmed();
        String meeting = id(chain.hold(explained("独立包装")));
        assertEquals(0, Rows.announced(HELD, lot.orderId()));
        assertEquals(0, Rows.announced(APPROVED, lot.orderId()));
        step("factory", "/api/meetings/" + meeting + "/signature", "{\"signedBy\": \"王厂长\"}");
        assertEquals(1, Rows.announced(HELD, lot.orderId()));
        assertEquals(1, Rows.announced(APPROVED, lot.orderId()));
        as("factory")
                .body("{}")
                .post("/api/meetings/" + meeting + "/signature")
                .then()
                .statusCode(409);
        assertEquals(1, Rows.announced(HELD, lot.orderId()));
    }

    @Test
    @Tag("S3.4")
    void theApprovalComesWithWhateverIsLastAndAgainWithEachRepeatedMeeting() {
        String sample = chain.sampleReceived();
        chain.meetingSigned("独立包装");
        assertEquals(0, Rows.announced(APPROVED, lot.orderId()));
        step("quality-manager", "/api/samples/" + sample + "/confirmation", "{\"accepted\": true}");
        assertEquals(1, Rows.announced(APPROVED, lot.orderId()));
        String again = chain.meetingSigned("独立包装");
        assertEquals(2, Rows.announced(APPROVED, lot.orderId()));
        assertEquals(
                again,
                Rows.value(
                        "select data::json ->> 'meetingId' from domain_event where type = ? and key = ? order by seq desc",
                        APPROVED,
                        lot.orderId().toString()));
    }

    @Test
    @Tag("S3.5")
    void aMeetingThatKnewNothingOfTheConfirmedSamplesPointsIsHeldAgain() {
        String first = chain.sampleReceived();
        chain.meetingSigned("独立包装");
        step(
                "quality-manager",
                "/api/samples/" + first + "/confirmation",
                "{\"accepted\": false, \"remark\": \"colour\"}");
        chain.sampleConfirmed("色差");
        assertEquals(0, Rows.announced(APPROVED, lot.orderId()));
        as("inspector")
                .get(chain.plan())
                .then()
                .body("gates.preProduction.code", contains("meeting-points"))
                .body("gates.preProduction[0].points", contains("色差"));
        chain.meetingSigned("独立包装", "色差");
        assertEquals(1, Rows.announced(APPROVED, lot.orderId()));
    }

    @Test
    @Tag("S3.5")
    @Tag("rule-30")
    void theDaysAreCountedAnewWhenTheStartMoves() {
        LocalDate today = ALot.TODAY;
        Announced.by(lot.scheduled(today.plusDays(1)));
        Announced.heard(lot);
        chain.sampleConfirmed();
        chain.meetingSigned("独立包装");
        long before = told("meeting-moved");
        Announced.by(lot.scheduled(today.plusDays(30)));
        Announced.twiceBy(lot.scheduled(today.plusDays(30)));
        Announced.heard(lot);
        assertEquals(0, before);
        assertEquals(1, told("meeting-moved"));
        as("inspector").get(chain.plan()).then().body("warnings.code", contains("meeting-days"));
    }

    private long told(String kind) {
        return Rows.count(
                "select count(*) from notice where kind = ? and about = ?",
                kind,
                lot.orderId().toString());
    }

    @Test
    @Tag("S3.2")
    void anEarlierSampleOfTheSameFactoryAndProductStandsIn() {
        String earlier = chain.sampleConfirmed();
        Chain next = Chain.of(ALot.of(300));
        String acceptance = "{\"sampleId\": \"%s\", \"reason\": \"made last month\"}".formatted(earlier);
        step("quality-manager", next.plan() + "/earlier-sample", acceptance);
        next.meetingSigned();
        assertEquals(
                "true",
                Rows.value(
                        "select data::json ->> 'earlierSample' from domain_event where type = ? and key = ?",
                        APPROVED,
                        next.lot().orderId().toString()));
        as("quality-manager")
                .body(acceptance)
                .post(Chain.of(ALot.of(300).model("JK-2602")).plan() + "/earlier-sample")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("earlier-sample-unfit")));
    }
}
