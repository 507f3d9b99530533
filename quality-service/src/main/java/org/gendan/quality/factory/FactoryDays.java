package org.gendan.quality.factory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.gendan.kernel.time.WorkingDays;

/**
 * Working days as a factory counts them (rule 29, decision 7): the company's, and where the factory keeps a week of its own
 * the days of that week instead of Monday to Friday. It rests on the State Council's holidays too.
 */
public record FactoryDays(WorkingDays company, Set<DayOfWeek> ownWeek) {

    /** The working days after the start up to and including the end; negative if the end lies before the start. */
    public int between(LocalDate from, LocalDate to) {
        if (ownWeek.isEmpty()) {
            return company.between(from, to).days();
        }
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                days++;
            }
        }
        return days;
    }

    /** The day that lies so many working days after the start; 0 is the day itself. */
    public LocalDate after(LocalDate from, int days) {
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private boolean isWorkingDay(LocalDate day) {
        if (ownWeek.isEmpty()) {
            return company.isWorkingDay(day);
        }
        WorkingDays.Year year = company.years().get(day.getYear());
        if (year != null && year.holidays().contains(day)) {
            return false;
        }
        boolean makeUp = year != null && year.makeUpDays().contains(day);
        return makeUp || ownWeek.contains(day.getDayOfWeek());
    }
}
