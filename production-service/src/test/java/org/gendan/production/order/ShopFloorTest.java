package org.gendan.production.order;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.production.ServiceTest;
import org.gendan.production.factory.AFactory;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ShopFloorTest {

    @Test
    @Tag("S3.5")
    @Tag("S1.9")
    void aStartIsRefusedWithAllThatIsMissingAndAnnouncedOnceWhenNothingIs() {
        AnOrder order = Announced.released(AnOrder.of(100));
        ALot lot = ALot.assigned(order, 100);
        lot.start()
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("production-not-startable")))
                .body("missing.code", contains("schedule", "materials-check", "pre-production-approval"));
        lot.prepared();
        Announced.by(order.depositRevoked());
        Announced.awaitHeard(order);
        lot.start().then().statusCode(409).body("missing.code", contains("deposit"));
        Announced.by(order.depositConfirmed());
        Announced.by(order.held());
        Announced.awaitHeard(order);
        lot.start().then().statusCode(409).body("missing.code", contains("hold"));
        Announced.by(order.holdLifted());
        Announced.awaitHeard(order);
        lot.started();
        // A phone in the hall that had no answer sends it again.
        lot.started();
        lot.report("CUTTING", 10).then().statusCode(201);
        lot.start().then().statusCode(409).body("type", equalTo(problem("wrong-state")));
        assertEquals(1, Rows.announced("production.production-started.v1", order.id()));
    }

    @Test
    @Tag("rule-30")
    @Tag("rule-29")
    void theDaysFromTheMeetingToTheActualStartAreCountedOverHolidayAndMakeUpSaturday() {
        AnOrder order = Announced.released(AnOrder.of(100));
        ALot lot = ALot.assigned(order, 100, LocalDate.of(2026, 2, 10))
                .scheduled("2026-02-24", "2026-03-20")
                .materialsChecked()
                .approved(LocalDate.of(2026, 2, 12));
        lot.startOn("2026-02-25")
                .then()
                .statusCode(409)
                .body("missing.code", contains("meeting-days"))
                .body("missing[0].workingDays", equalTo(4));
        lot.startOn("2026-02-12").then().statusCode(409).body("missing[0].workingDays", equalTo(0));
        lot.approved(LocalDate.of(2026, 2, 13));
        lot.startOn("2026-02-25").then().statusCode(200).body("startedOn", equalTo("2026-02-25"));
    }

    @Test
    @Tag("rule-24")
    void aLotDoesNotStartBeforeItWasGivenOut() {
        LocalDate given = ALot.workingDay(ALot.today(), -2);
        ALot lot = ALot.assigned(Announced.released(AnOrder.of(100)), 100, given)
                .scheduled(given.toString(), ALot.today().plusDays(20).toString())
                .materialsChecked()
                .approved(ALot.workingDay(given, -2));
        lot.startOn(given.minusDays(1).toString())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("occurredOn"))
                .body("violations[0].message", containsString(given.toString()));
        lot.startOn(given.toString()).then().statusCode(200).body("startedOn", equalTo(given.toString()));
    }

    @Test
    @Tag("S3.5")
    void whatQualityAnnouncesOfALotThatIsNotKnownYetHoldsOnceItIs() {
        AnOrder order = Announced.released(AnOrder.of(100));
        UUID lot = Ids.next();
        AFactory.ofTheRealm(Tokens.FACTORY_ID);
        Announced.twiceBy(order.givenTo("inspector", lot));
        Announced.twiceBy(order.approved(lot, ALot.today()));
        Announced.awaitHeard(order);
        as("inspector").get("/api/assignments/" + lot).then().statusCode(404);
        Rows.execute("""
                insert into work_assignment (id, version, production_order_id, revision, factory_id, lot, assigned_on, assigned_at,
                                             assigned_by, status, since)
                values ('%s', 0, '%s', 1, '%s', 'LATE', current_date, now(), 'planner', 'ASSIGNED', now())""".formatted(lot, order.id(), Tokens.FACTORY_ID));
        as("inspector")
                .get("/api/assignments/" + lot)
                .then()
                .statusCode(200)
                .body("inspector", equalTo("inspector"))
                .body("preProduction.meetingOn", equalTo(ALot.today().toString()));
        assertEquals(0, Rows.count("select count(*) from parked_event"));
    }

    @Test
    @Tag("rule-28")
    @Tag("S1.10b")
    void plansAreAppendedWithTheirReasonAndAShortRunIsWarnedOf() {
        ALot lot = ALot.assigned(Announced.released(AnOrder.of(1000).due(LocalDate.of(2026, 12, 31))), 1000);
        lot.schedule("{\"startOn\": \"2026-12-01\", \"completeOn\": \"2026-12-11\"}")
                .then()
                .statusCode(200)
                .body("warnings.code", hasItem("run-too-short"))
                .body("warnings.find { it.code == 'run-too-short' }.short", equalTo(1))
                .body("plan.processes.process", contains("CUTTING", "SEWING", "PRESSING", "PACKING"));
        lot.schedule("{\"startOn\": \"2026-12-01\", \"completeOn\": \"2026-12-14\"}")
                .then()
                .statusCode(400);
        lot.schedule("{\"startOn\": \"2026-12-01\", \"completeOn\": \"2026-12-14\", \"reason\": \"fabric late\"}")
                .then()
                .statusCode(200)
                .body("warnings", empty())
                .body("plans.number", contains(1, 2))
                .body("plans[0].completeOn", equalTo("2026-12-11"));
        as("planner")
                .get(lot.address("plan-proposal"))
                .then()
                .statusCode(200)
                .body("shipOn", equalTo("2026-12-31"))
                .body("completeOn", equalTo("2026-12-28"))
                .body("milestones.meetingTo", equalTo("2026-12-14"))
                .body("startOn", equalTo("2026-12-15"));
        assertEquals(2, Rows.announced("production.production-scheduled.v1", lot.orderId()));
    }

    @Test
    @Tag("S4.3")
    @Tag("rule-21")
    void packedLotsCompleteTheOrderOnceAllOfItIsMade() {
        AnOrder order = AnOrder.of(100).tolerating("5");
        ALot first = ALot.started(order, 60);
        ALot second = ALot.assigned(order, 40).prepared().started();
        first.packed(56).complete().then().statusCode(409).body("missing.code", contains("packing"));
        first.packed(1).complete().then().statusCode(200).body("status", equalTo("COMPLETED"));
        assertEquals(0, Rows.announced("production.production-completed.v1", order.id()));
        second.packed(30).complete().then().statusCode(409);
        as("production-manager")
                .body("{\"lineId\": \"%s\", \"reason\": \"no fabric left\"}".formatted(order.line(1)))
                .post(second.address("short-closures"))
                .then()
                .statusCode(200);
        second.complete().then().statusCode(200);
        as("planner")
                .get("/api/production-orders/" + order.id())
                .then()
                .body("status", equalTo("COMPLETED"))
                .body("expectedOn", equalTo(ALot.today().toString()));
        assertEquals(1, Rows.announced("production.production-completed.v1", order.id()));
        assertEquals(2, Rows.announced("production.assignment-completed.v1", order.id()));
    }

    @Test
    @Tag("rule-19")
    void aCancellationTellsHowManyLotsGoOnUntilTheProductionManagerDecides() {
        AnOrder order = AnOrder.of(100);
        ALot started = ALot.started(order, 60);
        ALot untouched = ALot.assigned(order, 40);
        Announced.twiceBy(order.cancelled());
        Announced.heard(order);
        as("planner")
                .get("/api/production-orders/" + order.id())
                .then()
                .body("cancelled.continuing", equalTo(1))
                .body("assignments.status", contains("STARTED", "CANCELLED"));
        started.report("CUTTING", 1).then().statusCode(201);
        untouched.start().then().statusCode(409);
        as("production-manager")
                .body("{\"reason\": \"stop it\"}")
                .post(started.address("cancellation"))
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
    }

    @Test
    @Tag("rule-37")
    @Tag("S1.9")
    void whatAnAmendmentDoesToPlanMaterialsAndInspectionsIsShownAtOnce() {
        AnOrder order = Announced.released(AnOrder.of(900));
        ALot lot = ALot.assigned(order, 900).prepared();
        as("planner").get(effects(order)).then().statusCode(200).body("[0].changes", empty());
        Announced.by(order.due(ALot.today().plusDays(10)).amendedTo(1_200));
        Announced.by(order.depositConfirmed());
        Announced.awaitHeard(order);
        as("merchandiser")
                .get(effects(order))
                .then()
                .body("[0].changes.before", contains(900))
                .body("[0].changes.after", contains(1_200))
                .body(
                        "[0].effects.code",
                        hasItems(
                                "plan-not-moved",
                                "materials-to-check",
                                "mid-reports-changed",
                                "completion-beyond-contract"))
                .body("[0].effects.find { it.code == 'mid-reports-changed' }.reports", equalTo(4));
        lot.start().then().statusCode(409).body("missing.code", contains("materials-check"));
        lot.schedule("{\"startOn\": \"%s\", \"completeOn\": \"%s\", \"reason\": \"more to make\"}"
                        .formatted(ALot.today(), ALot.today().plusDays(9)))
                .then()
                .statusCode(200);
        as("planner")
                .get(effects(order))
                .then()
                .body("[0].effects.code", not(hasItem("plan-not-moved")))
                .body("[0].effects.code", not(hasItem("completion-beyond-contract")));
    }

    @Test
    @Tag("S1.9")
    void anAmendmentOfTheColourAloneIsShownAndAsksForTheMaterialsAgain() {
        AnOrder order = Announced.released(AnOrder.of(100));
        ALot lot = ALot.assigned(order, 100).prepared();
        Announced.by(order.inColour(1, "黑").amendedTo(100));
        Announced.by(order.depositConfirmed());
        Announced.awaitHeard(order);
        as("planner")
                .get(effects(order))
                .then()
                .body("[0].changes.otherArticle", contains(true))
                .body("[0].effects.code", hasItems("other-article", "materials-to-check"))
                .body("[0].effects.code", not(hasItem("plan-not-moved")));
        lot.start().then().statusCode(409).body("missing.code", contains("materials-check"));
        lot.checked().started();
    }

    private static String effects(AnOrder order) {
        return "/api/production-orders/%s/amendment-effects".formatted(order.id());
    }

    @Test
    void anAmendmentAnnouncesTheLotsThatItChanges() {
        AnOrder order = Announced.released(AnOrder.of(100));
        ALot.assigned(order, 100);
        Announced.twiceBy(order.amendedTo(80));
        Announced.heard(order);
        assertEquals(2, Rows.announced("production.work-assigned.v1", order.id()));
        as("planner").get(effects(order)).then().body("[0].changes.after", contains(80));
        assertEquals(1, Rows.count("select count(*) from production_order where id = ?", order.id()));
    }
}
