package org.gendan.quality.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.quality.ALot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectedOrderTest {
    /** The Spring Festival of 2026: off from 15 to 23 February, work on Saturday 14 and Saturday 28 February. */
    private static final WorkingDays SPRING = WorkingDays.of(List.of(WorkingDays.Year.of(
            2026,
            LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)).toList(),
            List.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)),
            false)));

    @ParameterizedTest
    @CsvSource({"0, 100, true", "0, 99, false", "5, 95, true", "5, 94, false", "2.5, 98, true", "2.5, 97, false"})
    @Tag("rule-21")
    void aLineIsCompleteWithinItsToleranceTheLimitIncluded(String percent, int packed, boolean complete) {
        PlannedLot lot = Lots.of(ALot.of(100).tolerating(percent))
                .completed(packed, false)
                .planned();
        assertEquals(complete, lot.order().isCompleted());
    }

    @Test
    void aLineThatWasClosedShortIsCompleteWhateverIsPacked() {
        assertTrue(Lots.of(ALot.of(100)).completed(10, true).planned().order().isCompleted());
    }

    @Test
    void anAmendmentThatAsksForMoreOpensWhatWasComplete() {
        Lots lots = Lots.of(ALot.of(100)).completed(100, false);
        assertTrue(lots.planned().order().isCompleted());
        assertFalse(lots.amendedTo(101).planned().order().isCompleted());
        assertTrue(lots.amendedTo(90).planned().order().isCompleted());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 2026-02-13, 0, false",
        "2026-02-13, 2026-02-14, 1, true",
        "2026-02-13, 2026-02-24, 2, true",
        "2026-02-13, 2026-02-25, 3, true",
        "2026-02-13, 2026-02-26, 4, false",
        "2026-02-28, 2026-02-28, 0, false",
        "2026-02-27, 2026-02-28, 1, true",
        "2026-02-26, 2026-03-02, 3, true",
        "2026-02-25, 2026-03-02, 4, false",
        "2026-02-26, 2026-02-25, -1, false"
    })
    @Tag("rule-30")
    @Tag("rule-29")
    @Tag("S3.5")
    void aMeetingLiesOneToThreeWorkingDaysBeforeTheStart(LocalDate meeting, LocalDate start, int days, boolean inTime) {
        PlannedLot lot = Lots.of(ALot.of(100))
                .working(EnumSet.noneOf(DayOfWeek.class), SPRING)
                .scheduled(start)
                .planned();
        assertEquals(OptionalInt.of(days), lot.daysToStart(meeting));
        assertEquals(inTime, lot.isMeetingInTime(meeting));
    }

    @Test
    @Tag("rule-29")
    void aFactoryThatWorksOnSaturdaysCountsThemAndRestsOnHolidays() {
        EnumSet<DayOfWeek> week = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
        PlannedLot lot = Lots.of(ALot.of(100))
                .working(week, SPRING)
                .scheduled(LocalDate.of(2026, 3, 9))
                .planned();
        // Friday 6 March to Monday 9 March: the Saturday between is worked.
        assertEquals(OptionalInt.of(2), lot.daysToStart(LocalDate.of(2026, 3, 6)));
        assertEquals(
                2,
                lot.days()
                        .between(LocalDate.of(2026, 2, 13), LocalDate.of(2026, 2, 24))
                        .days());
        assertEquals(
                LocalDate.of(2026, 3, 7),
                lot.days().add(LocalDate.of(2026, 3, 6), 1).date());
    }

    @Test
    void anUnknownStartWarnsNobody() {
        PlannedLot lot = Lots.of(ALot.of(100)).planned();
        assertEquals(OptionalInt.empty(), lot.daysToStart(ALot.TODAY));
        assertTrue(lot.isMeetingInTime(ALot.TODAY));
    }
}
