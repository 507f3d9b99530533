package org.gendan.production.factory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.gendan.kernel.time.WorkingDays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactoryCalendarTest {
    private static final WorkingDays COMPANY = WorkingDays.of(List.of(WorkingDays.Year.of(
            2026,
            LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)).toList(),
            List.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)),
            false)));
    private static final FactoryCalendar SIX_DAYS =
            FactoryCalendar.of(COMPANY, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY));

    @ParameterizedTest
    @CsvSource({
        "2026-02-07, true, false", // a Saturday of no notice
        "2026-02-14, true, true", // a make-up Saturday
        "2026-02-21, false, false", // a Saturday in the holiday
        "2026-02-18, false, false", // a Wednesday in the holiday
        "2026-02-08, false, false" // a Sunday
    })
    @Tag("rule-29")
    void aFactoryWorksInItsOwnWeekLessHolidaysPlusMakeUpDays(LocalDate day, boolean six, boolean five) {
        assertEquals(six, SIX_DAYS.isWorkingDay(day));
        assertEquals(five, FactoryCalendar.of(COMPANY).isWorkingDay(day));
    }

    @Test
    @Tag("rule-29")
    void itCountsOnItsOwnDays() {
        assertEquals(
                LocalDate.of(2026, 2, 7),
                SIX_DAYS.add(LocalDate.of(2026, 2, 6), 1).date());
        assertEquals(
                LocalDate.of(2026, 2, 14),
                SIX_DAYS.add(LocalDate.of(2026, 2, 24), -1).date());
        assertEquals(2, SIX_DAYS.between(LocalDate.of(2026, 2, 13), LocalDate.of(2026, 2, 24)));
        assertEquals(-2, SIX_DAYS.between(LocalDate.of(2026, 2, 24), LocalDate.of(2026, 2, 13)));
    }
}
