package org.gendan.office.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;
import org.gendan.office.report.ReportAlarm.Reason;
import org.jboss.logging.Logger;

/** Looks at the deadline of each report whether everybody has it, and raises the alarm once if not (rule 32). */
@ApplicationScoped
public class ReportWatch {
    private static final Logger LOG = Logger.getLogger(ReportWatch.class);

    private final ReportDesk desk;
    private final Notices notices;
    private final Recipients recipients;
    private final BusinessClock clock;
    private final MeterRegistry meters;
    private final List<DatedReport<?>> reports;
    private final Set<String> overdue = ConcurrentHashMap.newKeySet();

    ReportWatch(
            ReportDesk desk,
            Notices notices,
            Recipients recipients,
            BusinessClock clock,
            MeterRegistry meters,
            @All List<DatedReport<?>> reports) {
        this.desk = desk;
        this.notices = notices;
        this.recipients = recipients;
        this.clock = clock;
        this.meters = meters;
        this.reports = List.copyOf(reports);
    }

    @Startup
    void start() {
        for (DatedReport<?> report : reports) {
            String name = report.name();
            meters.gauge(
                    "gendan.%s.overdue".formatted(name.replace('-', '.')),
                    this,
                    each -> each.overdue.contains(name) ? 1 : 0);
        }
    }

    /** At the deadline of that day. */
    void look(DatedReport<?> report, LocalDate day) {
        report.schedule()
                .dueOn(day)
                .filter(report::isOwed)
                // Over whose deadline the clock was moved: nobody failed to be in time.
                .filter(period ->
                        desk.deadlineOf(report, period).equals(report.schedule().deadlineOf(period)))
                .ifPresent(period -> look(report, period));
        // Where several days are made up for, one notice names them all.
        if (clock.now().isBefore(report.schedule().deadlineOn(day.plusDays(1)))) {
            tell(report);
        }
    }

    private <F> void look(DatedReport<F> report, Period period) {
        Optional<Standing<F>> standing = desk.standing(report, period);
        shortcoming(standing)
                .ifPresent(reason -> raise(
                        report,
                        new ReportAlarm(
                                period,
                                reason,
                                clock.now(),
                                standing.map(Standing::missed).orElse(List.of()))));
    }

    private static <F> Optional<Reason> shortcoming(Optional<Standing<F>> standing) {
        return standing.isEmpty() ? Optional.of(Reason.MISSING) : standing.get().shortcoming();
    }

    private static void raise(DatedReport<?> report, ReportAlarm alarm) {
        if (report.shelf().isRaised(alarm.period())) {
            return;
        }
        report.shelf().raise(alarm);
        LOG.errorf(
                "%s of %s: %s %s",
                report.name().replace('-', ' '), alarm.period().name(), alarm.reason(), alarm.missed());
    }

    private void tell(DatedReport<?> report) {
        List<ReportAlarm> untold = report.shelf().untold();
        if (untold.isEmpty()) {
            return;
        }
        String last = untold.getLast().period().name();
        Map<String, Object> facts =
                Map.of("day", last, "first", untold.getFirst().period().name(), "days", untold.size());
        String kind = report.name() + "-alarm";
        String about = kind + "/" + last;
        String code = report.alarmText();
        notices.mail(Notice.of(
                        about,
                        kind,
                        report.alarmRoles().stream().map(recipients::role).toList(),
                        Language.BOTH.say(untold.size() == 1 ? code : code + "-days", facts),
                        untold.stream().map(alarm -> text(report, alarm)).collect(Collectors.joining("\n")))
                .once(about));
        report.shelf().tellAll(clock.now());
    }

    private static String text(DatedReport<?> report, ReportAlarm alarm) {
        return Language.BOTH.say(
                report.alarmText() + "." + alarm.reason(),
                Map.of(
                        "day",
                        alarm.period().name(),
                        "before",
                        report.schedule().before(),
                        "missed",
                        String.join(", ", alarm.missed())));
    }

    /** On its own, in case that what runs the daily jobs is what fails. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        for (DatedReport<?> report : reports) {
            if (isOverdue(report)) {
                overdue.add(report.name());
            } else {
                overdue.remove(report.name());
            }
        }
    }

    private boolean isOverdue(DatedReport<?> report) {
        return report.schedule()
                .dueOn(clock.today())
                .filter(period -> !clock.now().isBefore(desk.deadlineOf(report, period)))
                .filter(report::isOwed)
                .filter(period -> shortcoming(desk.standing(report, period)).isPresent())
                .isPresent();
    }
}
