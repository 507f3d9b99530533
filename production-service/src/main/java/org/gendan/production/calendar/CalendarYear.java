package org.gendan.production.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.language.ProductionEvent.CalendarYearPublished;

/**
 * A year of the company calendar: the days on which it rests although they are weekdays, and works although they are
 * weekend. It is published whole, and again whenever it changes.
 */
@Entity
@Table(name = "published_year")
public class CalendarYear implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private int year;
    private List<LocalDate> holidays;

    @Column(name = "make_up")
    private List<LocalDate> makeUpDays;

    private boolean estimated;

    protected CalendarYear() {}

    CalendarYear(int year) {
        this.id = idOf(year);
        this.year = year;
    }

    /** The same in every installation and replica, so that a year is published under one key for ever. */
    static UUID idOf(int year) {
        return UUID.nameUUIDFromBytes(("gendan:calendar-year:" + year).getBytes(StandardCharsets.UTF_8));
    }

    CalendarYearPublished publish(YearDetails details, LocalDate on, String by) {
        requireConsistent(details);
        holidays = inOrder(details.holidays());
        makeUpDays = inOrder(details.makeUpDays());
        estimated = Boolean.TRUE.equals(details.estimated());
        return new CalendarYearPublished(id, year, holidays, makeUpDays, estimated, on, by);
    }

    private void requireConsistent(YearDetails details) {
        List<Violation> violations = new ArrayList<>();
        for (LocalDate day : details.holidays()) {
            if (day.getYear() != year) {
                violations.add(new Violation("holidays", day + " is no day of " + year));
            }
        }
        for (LocalDate day : details.makeUpDays()) {
            if (day.getYear() != year) {
                violations.add(new Violation("makeUpDays", day + " is no day of " + year));
            }
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                violations.add(new Violation("makeUpDays", day + " is a weekday, on which everybody works anyway"));
            }
            if (details.holidays().contains(day)) {
                violations.add(new Violation("makeUpDays", day + " is a holiday too"));
            }
        }
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }

    private static List<LocalDate> inOrder(Collection<LocalDate> days) {
        return days.stream().distinct().sorted().toList();
    }

    WorkingDays.Year days() {
        return WorkingDays.Year.of(year, holidays, makeUpDays, estimated);
    }

    public long version() {
        return version;
    }

    public int year() {
        return year;
    }

    public YearDetails details() {
        return new YearDetails(holidays, makeUpDays, estimated);
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
