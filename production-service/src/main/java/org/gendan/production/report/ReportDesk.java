package org.gendan.production.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;
import org.gendan.production.report.Gathering.Period;

/**
 * Writes the report of each day once and sends it to each recipient once, whoever asks and however many replicas run (S3.13,
 * decision 5); shows it with the proof of its hand-over.
 */
@ApplicationScoped
public class ReportDesk {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final DailyReports reports;
    private final Gathering gathering;
    private final Timetable timetable;
    private final Wording wording;
    private final Notices notices;
    private final Recipients recipients;
    private final HandOvers handOvers;
    private final BusinessClock clock;
    private final ObjectMapper json;
    private final Config config;
    private final List<String> roles;
    private final Language language;

    ReportDesk(
            DailyReports reports,
            Gathering gathering,
            Timetable timetable,
            Wording wording,
            Notices notices,
            Recipients recipients,
            HandOvers handOvers,
            BusinessClock clock,
            ObjectMapper json,
            Config config,
            @ConfigProperty(name = "gendan.report.roles") List<String> roles,
            @ConfigProperty(name = "gendan.report.language") Language language) {
        this.reports = reports;
        this.gathering = gathering;
        this.timetable = timetable;
        this.wording = wording;
        this.notices = notices;
        this.recipients = recipients;
        this.handOvers = handOvers;
        this.clock = clock;
        this.json = json;
        this.config = config;
        this.roles = List.copyOf(roles);
        this.language = language;
    }

    /** The report of the day, written and sent now unless it was before. */
    @Transactional
    public DailyReport write(LocalDate day) {
        reports.alone();
        Optional<DailyReport> written = reports.of(day);
        return written.isPresent() ? written.get() : writeFirst(day);
    }

    private DailyReport writeFirst(LocalDate day) {
        // As exactly as the database keeps it, so that nothing falls between two reports.
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        // Also of a day that business time was moved over: what came after its hour belongs to the next one.
        Instant asOf = earlier(now, timetable.writingOf(day));
        Optional<DailyReport> before = reports.lastBefore(day);
        DailyNews news = gathering.of(new Period(
                day,
                asOf,
                before.map(DailyReport::asOf).orElse(asOf.minus(A_DAY)),
                before.map(this::read).orElse(null)));
        DailyReport report = new DailyReport(day, asOf, now, news.hasNews(), write(news));
        reports.persistAndFlush(report);
        languages()
                .forEach((address, itsLanguage) -> notices.mail(Notice.of(
                                DailyReport.about(day),
                                "production-report",
                                List.of(address),
                                wording.subject(day, news, itsLanguage),
                                wording.text(news, itsLanguage))
                        .once(DailyReport.about(day) + "/" + address)));
        return report;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Each address once, whatever roles it has; in the language of the first of them. */
    private Map<String, Language> languages() {
        Map<String, Language> languages = new LinkedHashMap<>();
        for (String role : roles) {
            languages.putIfAbsent(
                    recipients.role(role),
                    config.getOptionalValue("gendan.report.language." + role, Language.class)
                            .orElse(language));
        }
        return languages;
    }

    @Transactional
    public Standing get(LocalDate day) {
        return standing(day).orElseThrow(() -> Refused.unknown("production-report", day));
    }

    /** Empty if the day has no report. */
    @Transactional
    Optional<Standing> standing(LocalDate day) {
        return reports.of(day)
                .map(report ->
                        Standing.of(report, read(report), handOvers.of(day), timetable.deadlineOf(day), clock.now()));
    }

    /** Newest day first. */
    @Transactional
    public List<DailyReport> page(LocalDate from, LocalDate to, UUID after, int limit) {
        return reports.page(from, to, after, limit);
    }

    private String write(DailyNews news) {
        try {
            return json.writeValueAsString(news);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private DailyNews read(DailyReport report) {
        try {
            return json.readValue(report.content(), DailyNews.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the report of %s cannot be read".formatted(report.day()), broken);
        }
    }
}
