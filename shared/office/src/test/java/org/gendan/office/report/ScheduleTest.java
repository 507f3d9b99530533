package org.gendan.office.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.gendan.office.report.Period.Length;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final LocalTime AT = LocalTime.of(9, 0);
    private static final LocalTime BEFORE = LocalTime.of(9, 30);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void aDaysReportIsDueOnThatDay() {
        Schedule daily = Schedule.daily(AT, BEFORE, SHANGHAI);
        Period day = Period.day(LocalDate.parse("2026-11-25"));
        assertEquals(Optional.of(day), daily.dueOn(LocalDate.parse("2026-11-25")));
        assertEquals(LocalDate.parse("2026-11-25"), daily.dueOn(day));
        assertEquals(Instant.parse("2026-11-25T01:30:00Z"), daily.deadlineOf(day));
    }

    @Test
    void aWeeksReportIsDueOnceOnItsDayOfTheNextWeek() {
        Schedule mondays = Schedule.weekly(DayOfWeek.MONDAY, AT, BEFORE, SHANGHAI);
        Period week = new Period(Length.WEEK, LocalDate.parse("2026-12-28"));
        assertEquals(Optional.of(week), mondays.dueOn(LocalDate.parse("2027-01-04")));
        assertEquals(Optional.empty(), mondays.dueOn(LocalDate.parse("2027-01-05")));
        assertEquals(Optional.empty(), mondays.dueOn(LocalDate.parse("2027-01-03")));
        assertEquals(
                Optional.of(week),
                Schedule.weekly(DayOfWeek.SUNDAY, AT, BEFORE, SHANGHAI).dueOn(LocalDate.parse("2027-01-10")));
    }

    @Test
    void aMonthsReportIsDueOnceOnItsDayOfTheNextMonth() {
        Schedule first = Schedule.monthly(1, AT, BEFORE, SHANGHAI);
        Period february = new Period(Length.MONTH, LocalDate.parse("2028-02-01"));
        assertEquals(Optional.of(february), first.dueOn(LocalDate.parse("2028-03-01")));
        assertEquals(Optional.empty(), first.dueOn(LocalDate.parse("2028-02-29")));
        assertEquals(
                Optional.of(february),
                Schedule.monthly(28, AT, BEFORE, SHANGHAI).dueOn(LocalDate.parse("2028-03-28")));
        assertThrows(IllegalStateException.class, () -> Schedule.monthly(29, AT, BEFORE, SHANGHAI));
    }

    @Test
    void aPeriodKnowsItsNeighboursItsLengthAndItsName() {
        Period week = Period.of(Length.WEEK, LocalDate.parse("2027-01-01"));
        assertEquals("2026-W53", week.name());
        assertEquals(LocalDate.parse("2027-01-03"), week.end());
        assertEquals("2027-W01", week.next().name());
        Period month = Period.of(Length.MONTH, LocalDate.parse("2028-02-10"));
        assertEquals("2028-02", month.name());
        assertEquals(29, month.days());
        assertEquals("2028-01", month.previous().name());
        assertEquals("2026-11-25", Period.day(LocalDate.parse("2026-11-25")).name());
        assertThrows(IllegalArgumentException.class, () -> new Period(Length.MONTH, LocalDate.parse("2028-02-10")));
    }
}
