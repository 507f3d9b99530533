package org.gendan.office.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Of which periods there is a report, on which day each is due, when on that day it is written, and before when it is with
 * everybody, all by the wall clock of the zone. The due day is counted from the period's last one.
 */
public record Schedule(Period.Length length, int daysAfter, LocalTime at, LocalTime before, ZoneId zone) {
    /** The last day that every month has. */
    private static final int LATEST_DAY_OF_MONTH = 28;

    public Schedule {
        if (!at.isBefore(before)) {
            throw new IllegalStateException(
                    "a report is written earlier than it is with everybody, not at %s for %s".formatted(at, before));
        }
    }

    /** Of each day, on that day. */
    public static Schedule daily(LocalTime at, LocalTime before, ZoneId zone) {
        return new Schedule(Period.Length.DAY, 0, at, before, zone);
    }

    /** Of each week, on that day of the next one. */
    public static Schedule weekly(DayOfWeek on, LocalTime at, LocalTime before, ZoneId zone) {
        return new Schedule(Period.Length.WEEK, on.getValue(), at, before, zone);
    }

    /** Of each month, on that day of the next one, at most the 28th. */
    public static Schedule monthly(int dayOfMonth, LocalTime at, LocalTime before, ZoneId zone) {
        if (dayOfMonth < 1 || dayOfMonth > LATEST_DAY_OF_MONTH) {
            throw new IllegalStateException("not every month has a day " + dayOfMonth);
        }
        return new Schedule(Period.Length.MONTH, dayOfMonth, at, before, zone);
    }

    public LocalDate dueOn(Period period) {
        return period.end().plusDays(daysAfter);
    }

    /** The period whose report is due on that day, if there is one. */
    public Optional<Period> dueOn(LocalDate day) {
        Period ending = Period.of(length, day.minusDays(daysAfter));
        return dueOn(ending).equals(day) ? Optional.of(ending) : Optional.empty();
    }

    /** When the report of the period is due to be written. */
    public Instant writingOf(Period period) {
        return at(dueOn(period), at);
    }

    /** Whoever has it at this instant has it too late: before is strictly before (rule 32). */
    public Instant deadlineOf(Period period) {
        return deadlineOn(dueOn(period));
    }

    Instant deadlineOn(LocalDate day) {
        return at(day, before);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
