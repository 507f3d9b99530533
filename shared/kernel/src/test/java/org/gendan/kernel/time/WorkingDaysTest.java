package org.gendan.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.gendan.kernel.time.WorkingDays.Counted;
import org.gendan.kernel.time.WorkingDays.Distance;
import org.gendan.kernel.time.WorkingDays.Year;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Spring Festival of 2026: off from Sunday 15 to Monday 23 February, work on the Saturdays 14 and 28. */
class WorkingDaysTest {
    private static final LocalDate FRIDAY_BEFORE = day("2026-02-13");

    private final WorkingDays days = WorkingDays.of(List.of(Year.of(
            2026,
            day("2026-02-15").datesUntil(day("2026-02-24")).toList(),
            List.of(day("2026-02-14"), day("2026-02-28")),
            false)));

    @Test
    @Tag("rule-29")
    void aHolidayIsNoWorkingDay() {
        assertFalse(days.isWorkingDay(day("2026-02-16")));
        assertEquals(day("2026-02-24"), days.add(day("2026-02-14"), 1).date());
    }

    @Test
    @Tag("rule-29")
    void aMakeUpSaturdayIsAWorkingDay() {
        assertTrue(days.isWorkingDay(day("2026-02-28")));
        assertEquals(day("2026-02-14"), days.add(FRIDAY_BEFORE, 1).date());
    }

    @Test
    void anOrdinaryWeekendIsNone() {
        assertFalse(days.isWorkingDay(day("2026-03-07")));
        assertFalse(days.isWorkingDay(day("2026-03-08")));
        assertEquals(day("2026-03-09"), days.add(day("2026-03-06"), 1).date());
    }

    @Test
    void theStartDayIsNeverCounted() {
        assertEquals(day("2026-02-25"), days.add(FRIDAY_BEFORE, 3).date());
        assertEquals(new Distance(3, false), days.between(FRIDAY_BEFORE, day("2026-02-25")));
    }

    @Test
    void addingNothingIsTheDayItselfEvenOnAHoliday() {
        assertEquals(new Counted(day("2026-02-16"), false), days.add(day("2026-02-16"), 0));
        assertEquals(new Distance(0, false), days.between(FRIDAY_BEFORE, FRIDAY_BEFORE));
    }

    @Test
    @Tag("rule-29")
    void aWeekOfOnesOwnIsWorkedLessTheHolidaysPlusTheMakeUpDays() {
        WorkingDays saturdays = days.inWeek(List.of(DayOfWeek.SATURDAY));
        assertEquals(day("2026-02-14"), saturdays.add(day("2026-02-07"), 1).date());
        assertFalse(saturdays.isWorkingDay(day("2026-02-21")));
        assertFalse(saturdays.isWorkingDay(day("2026-02-24")));
        assertEquals(new Distance(2, false), saturdays.between(day("2026-02-07"), day("2026-02-28")));
        WorkingDays mondays = days.inWeek(List.of(DayOfWeek.MONDAY));
        assertTrue(mondays.isWorkingDay(day("2026-02-28")));
        assertEquals(days, days.inWeek(List.of()));
        assertEquals(days, days.inWeek(null));
    }

    @Test
    void aNegativeNumberCountsBack() {
        assertEquals(day("2026-02-14"), days.add(day("2026-02-24"), -1).date());
        assertEquals(FRIDAY_BEFORE, days.add(day("2026-02-24"), -2).date());
        assertEquals(new Distance(-3, false), days.between(day("2026-02-25"), FRIDAY_BEFORE));
    }

    @Test
    void theDistanceOverTheHolidayIsThatOfTheDaysWorked() {
        assertEquals(0, days.between(day("2026-02-14"), day("2026-02-23")).days());
        assertEquals(1, days.between(day("2026-02-14"), day("2026-02-24")).days());
        assertEquals(4, days.between(day("2026-02-24"), day("2026-02-28")).days());
    }

    @Test
    void addAndBetweenAgreeOnEveryDayOfAYear() {
        for (LocalDate from = day("2026-01-01"); from.getYear() == 2026; from = from.plusDays(1)) {
            for (int count : new int[] {1, 2, 3, 7, 20}) {
                assertEquals(
                        count, days.between(from, days.add(from, count).date()).days(), "from " + from);
            }
        }
    }

    @Test
    void aYearWithoutDataIsEstimatedFromItsWeekdays() {
        assertEquals(new Counted(day("2027-02-09"), true), days.add(day("2027-02-08"), 1));
        assertEquals(new Counted(day("2027-01-01"), true), days.add(day("2026-12-31"), 1));
        assertEquals(new Counted(day("2026-12-31"), false), days.add(day("2026-12-30"), 1));
        assertEquals(new Distance(1, true), days.between(day("2026-12-31"), day("2027-01-01")));
    }

    @Test
    void aYearThatIsMarkedAsEstimatedIsAnsweredAsOne() {
        WorkingDays guessed = WorkingDays.of(List.of(Year.of(2027, List.of(day("2027-01-01")), List.of(), true)));
        assertEquals(new Counted(day("2027-01-04"), true), guessed.add(day("2026-12-31"), 1));
    }

    @Test
    void nobodyCountsForEver() {
        assertThrows(IllegalArgumentException.class, () -> days.add(FRIDAY_BEFORE, 2001));
        assertThrows(IllegalArgumentException.class, () -> days.add(FRIDAY_BEFORE, -2001));
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
