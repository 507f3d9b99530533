package org.gendan.production.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StateCouncilTest {

    @Test
    @Tag("rule-29")
    void theNoticeFor2026IsKnownWithItsMakeUpDays() {
        YearDetails year = StateCouncil.notice(2026).orElseThrow();
        assertEquals(days("01-04", "02-14", "02-28", "05-09", "09-20", "10-10"), year.makeUpDays());
        assertEquals(
                Stream.of(
                                span("01-01", "01-03"),
                                span("02-15", "02-23"),
                                span("04-04", "04-06"),
                                span("05-01", "05-05"),
                                span("06-19", "06-21"),
                                span("09-25", "09-27"),
                                span("10-01", "10-07"))
                        .flatMap(List::stream)
                        .toList(),
                year.holidays());
        assertEquals(false, year.estimated());
    }

    @Test
    void aYearThatWasNotAnnouncedIsUnknown() {
        assertEquals(java.util.Optional.empty(), StateCouncil.notice(2027));
    }

    private static List<LocalDate> days(String... days) {
        return Stream.of(days).map(StateCouncilTest::day).toList();
    }

    private static List<LocalDate> span(String first, String last) {
        return day(first).datesUntil(day(last).plusDays(1)).toList();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse("2026-" + day);
    }
}
