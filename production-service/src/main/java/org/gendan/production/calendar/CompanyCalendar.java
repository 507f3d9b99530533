package org.gendan.production.calendar;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.kernel.time.WorkingDays.Counted;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.ProductionEvent.CalendarYearPublished;

/** Keeps the company calendar, publishes each year of it for all services, and counts working days on it. */
@ApplicationScoped
public class CompanyCalendar {
    static final int FIRST_YEAR = 2024;

    private static final String LIBRARY = "production-service";

    private final CalendarYears years;
    private final WorkingCalendar copy;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    CompanyCalendar(
            CalendarYears years,
            WorkingCalendar copy,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.years = years;
        this.copy = copy;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    /** Publishes what the library knows, each year once: neither a restart nor another replica publishes it again. */
    @Startup
    void seed() {
        for (int year = FIRST_YEAR; StateCouncil.notice(year).isPresent(); year++) {
            int each = year;
            QuarkusTransaction.requiringNew().run(() -> {
                if (years.held(each).isEmpty()) {
                    publish(new CalendarYear(each), StateCouncil.notice(each).orElseThrow(), LIBRARY);
                }
            });
        }
    }

    /** A year as the operator states it; the first one of a year that nobody published yet needs no version. */
    @Transactional
    public CalendarYear publish(int year, YearDetails details) {
        CalendarYear present = years.held(year).orElse(null);
        if (present != null) {
            expected.required(present.version());
        }
        return publish(present == null ? new CalendarYear(year) : present, details, caller.name());
    }

    @Transactional
    public CalendarYear get(int year) {
        return years.of(year).orElseThrow(() -> Refused.unknown("calendar-year", year));
    }

    /** The day that lies so many working days after the start (rule 29). */
    public Counted add(LocalDate from, int days) {
        return copy.workingDays().add(from, days);
    }

    /** The company's working days, read on the transaction under way. */
    @Transactional
    public WorkingDays workingDays() {
        return WorkingDays.of(years.listAll().stream().map(CalendarYear::days).toList());
    }

    private CalendarYear publish(CalendarYear year, YearDetails details, String by) {
        CalendarYearPublished published = year.publish(details, clock.today(), by);
        years.persistAndFlush(year);
        copy.copy(published);
        outbox.announce(published);
        return year;
    }
}
