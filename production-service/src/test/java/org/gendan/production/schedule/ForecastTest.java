package org.gendan.production.schedule;

import static org.gendan.production.Rest.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.gendan.production.ServiceTest;
import org.gendan.production.order.ALot;
import org.gendan.production.order.AnOrder;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is foretold of an order as the days go by. */
@ServiceTest
class ForecastTest {
    private static final String FORECAST = "production.completion-forecast.v1";

    @Inject
    ForecastWatch watch;

    @Test
    @Tag("S4.3")
    void anOrderOfWhichNobodyReportsGrowsLateAndThatIsAnnouncedOnceADay() {
        LocalDate due = ALot.workingDay(ALot.today(), 22);
        ALot lot = ALot.started(AnOrder.of(100).due(due), 100);
        assertEquals(0, late(lot));
        long before = Rows.announced(FORECAST, lot.orderId());
        run(ALot.workingDay(ALot.today(), 2));
        assertEquals(before, Rows.announced(FORECAST, lot.orderId()));
        LocalDate muchLater = ALot.workingDay(ALot.today(), 30);
        run(muchLater);
        run(muchLater);
        assertEquals(before + 1, Rows.announced(FORECAST, lot.orderId()));
        assertTrue(late(lot) > 0);
        assertTrue(latest(lot, "reason").startsWith("Nothing was reported"), latest(lot, "reason"));
        run(ALot.today().minusDays(1));
        assertEquals(before + 1, Rows.announced(FORECAST, lot.orderId()));
    }

    @Test
    @Tag("S4.3")
    void aReportSaysAtWhichPaceTheRestWillBeMade() {
        ALot lot = ALot.started(100);
        lot.report("CUTTING", 100).then().statusCode(201);
        as("factory")
                .get(lot.address("forecast"))
                .then()
                .statusCode(200)
                .body("reason", containsString("too little is done to judge the pace"))
                .body("lateDays", equalTo(null));
        lot.report("SEWING", 80).then().statusCode(201);
        lot.report("PRESSING", 50).then().statusCode(201);
        as("factory")
                .get(lot.address("forecast"))
                .then()
                .statusCode(200)
                .body(
                        "reason",
                        containsString(
                                "By the route 56 % of the run lies behind after 1 working days; at this pace the rest takes 1 more"))
                .body("reasonZh", containsString("56%"));
    }

    @Test
    @Tag("S4.3")
    @Tag("rule-26")
    void whatIsCutFastOnTheFirstDayForetellsNoEarlierEnd() {
        ALot lot = ALot.started(100);
        String planned = latest(lot, "expectedOn");
        lot.report("CUTTING", 100).then().statusCode(201);
        lot.report("SEWING", 25).then().statusCode(201);
        lot.report("PRESSING", 25).then().statusCode(201);
        assertEquals(planned, latest(lot, "expectedOn"));
    }

    @Test
    @Tag("S4.3")
    void whatIsClosedShortIsForetoldToBeMadeNoMore() {
        ALot lot = ALot.started(100);
        lot.report("CUTTING", 100).then().statusCode(201);
        for (String process : List.of("SEWING", "PRESSING", "PACKING")) {
            lot.report(process, 40).then().statusCode(201);
        }
        assertTrue(latest(lot, "reason").startsWith("By the route 52 % of the run"), latest(lot, "reason"));
        as("production-manager")
                .body("{\"lineId\": \"%s\", \"reason\": \"no fabric left\"}".formatted(lot.lineId()))
                .post(lot.address("short-closures"))
                .then()
                .statusCode(200);
        assertTrue(latest(lot, "reason").startsWith("Everything is made"), latest(lot, "reason"));
        assertEquals(ALot.today().toString(), latest(lot, "expectedOn"));
    }

    private void run(LocalDate day) {
        QuarkusTransaction.requiringNew().run(() -> watch.run(day));
    }

    private static int late(ALot lot) {
        return Integer.parseInt(latest(lot, "lateDays"));
    }

    private static String latest(ALot lot, String member) {
        return Rows.value(
                "select data::jsonb ->> ? from domain_event where type = ? and key = ? order by seq desc limit 1",
                member,
                FORECAST,
                lot.orderId().toString());
    }
}
