package org.gendan.production.schedule;

import static org.gendan.production.Rest.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.gendan.production.ServiceTest;
import org.gendan.production.factory.AFactory;
import org.gendan.production.order.ALot;
import org.gendan.production.order.AnOrder;
import org.gendan.production.order.Announced;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What speaks against a plan, by how much, on both sides of each limit. */
@ServiceTest
class PlanWarningsTest {
    private LocalDate start;

    @BeforeEach
    void aDayThatLiesAhead() {
        start = ALot.workingDay(ALot.today(), 5);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2",
        "999, 2",
        "1000, 4",
        "1001, 4",
        "2999, 4",
        "3000, 6",
        "3001, 6",
        "4999, 6",
        "5000, 8",
        "10000, 8"
    })
    @Tag("rule-34")
    @Tag("rule-31")
    void theRunIsHeldAgainstTheMidReportsThatTheQuantityAsksFor(int pieces, int reports) {
        int needed = 3 * (reports - 1);
        ALot lot = ALot.assigned(Announced.released(AnOrder.of(pieces)), pieces);
        schedule(lot, start, ALot.workingDay(start, needed), null).body("warnings.code", not(hasItem("run-too-short")));
        schedule(lot, start, ALot.workingDay(start, needed - 1), "earlier")
                .body(the("run-too-short") + "reports", equalTo(reports))
                .body(the("run-too-short") + "needed", equalTo(needed))
                .body(the("run-too-short") + "available", equalTo(needed - 1))
                .body(the("run-too-short") + "short", equalTo(1));
    }

    @Test
    @Tag("rule-34")
    void aboveTenThousandOfTheOrderNothingIsGuessed() {
        ALot lot = ALot.assigned(Announced.released(AnOrder.of(10_001)), 500);
        schedule(lot, start, start.plusDays(40), null)
                .body("warnings.code", not(hasItem("run-too-short")))
                .body(the("mid-reports-undecided") + "ordered", equalTo(10_001));
        assertEquals(OptionalInt.empty(), new ReportBands(List.of("0:2")).required(1, 10_001));
    }

    @Test
    @Tag("S1.10b")
    void aPlanBeyondTheContractDateIsKeptAndWarnedOf() {
        LocalDate due = ALot.workingDay(start, 8);
        LocalDate late = due.plusDays(1);
        ALot lot = ALot.assigned(Announced.released(AnOrder.of(100).due(due)), 100);
        schedule(lot, start, due, null).body("warnings.code", not(hasItem("completion-beyond-contract")));
        schedule(lot, start, late, "fabric late")
                .body(the("completion-beyond-contract") + "on", equalTo(late.toString()))
                .body(the("completion-beyond-contract") + "dueOn", equalTo(due.toString()))
                .body("warnings.code", not(hasItem("start-beyond-contract")))
                .body("plan.completeOn", equalTo(late.toString()));
        as("planner")
                .get("/api/production-orders/" + lot.orderId())
                .then()
                .body("lateDays", equalTo(1))
                .body("expectedOn", equalTo(late.toString()));
    }

    @Test
    @Tag("rule-29")
    void aPlanThatStartsWhileItsFactoryRestsIsKeptAndWarnedOf() {
        ALot lot = ALot.assigned(Announced.released(AnOrder.of(100)), 100);
        // Saturday 12 December 2026; Saturday 10 October is a make-up working day.
        schedule(lot, LocalDate.of(2026, 12, 12), LocalDate.of(2026, 12, 31), null)
                .body(the("start-on-rest-day") + "startOn", equalTo("2026-12-12"));
        schedule(lot, LocalDate.of(2026, 10, 10), LocalDate.of(2026, 12, 31), "make-up day")
                .body("warnings.code", not(hasItem("start-on-rest-day")));
        UUID saturdays = AFactory.aFactory()
                .workingOn("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY")
                .registered();
        ALot theirs = ALot.assigned(Announced.released(AnOrder.of(100)), 100, saturdays.toString(), "factory");
        schedule(theirs, LocalDate.of(2026, 12, 12), LocalDate.of(2026, 12, 31), null)
                .body("warnings.code", not(hasItem("start-on-rest-day")));
    }

    @Test
    @Tag("S1.10b")
    void twoLotsThatTogetherAskForMoreThanTheFactoryCanMakeAreWarnedOf() {
        UUID factory = AFactory.aFactory().capacity(100).registered();
        LocalDate end = ALot.workingDay(start, 9);
        ALot first = ALot.assigned(Announced.released(AnOrder.of(600)), 600, factory.toString(), "factory");
        schedule(first, start, end, null).body("warnings.code", not(hasItem("capacity-overlap")));
        ALot fits = ALot.assigned(Announced.released(AnOrder.of(400)), 400, factory.toString(), "factory");
        schedule(fits, start, end, null).body("warnings.code", not(hasItem("capacity-overlap")));
        ALot tooMuch = ALot.assigned(Announced.released(AnOrder.of(10)), 10, factory.toString(), "factory");
        schedule(tooMuch, start, end, null)
                .body(the("capacity-overlap") + "on", equalTo(start.toString()))
                .body(the("capacity-overlap") + "load", equalTo(101))
                .body(the("capacity-overlap") + "capacity", equalTo(100));
        LocalDate after = ALot.workingDay(end, 1);
        schedule(tooMuch, after, ALot.workingDay(after, 9), "after the others")
                .body("warnings.code", not(hasItem("capacity-overlap")));
    }

    private static String the(String warning) {
        return "warnings.find { it.code == '%s' }.".formatted(warning);
    }

    private static ValidatableResponse schedule(ALot lot, LocalDate start, LocalDate end, String reason) {
        return lot.schedule("""
                        {"startOn": "%s", "completeOn": "%s", "reason": %s}""".formatted(start, end, reason == null ? null : "\"" + reason + "\""))
                .then()
                .statusCode(200);
    }
}
