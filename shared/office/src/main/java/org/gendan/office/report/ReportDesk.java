package org.gendan.office.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;
import org.gendan.office.report.DatedReport.Asked;

/**
 * Writes the report of each period once and sends it to each recipient once, whoever asks and however many replicas run
 * (decision 5); shows it with the proof of its hand-over.
 */
@ApplicationScoped
public class ReportDesk {
    private final Notices notices;
    private final Recipients recipients;
    private final HandOvers handOvers;
    private final Transactions transactions;
    private final ClockMoves moves;
    private final BusinessClock clock;
    private final ObjectMapper json;

    ReportDesk(
            Notices notices,
            Recipients recipients,
            HandOvers handOvers,
            Transactions transactions,
            ClockMoves moves,
            BusinessClock clock,
            ObjectMapper json) {
        this.notices = notices;
        this.recipients = recipients;
        this.handOvers = handOvers;
        this.transactions = transactions;
        this.moves = moves;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Whether the clock was moved over the hour of this report and over the next one's: the last of the periods that it was
     * moved over has the one report, which tells of all of them.
     */
    <F> boolean isToldByTheNext(DatedReport<F> report, Period period) {
        return moves.over(report.schedule().writingOf(period)).isPresent()
                && Stream.iterate(
                                period.next(),
                                next -> !clock.now().isBefore(report.schedule().writingOf(next)),
                                Period::next)
                        .anyMatch(report::isOwed);
    }

    /**
     * Before when everybody has the report. Nobody can have it before an instant over which the clock was moved: then it has
     * as long as between writing and deadline from where the clock came to.
     */
    Instant deadlineOf(DatedReport<?> report, Period period) {
        Schedule schedule = report.schedule();
        Instant deadline = schedule.deadlineOf(period);
        return moves.over(deadline)
                .map(landing -> landing.plus(Duration.between(schedule.writingOf(period), deadline)))
                .orElse(deadline);
    }

    /** The report of the period, written and sent now unless it was before. */
    @Transactional
    public <F> KeptReport write(DatedReport<F> report, Period period) {
        alone(report.name());
        Optional<KeptReport> written = report.shelf().of(period);
        return written.isPresent() ? written.get() : writeFirst(report, period);
    }

    /** Until the transaction under way ends, nobody else writes it; what others wrote before is seen. */
    private void alone(String name) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement lock =
                    connection.prepareStatement("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                lock.setString(1, name);
                return lock.execute();
            }
        });
    }

    private <F> KeptReport writeFirst(DatedReport<F> report, Period period) {
        // As exactly as the database keeps it, so that nothing falls between two reports.
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        // Also of a period that business time was moved over: what came after its hour belongs to the next one.
        Instant asOf = earlier(now, report.schedule().writingOf(period));
        Optional<KeptReport> before = report.shelf().lastBefore(period);
        F facts = report.gather(new Asked<>(
                period,
                asOf,
                before.map(KeptReport::asOf).orElse(asOf.minus(Duration.ofDays(period.days()))),
                before.map(each -> read(report, each)).orElse(null)));
        KeptReport kept = new KeptReport(Ids.next(), period, asOf, now, report.hasNews(facts), write(facts));
        report.shelf().keep(kept);
        Map<String, Language> languages = languages(report);
        languages.forEach((address, language) -> send(report, period, facts, address, language));
        report.people(facts).forEach((person, seen) -> {
            if (!languages.containsKey(recipients.staff(person))) {
                send(report, period, seen, recipients.staff(person), report.languageOfPeople());
            }
        });
        return kept;
    }

    private <F> void send(DatedReport<F> report, Period period, F facts, String address, Language language) {
        notices.mail(Notice.of(
                        report.about(period),
                        report.name(),
                        List.of(address),
                        report.subject(period, facts, language),
                        report.text(facts, language))
                .once(report.about(period) + "/" + address));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Each address once, whatever roles it has; in the language of the first of them. */
    private Map<String, Language> languages(DatedReport<?> report) {
        Map<String, Language> languages = new LinkedHashMap<>();
        report.roles().forEach(role -> languages.putIfAbsent(recipients.role(role), report.languageOf(role)));
        return languages;
    }

    /** Refused as unknown if the period has no report. */
    @Transactional
    public <F> Standing<F> get(DatedReport<F> report, Period period) {
        return standing(report, period).orElseThrow(() -> Refused.unknown(report.name(), period.name()));
    }

    /** Empty if the period has no report. */
    @Transactional
    public <F> Optional<Standing<F>> standing(DatedReport<F> report, Period period) {
        return report.shelf()
                .of(period)
                .map(kept -> Standing.of(
                        kept,
                        read(report, kept),
                        handOvers.of(report.about(period)),
                        deadlineOf(report, period),
                        clock.now()));
    }

    private String write(Object facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <F> F read(DatedReport<F> report, KeptReport kept) {
        try {
            return json.readValue(kept.content(), report.facts());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("%s cannot be read".formatted(report.about(kept.period())), broken);
        }
    }
}
