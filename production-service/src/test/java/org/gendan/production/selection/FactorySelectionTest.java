package org.gendan.production.selection;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.production.ServiceTest;
import org.gendan.production.factory.AFactory;
import org.gendan.production.factory.FactoryCalendar;
import org.gendan.production.order.Past;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class FactorySelectionTest {
    private final String series = "大衣 " + UUID.randomUUID();

    @Test
    @Tag("S4.2")
    void eachFactoryIsHeldAgainstTheOrderWithFiguresReasonsAndTheSizeOfItsSample() {
        UUID good = AFactory.aFactory().capacity(100).making(series).registered();
        UUID small = AFactory.aFactory().capacity(1).making(series).registered();
        UUID other = AFactory.aFactory().capacity(100).making("毛衣").registered();
        UUID silent = AFactory.aFactory().registered();
        UUID closed = AFactory.aFactory().inactive().making(series).registered();
        Past.of(good).completed(2, 0).completed(-1, 1).finals(true, true, false).late();
        Past order = Past.order(series, 500).requiring("OEKO-TEX 100");

        ValidatableResponse all = select(order.orderId(), "");
        all.statusCode(200)
                .body("series", contains(series))
                .body("pieces", equalTo(500))
                .body("requirements", contains("OEKO-TEX 100"));
        all.body(the(closed), nullValue());
        all.body(the(good) + ".fit", equalTo("MEETS"))
                .body(the(good) + ".makes", contains(series))
                .body(the(good) + ".record.onTime.sample", equalTo(3))
                .body(the(good) + ".record.onTime.good", equalTo(1))
                .body(the(good) + ".record.onTime.percent", equalTo(33))
                .body(the(good) + ".record.asPlanned.sample", equalTo(3))
                .body(the(good) + ".record.finals.sample", equalTo(3))
                .body(the(good) + ".record.finals.good", equalTo(2))
                .body(the(good) + ".record.firstPass.good", equalTo(2))
                .body(the(good) + ".reasons.code", contains("series-made", "capacity-free", "on-time", "first-pass"));
        all.body(the(small) + ".fit", equalTo("FAILS"))
                .body(the(small) + ".reasons.code", hasItems("capacity-short", "no-lots-yet", "no-finals-yet"))
                .body(the(small) + ".record.onTime.percent", nullValue());
        all.body(the(other) + ".fit", equalTo("FAILS")).body(the(other) + ".doesNotMake", contains(series));
        all.body(the(silent) + ".fit", equalTo("UNKNOWN"))
                .body(the(silent) + ".reasons.code", hasItems("series-unknown", "capacity-unknown"));
        select(order.orderId(), "?pieces=1").body(the(small) + ".fit", equalTo("MEETS"));
    }

    @Test
    @Tag("S4.2")
    void whatIsOpenAtAFactoryIsTakenFromItsCapacityInTheWindow() {
        UUID factory = AFactory.aFactory().capacity(100).making(series).registered();
        Past order = Past.order(series, 500);
        LocalDate from = LocalDate.parse(next(1));
        LocalDate to = LocalDate.parse(next(10));
        String window = "?from=%s&to=%s".formatted(from, to);
        select(order.orderId(), window)
                .body(the(factory) + ".capacity.workingDays", equalTo(10))
                .body(the(factory) + ".capacity.total", equalTo(1000))
                .body(the(factory) + ".capacity.free", equalTo(1000));
        Past.order(series, 900).givenTo(factory);
        select(order.orderId(), window)
                .body(the(factory) + ".capacity.unplanned", equalTo(900))
                .body(the(factory) + ".capacity.free", equalTo(100))
                .body(the(factory) + ".fit", equalTo("FAILS"));
        select(order.orderId(), "?from=13.02.2026").statusCode(400);
        select(order.orderId(), "?from=2026-01-01&to=2029-01-02").statusCode(400);
        select(UUID.randomUUID(), "").statusCode(404).body("type", equalTo(problem("unknown-production-order")));
    }

    @Test
    @Tag("S4.2")
    void aFactoryOfTheGreatestCapacityOverTheLongestWindowSpoilsNoSelection() {
        FactoryCalendar calendar = FactoryCalendar.of(WorkingDays.of(List.of()));
        LocalDate from = LocalDate.of(2026, 3, 2);
        assertEquals(
                Integer.MAX_VALUE,
                Capacity.of(from, from.plusYears(2), 10_000_000, List.of(), calendar)
                        .free());
    }

    @Test
    @Tag("rule-29")
    void theRestOfALotFallsEvenlyOnTheDaysThatItsPlanHasLeft() {
        FactoryCalendar calendar = FactoryCalendar.of(WorkingDays.of(List.of()));
        LocalDate monday = LocalDate.of(2026, 3, 2);
        Workload lot = new Workload(100, monday, monday.plusDays(11));
        assertEquals(100, lot.within(monday.minusDays(3), monday.plusDays(30), calendar));
        assertEquals(50, lot.within(monday, monday.plusDays(6), calendar));
        assertEquals(100, lot.within(monday.plusDays(7), monday.plusDays(30), calendar));
        assertEquals(0, lot.within(monday.minusDays(30), monday.minusDays(1), calendar));
        assertEquals(100, lot.within(monday.plusDays(30), monday.plusDays(40), calendar));
    }

    private static ValidatableResponse select(UUID order, String query) {
        return as("planner")
                .get("/api/production-orders/%s/factory-selection%s".formatted(order, query))
                .then();
    }

    private static String next(int workingDays) {
        return as("planner")
                .get("/api/calendar/working-days?from=%s&add=%d"
                        .formatted(LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")), workingDays))
                .path("date");
    }

    private static String the(UUID factory) {
        return "factories.find { it.factoryId == '%s' }".formatted(factory);
    }
}
