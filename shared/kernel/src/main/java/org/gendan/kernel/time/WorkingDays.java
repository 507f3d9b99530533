package org.gendan.kernel.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Working days of the company, or of a factory that keeps a week of its own: Monday to Friday, or the days of that week,
 * less the State Council's holidays, plus its make-up working days, on which everybody works (rule 29). The start day is
 * never counted; adding 0 is the day itself, a negative number counts back. A year without data is answered from the
 * weekdays alone and marked as estimated: it warns and blocks nothing.
 */
public record WorkingDays(Map<Integer, Year> years, Set<DayOfWeek> week) {
    private static final int LONGEST = 2_000;
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    public WorkingDays {
        week = Set.copyOf(week);
    }

    /** The exceptions of one calendar year; estimated while the State Council has not announced it. */
    public record Year(int year, Set<LocalDate> holidays, Set<LocalDate> makeUpDays, boolean estimated) {
        public static Year of(int year, List<LocalDate> holidays, List<LocalDate> makeUpDays, boolean estimated) {
            return new Year(year, new TreeSet<>(holidays), new TreeSet<>(makeUpDays), estimated);
        }
    }

    /** A date that was counted to, and whether a year on the way was only estimated. */
    public record Counted(LocalDate date, boolean estimated) {}

    /** A number of working days, and whether a year on the way was only estimated. */
    public record Distance(int days, boolean estimated) {}

    public static WorkingDays of(List<Year> years) {
        return new WorkingDays(
                years.stream().collect(Collectors.toMap(Year::year, Function.identity())), MONDAY_TO_FRIDAY);
    }

    /** The same years, worked in a week of one's own; nothing of its own is the company's week. */
    public WorkingDays inWeek(Collection<DayOfWeek> own) {
        return own == null || own.isEmpty() ? this : new WorkingDays(years, EnumSet.copyOf(own));
    }

    public boolean isWorkingDay(LocalDate day) {
        Year year = years.get(day.getYear());
        if (year != null && year.holidays().contains(day)) {
            return false;
        }
        return year != null && year.makeUpDays().contains(day) || week.contains(day.getDayOfWeek());
    }

    /** The day that lies the given number of working days after the start, at most 2 000 in either direction. */
    public Counted add(LocalDate from, int days) {
        if (Math.abs(days) > LONGEST) {
            throw new IllegalArgumentException("at most %d working days can be counted".formatted(LONGEST));
        }
        LocalDate day = from;
        boolean estimated = isEstimated(from);
        for (int left = Math.abs(days); left > 0; ) {
            day = day.plusDays(Integer.signum(days));
            estimated |= isEstimated(day);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return new Counted(day, estimated);
    }

    /** The working days after the start up to and including the end; negative if the end lies before the start. */
    public Distance between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            Distance back = between(to, from);
            return new Distance(-back.days(), back.estimated());
        }
        int days = 0;
        boolean estimated = isEstimated(from);
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            estimated |= isEstimated(day);
            if (isWorkingDay(day)) {
                days++;
            }
        }
        return new Distance(days, estimated);
    }

    /** Whether nobody announced the year of that day yet. */
    public boolean isEstimated(LocalDate day) {
        Year year = years.get(day.getYear());
        return year == null || year.estimated();
    }
}
