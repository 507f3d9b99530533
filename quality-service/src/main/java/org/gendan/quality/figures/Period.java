package org.gendan.quality.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The stretches of time that a trend goes by: weeks from Monday to Sunday, or calendar months. */
public enum Period {
    WEEK(ChronoUnit.WEEKS, DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY)),
    MONTH(ChronoUnit.MONTHS, DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT));

    private final ChronoUnit unit;
    private final DateTimeFormatter name;

    Period(ChronoUnit unit, DateTimeFormatter name) {
        this.unit = unit;
        this.name = name;
    }

    /** The first day of the one in which the day lies. */
    LocalDate startOf(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(DayOfWeek.MONDAY);
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    LocalDate next(LocalDate start) {
        return start.plus(1, unit);
    }

    /** As people write it: 2026-W09 (ISO 8601), 2026-02. */
    public String nameOf(LocalDate start) {
        return name.format(start);
    }
}
