package org.gendan.production.factory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.kernel.time.WorkingDays.Counted;

/**
 * The working days of one factory: its own week where it has one, less the company's holidays, plus the make-up working
 * days, on which everybody works (rule 29). Counted as the company's are: the start day never, back if negative.
 */
public record FactoryCalendar(WorkingDays company, Set<DayOfWeek> week) {
    private static final int LONGEST = 2_000;
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    public FactoryCalendar {
        week = Set.copyOf(week);
    }

    /** Of the company itself, and of a factory that states no week of its own. */
    public static FactoryCalendar of(WorkingDays company) {
        return new FactoryCalendar(company, MONDAY_TO_FRIDAY);
    }

    public static FactoryCalendar of(WorkingDays company, Collection<DayOfWeek> own) {
        return own == null || own.isEmpty() ? of(company) : new FactoryCalendar(company, EnumSet.copyOf(own));
    }

    public boolean isWorkingDay(LocalDate day) {
        WorkingDays.Year year = company.years().get(day.getYear());
        if (year != null && year.holidays().contains(day)) {
            return false;
        }
        return year != null && year.makeUpDays().contains(day) || week.contains(day.getDayOfWeek());
    }

    /** The day that lies so many working days after the start, at most 2 000 in either direction. */
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
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** The working days of a run, its first and last day included. */
    public int run(LocalDate first, LocalDate last) {
        return between(first.minusDays(1), last);
    }

    /** The day itself if it is a working day, otherwise the last one before it. */
    public LocalDate atOrBefore(LocalDate day) {
        return isWorkingDay(day) ? day : add(day, -1).date();
    }

    /** The day itself if it is a working day, otherwise the next one. */
    public LocalDate atOrAfter(LocalDate day) {
        return isWorkingDay(day) ? day : add(day, 1).date();
    }

    public boolean isEstimated(LocalDate day) {
        WorkingDays.Year year = company.years().get(day.getYear());
        return year == null || year.estimated();
    }
}
