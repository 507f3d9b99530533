package org.gendan.office.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A report that is written of each period, once, kept as it was sent, and with everybody before its deadline, or the alarm is
 * raised. A service that has one needs this, a {@link ReportJob} and a {@link ReportWatchJob}.
 */
public interface DatedReport<F> {

    /** Stable for ever: its jobs, its notices and its alarms are known by it, and the gauge {@code gendan.…overdue}. */
    String name();

    Schedule schedule();

    /** Whether there is a report of that period; not of a day of rest, perhaps. */
    default boolean isOwed(Period period) {
        return true;
    }

    /** Where its reports are kept. */
    ReportShelf shelf();

    /** The form of its facts, as they are kept in JSON: members are only ever added. */
    Class<F> facts();

    /** What is asked for: up to when it tells, from when on something is new, and the report before, null if there is none. */
    record Asked<F>(Period period, Instant asOf, Instant since, F before) {}

    F gather(Asked<F> asked);

    boolean hasNews(F facts);

    String subject(Period period, F facts, Language language);

    String text(F facts, Language language);

    /** Whose mailboxes have it. */
    List<String> roles();

    Language languageOf(String role);

    /** Who has it besides, by user name, and what of it each may see; in the language of {@link #languageOfPeople()}. */
    default Map<String, F> people(F facts) {
        return Map.of();
    }

    default Language languageOfPeople() {
        return Language.BOTH;
    }

    /** Who is told that not everybody had it in time. */
    List<String> alarmRoles();

    /**
     * The code of the alarm's texts: itself with {@code day}, {@code <code>-days} with {@code first}, {@code day} and {@code days},
     * and {@code <code>.<reason>} with {@code day}, {@code before} and {@code missed}.
     */
    String alarmText();

    /** What the notices of a period's report are about. */
    default String about(Period period) {
        return name() + "/" + period.name();
    }
}
