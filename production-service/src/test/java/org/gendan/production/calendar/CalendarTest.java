package org.gendan.production.calendar;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gendan.production.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class CalendarTest {
    private static final String PUBLISHED = "production.calendar-year-published.v1";
    private static final String NEW_YEAR = "{\"holidays\": [\"%d-01-01\"], \"makeUpDays\": []}";

    @Inject
    CompanyCalendar calendar;

    @Test
    void theYearsThatTheLibraryKnowsArePublishedOnceHoweverOftenTheServiceStarts() {
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 4).forEach(_ -> replicas.submit(calendar::seed));
        }
        for (int year : List.of(2024, 2025, 2026)) {
            assertEquals(1, Rows.announced(PUBLISHED, CalendarYear.idOf(year)), () -> "announcements of " + year);
            assertEquals(1, Rows.count("select count(*) from calendar_year where year = ?", year));
        }
        assertEquals(0, Rows.announced(PUBLISHED, CalendarYear.idOf(2027)));
        as("planner")
                .get("/api/calendar/years/2026")
                .then()
                .statusCode(200)
                .body("details.holidays", hasSize(33))
                .body("details.makeUpDays", hasItem("2026-02-14"));
    }

    @Test
    @Tag("rule-29")
    void workingDaysAreCountedOverTheSpringFestivalOf2026() {
        assertEquals(
                "{\"date\":\"2026-02-25\",\"estimated\":false}",
                count("2026-02-13", 3).extract().asString());
        count("2026-02-13", 1).body("date", equalTo("2026-02-14"));
        count("2026-02-13", 0).body("date", equalTo("2026-02-13"));
        count("2026-02-24", -1).body("date", equalTo("2026-02-14"));
    }

    @Test
    void aYearThatNobodyAnnouncedIsEstimated() {
        count("2027-03-01", 1).body("date", equalTo("2027-03-02")).body("estimated", equalTo(true));
        as("planner")
                .get("/api/calendar/years/2027")
                .then()
                .statusCode(404)
                .body("type", equalTo(problem("unknown-calendar-year")));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        for (String query : List.of(
                "",
                "?add=1",
                "?from=2026-02-30",
                "?from=today&add=1",
                "?from=2026-02-13&add=2001",
                "?from=%2B999999999-12-31&add=1")) {
            as("planner")
                    .get("/api/calendar/working-days" + query)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo(problem("invalid-request")));
        }
    }

    @Test
    void anOperatorPublishesAYearAndCorrectsIt() {
        put(2031, null, """
                {"holidays": ["2031-01-01"], "makeUpDays": ["2031-01-04"]}""").statusCode(200);
        count("2031-01-03", 1).body("date", equalTo("2031-01-04")).body("estimated", equalTo(false));
        put(2031, null, NEW_YEAR.formatted(2031)).statusCode(428);
        put(2031, "\"9\"", NEW_YEAR.formatted(2031)).statusCode(412);
        put(2031, "\"0\"", NEW_YEAR.formatted(2031)).statusCode(200).body("version", equalTo(1));
        count("2031-01-03", 1).body("date", equalTo("2031-01-06"));
        assertEquals(2, Rows.announced(PUBLISHED, CalendarYear.idOf(2031)));
        assertEquals(
                0,
                Rows.count(
                        "select count(*) from audit_broken(?)",
                        CalendarYear.idOf(2031).toString()));
    }

    @Test
    void twoOperatorsPublishANewYearOnce() throws Exception {
        Callable<Integer> operator =
                () -> put(2032, null, NEW_YEAR.formatted(2032)).extract().statusCode();
        try (ExecutorService operators = Executors.newFixedThreadPool(4)) {
            List<Integer> statuses = operators.invokeAll(Collections.nCopies(4, operator)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertEquals(List.of(200, 428, 428, 428), statuses);
        }
        assertEquals(1, Rows.announced(PUBLISHED, CalendarYear.idOf(2032)));
    }

    @Test
    void aYearThatContradictsItselfIsRefusedWithAllThatIsWrong() {
        put(2033, null, """
                {"holidays": ["2032-12-31", "2033-01-01"], "makeUpDays": ["2033-01-01", "2033-01-04"]}""").statusCode(400).body("violations", hasSize(3));
        put(2033, null, "{\"holidays\": [\"2033-13-01\"], \"makeUpDays\": []}").statusCode(400);
        put(2033, null, "{\"holidays\": [], \"makeUpDays\": [], \"week\": 6}").statusCode(400);
        assertEquals(0, Rows.announced(PUBLISHED, CalendarYear.idOf(2033)));
    }

    @Test
    void staffReadTheCalendarAndTheOperatorAloneWritesIt() {
        for (String user : List.of("follow-up-clerk", "marketing", "operator", "erp")) {
            as(user).get("/api/calendar/years/2026").then().statusCode(200);
        }
        for (String user : List.of("customer", "factory")) {
            as(user).get("/api/calendar/years/2026").then().statusCode(403);
        }
        as("planner")
                .body(NEW_YEAR.formatted(2034))
                .put("/api/calendar/years/2034")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse count(String from, int add) {
        return as("merchandiser")
                .get("/api/calendar/working-days?from=%s&add=%d".formatted(from, add))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse put(int year, String ifMatch, String body) {
        var request = as("operator").body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put("/api/calendar/years/" + year).then();
    }

    @Test
    void aQueryThatCannotBeReadIsABadRequestThatNamesIt() {
        for (String query : List.of("from=13.02.2026&add=3", "from=2026-02-13&add=three")) {
            as("planner")
                    .get("/api/calendar/working-days?" + query)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo(problem("invalid-request")))
                    .body("violations[0].field", equalTo(query.startsWith("from=13") ? "from" : "add"));
        }
        as("planner").get("/api/assignments/no-id").then().statusCode(404);
    }
}
