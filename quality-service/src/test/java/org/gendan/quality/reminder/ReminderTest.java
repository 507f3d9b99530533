package org.gendan.quality.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.gendan.kernel.time.DailyJob;
import org.gendan.quality.ALot;
import org.gendan.quality.Announced;
import org.gendan.quality.Chain;
import org.gendan.quality.Photos;
import org.gendan.quality.Rest;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReminderTest {
    private static final String CHASED = "quality.sample-chased.v1";
    /** A week that lies ahead, so that no other test's lot is touched by what is counted here. */
    private static final LocalDate MONDAY = ALot.TODAY.plusDays(28).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @Inject
    SampleChase chase;

    @Inject
    MidReminder mids;

    @Inject
    CorrectiveActionReminder actions;

    @Test
    @Tag("S3.2")
    void aFactoryWithoutASampleIsChasedEachWorkingDayAndTheLatenessReported() {
        ALot lot = Chain.of(ALot.of(500)).lot();
        run(chase, ALot.TODAY);
        assertEquals(0, Rows.announced(CHASED, lot.orderId()));
        run(chase, MONDAY);
        run(chase, MONDAY.plusDays(1));
        run(chase, MONDAY.plusDays(5));
        assertEquals(2, Rows.announced(CHASED, lot.orderId()));
        assertEquals(1, Rows.count("""
                        select max((data::json ->> 'lateDays')::int) - min((data::json ->> 'lateDays')::int)
                        from domain_event where type = ? and key = ?""", CHASED, lot.orderId().toString()));
        assertEquals(2, told("sample-chase", lot));
    }

    @Test
    @Tag("S3.2")
    void aFactoryThatHandedASampleInIsNotChasedUnlessItIsTurnedDown() {
        Chain chain = Chain.of(ALot.of(500));
        String sample = chain.sampleReceived();
        run(chase, MONDAY);
        assertEquals(0, Rows.announced(CHASED, chain.lot().orderId()));
        Chain.step(
                "quality-manager",
                "/api/samples/" + sample + "/confirmation",
                "{\"accepted\": false, \"remark\": \"colour\"}");
        run(chase, MONDAY.plusDays(1));
        assertEquals(1, Rows.announced(CHASED, chain.lot().orderId()));
    }

    @Test
    @Tag("S3.8")
    @Tag("rule-31")
    void aMidInspectionIsRemindedOfFromItsLastDayOn() {
        ALot lot = Chain.of(ALot.of(500)).lot();
        Announced.by(lot.started(MONDAY));
        Announced.heard(lot);
        LocalDate until = MONDAY.plusDays(8);
        run(mids, until.minusDays(1));
        assertEquals(0, told("mid-due", lot));
        run(mids, until);
        run(mids, until);
        assertEquals(1, told("mid-due", lot));
        run(mids, until.plusDays(1));
        assertEquals(2, told("mid-due", lot));
    }

    @Test
    @Tag("S3.6")
    void anOverdueCorrectiveActionIsRemindedOfEachWorkingDayUntilItIsEffective() {
        Chain chain = Chain.of(ALot.of(500)).started();
        String piece = chain.reported("FIRST_PIECE", Chain.START, 1, Chain.defect("COLLAR", "MINOR", 1), true);
        String action = Chain.id(Rest.once("inspector")
                .body("""
                        {"defects": [{"code": "COLLAR", "process": "SEWING"}], "action": "改领", "dueOn": "%s"}""".formatted(MONDAY))
                .post("/api/inspections/" + piece + "/corrective-actions"));
        run(actions, MONDAY);
        assertEquals(0, told("action-overdue", chain.lot()));
        run(actions, MONDAY.plusDays(1));
        run(actions, MONDAY.plusDays(5));
        Photos.evidence("factory", action, "已改").then().statusCode(200);
        run(actions, MONDAY.plusDays(7));
        assertEquals(2, told("action-overdue", chain.lot()));
        Chain.step(
                "inspector",
                "/api/inspections/corrective-actions/" + action + "/verification",
                "{\"effective\": true}");
        run(actions, MONDAY.plusDays(8));
        assertEquals(2, told("action-overdue", chain.lot()));
    }

    private static void run(DailyJob job, LocalDate day) {
        QuarkusTransaction.requiringNew().run(() -> job.run(day));
    }

    private static long told(String kind, ALot lot) {
        return Rows.count(
                "select count(*) from notice where kind = ? and about = ?",
                kind,
                lot.orderId().toString());
    }
}
