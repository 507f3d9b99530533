package org.gendan.office.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A stretch of time that a report or a figure is of: a day, a week from Monday to Sunday, or a calendar month. */
public record Period(Length length, LocalDate start) {

    /** How long one is. */
    public enum Length {
        DAY(ChronoUnit.DAYS, DateTimeFormatter.ISO_LOCAL_DATE),
        WEEK(ChronoUnit.WEEKS, DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY)),
        MONTH(ChronoUnit.MONTHS, DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT));

        private final ChronoUnit unit;
        private final DateTimeFormatter name;

        Length(ChronoUnit unit, DateTimeFormatter name) {
            this.unit = unit;
            this.name = name;
        }

        /** The first day of the one in which the day lies. */
        public LocalDate startOf(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(DayOfWeek.MONDAY);
                case MONTH -> day.withDayOfMonth(1);
            };
        }
    }

    public Period {
        if (!length.startOf(start).equals(start)) {
            throw new IllegalArgumentException("no %s begins on %s".formatted(length, start));
        }
    }

    /** The one in which the day lies. */
    public static Period of(Length length, LocalDate day) {
        return new Period(length, length.startOf(day));
    }

    public static Period day(LocalDate day) {
        return of(Length.DAY, day);
    }

    public Period next() {
        return new Period(length, start.plus(1, length.unit));
    }

    public Period previous() {
        return new Period(length, start.minus(1, length.unit));
    }

    /** Its last day. */
    public LocalDate end() {
        return next().start.minusDays(1);
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(start, next().start);
    }

    public boolean contains(LocalDate day) {
        return length.startOf(day).equals(start);
    }

    /** As people write it: 2026-02-28, 2026-W09 (ISO 8601), 2026-02. */
    public String name() {
        return length.name.format(start);
    }
}
