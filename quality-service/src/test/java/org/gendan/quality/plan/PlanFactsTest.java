package org.gendan.quality.plan;

import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.language.ProductionEvent.CalendarYearPublished;
import org.gendan.language.ProductionEvent.FactoryChanged;
import org.gendan.quality.ALot;
import org.gendan.quality.Announced;
import org.gendan.quality.Chain;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class PlanFactsTest {
    private final ALot lot = ALot.of(1200);

    @Test
    @Tag("S0")
    void orderThenAssignmentEachTwiceMakeOnePlan() {
        Announced.twiceBy(lot.confirmed());
        Announced.heard(lot);
        plan("quality-manager").statusCode(404).body("type", equalTo(problem("unknown-inspection-plan")));
        Announced.twiceBy(lot.assigned());
        Announced.twiceBy(lot.progressed(300, 100));
        Announced.heard(lot);
        assertPlanned();
    }

    @Test
    @Tag("S0")
    void assignmentThenOrderEachTwiceMakeOnePlan() {
        Announced.twiceBy(lot.assigned());
        Announced.twiceBy(lot.progressed(300, 100));
        Announced.heard(lot);
        plan("quality-manager").statusCode(404);
        Announced.twiceBy(lot.confirmed());
        Announced.heard(lot);
        assertPlanned();
    }

    private void assertPlanned() {
        plan("quality-manager")
                .statusCode(200)
                .body("quantity", equalTo(1200))
                .body("produced", equalTo(300))
                .body("packed", equalTo(100))
                .body("requiredMidReports", equalTo(4))
                .body("shares[0].model", equalTo("JK-2601"))
                .body("warnings.code", contains("no-inspector"));
        assertEquals(1, Rows.count("select count(*) from inspection_plan where id = ?", lot.id()));
        assertEquals(0, Rows.count("select count(*) from parked_event"));
    }

    @Test
    @Tag("rule-37")
    void anAmendmentMovesTheNumberOfMidReportsUpAndNeverDown() {
        announced();
        Announced.by(lot.amended(2, 5000));
        Announced.by(lot.assigned(5000));
        Announced.heard(lot);
        plan("quality-manager").body("requiredMidReports", equalTo(8)).body("revision", equalTo(2));
        Announced.by(lot.amended(3, 900));
        Announced.by(lot.assigned(900));
        Announced.heard(lot);
        plan("quality-manager").body("requiredMidReports", equalTo(8)).body("quantity", equalTo(900));
    }

    @Test
    @Tag("rule-34")
    void aboveTenThousandTheQualityManagerSetsTheNumber() {
        ALot large = ALot.of(10_001);
        Chain chain = Chain.of(large);
        as("quality-manager")
                .get(chain.plan())
                .then()
                .body("requiredMidReports", nullValue())
                .body("nextSteps", hasItem("mid-reports"))
                .body("gates.finalInspection.code", hasItem("mid-reports-undecided"));
        midReports(chain, 7).statusCode(400);
        midReports(chain, 8).statusCode(200).body("requiredMidReports", equalTo(8));
        midReports(Chain.of(ALot.of(10_000)), 9).statusCode(409).body("type", equalTo(problem("mid-reports-decided")));
    }

    private static ValidatableResponse midReports(Chain chain, int required) {
        return as("quality-manager")
                .body("{\"required\": %d, \"reason\": \"large\"}".formatted(required))
                .post(chain.plan() + "/mid-reports")
                .then();
    }

    @Test
    void aPlanBelongsToTheInspectorItWasGivenToAndToNobodyBefore() {
        announced();
        plan("inspector").statusCode(404);
        Chain chain = Chain.of(ALot.of(100));
        as("inspector").get(chain.plan()).then().statusCode(200);
        as("inspector-2").get(chain.plan()).then().statusCode(404);
        chain.appointed("inspector-2");
        as("inspector").get(chain.plan()).then().statusCode(404);
        as("inspector-2").get(chain.plan()).then().statusCode(200);
        assertEquals(
                2, Rows.announced("quality.inspector-assigned.v1", chain.lot().orderId()));
    }

    @Test
    @Tag("S4.4")
    void aHandOverGivesThePlanToTheOtherMerchandiser() {
        announced();
        plan("merchandiser").statusCode(200);
        Announced.by(lot.handedOverTo("merchandiser-2"));
        Announced.heard(lot);
        plan("merchandiser").statusCode(404);
        plan("merchandiser-2").statusCode(200);
    }

    @Test
    @Tag("rule-30")
    @Tag("S3.5")
    void theDaysBetweenMeetingAndStartAreCheckedAgainWhenTheStartMoves() {
        Chain chain = Chain.of(lot);
        chain.sampleConfirmed();
        chain.meetingSigned();
        LocalDate soon = nextWorkingDay(ALot.TODAY);
        Announced.by(lot.scheduled(soon));
        Announced.heard(lot);
        plan("inspector").body("warnings.code", not(hasItem("meeting-days")));
        Announced.by(lot.scheduled(ALot.TODAY.plusDays(40)));
        Announced.heard(lot);
        plan("inspector").body("warnings.code", contains("meeting-days"));
        Announced.by(lot.scheduled(soon));
        Announced.by(lot.started(ALot.TODAY));
        Announced.heard(lot);
        plan("inspector").body("warnings[0].workingDays", equalTo(0));
    }

    private static LocalDate nextWorkingDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return next.getDayOfWeek().getValue() > 5 ? nextWorkingDay(next) : next;
    }

    @Test
    void factoriesAndCalendarYearsAreCopied() {
        UUID factory = UUID.randomUUID();
        Announced.by(new FactoryChanged(
                factory,
                "F-9",
                "杭州锦衣制衣厂",
                true,
                List.of(java.time.DayOfWeek.MONDAY, java.time.DayOfWeek.SATURDAY),
                ALot.TODAY,
                "planner"));
        Announced.heard(factory.toString());
        assertEquals("{MONDAY,SATURDAY}", Rows.value("select working_week from factory where id = ?", factory));
        UUID year = UUID.randomUUID();
        Announced.by(new CalendarYearPublished(
                year, 2031, List.of(LocalDate.of(2031, 1, 1)), List.of(), false, ALot.TODAY, "operator"));
        Announced.heard(year.toString());
        assertEquals(1, Rows.count("select count(*) from calendar_year where year = 2031"));
    }

    private void announced() {
        Announced.by(lot.confirmed());
        Announced.by(lot.assigned());
        Announced.heard(lot);
    }

    private ValidatableResponse plan(String user) {
        return as(user).get("/api/inspection-plans/" + lot.id()).then();
    }
}
