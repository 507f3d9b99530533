package org.gendan.production.factory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.kernel.time.WorkingDays.Counted;

/**
 * The working days of one factory, in its own week where it has one, and the runs that are planned on them. Counted as the
 * company's are: the start day never, back if negative.
 */
public record FactoryCalendar(WorkingDays days) {

    /** Of the company itself, and of a factory that states no week of its own. */
    public static FactoryCalendar of(WorkingDays company) {
        return new FactoryCalendar(company);
    }

    public static FactoryCalendar of(WorkingDays company, Collection<DayOfWeek> own) {
        return new FactoryCalendar(company.inWeek(own));
    }

    public boolean isWorkingDay(LocalDate day) {
        return days.isWorkingDay(day);
    }

    /** The day that lies so many working days after the start, at most 2 000 in either direction. */
    public Counted add(LocalDate from, int count) {
        return days.add(from, count);
    }

    /** The working days after the start up to and including the end; negative if the end lies before the start. */
    public int between(LocalDate from, LocalDate to) {
        return days.between(from, to).days();
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
        return days.isEstimated(day);
    }
}
