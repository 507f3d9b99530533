package org.gendan.production.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.DailyJob;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;
import org.gendan.production.report.ReportAlarm.Reason;

/** Looks at the deadline of each day whether everybody has its report, and raises the alarm once if not (rule 32). */
@ApplicationScoped
public class ReportWatch implements DailyJob {
    private final ReportDesk desk;
    private final ReportAlarms alarms;
    private final Timetable timetable;
    private final Notices notices;
    private final Recipients recipients;
    private final BusinessClock clock;
    private final MeterRegistry meters;
    private final List<String> roles;
    private volatile int overdue;

    ReportWatch(
            ReportDesk desk,
            ReportAlarms alarms,
            Timetable timetable,
            Notices notices,
            Recipients recipients,
            BusinessClock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "gendan.report.alarm-roles") List<String> roles) {
        this.desk = desk;
        this.alarms = alarms;
        this.timetable = timetable;
        this.notices = notices;
        this.recipients = recipients;
        this.clock = clock;
        this.meters = meters;
        this.roles = List.copyOf(roles);
    }

    @Startup
    void start() {
        meters.gauge("gendan.production.report.overdue", this, each -> each.overdue);
    }

    @Override
    public String name() {
        return "production-report-watch";
    }

    @Override
    public LocalTime dueAt() {
        return timetable.before();
    }

    @Override
    public void run(LocalDate day) {
        if (timetable.isOwed(day)) {
            Optional<Standing> standing = desk.standing(day);
            shortcoming(standing)
                    .ifPresent(reason -> raise(new ReportAlarm(
                            day,
                            reason,
                            clock.now(),
                            standing.map(Standing::missed).orElse(List.of()))));
        }
        // Where several days are made up for, one notice names them all.
        if (clock.now().isBefore(timetable.deadlineOf(day.plusDays(1)))) {
            tell();
        }
    }

    private static Optional<Reason> shortcoming(Optional<Standing> standing) {
        return standing.isEmpty() ? Optional.of(Reason.MISSING) : standing.get().shortcoming();
    }

    private void raise(ReportAlarm alarm) {
        if (alarms.findByIdOptional(alarm.day()).isPresent()) {
            return;
        }
        alarms.persistAndFlush(alarm);
        Log.errorf("production report of %s: %s %s", alarm.day(), alarm.reason(), alarm.missed());
    }

    private void tell() {
        List<ReportAlarm> untold = alarms.untold();
        if (untold.isEmpty()) {
            return;
        }
        LocalDate last = untold.getLast().day();
        Map<String, Object> facts =
                Map.of("day", last, "first", untold.getFirst().day(), "days", untold.size());
        String about = "production-report-alarm/" + last;
        notices.mail(Notice.of(
                        about,
                        "production-report-alarm",
                        roles.stream().map(recipients::role).toList(),
                        Language.BOTH.say(untold.size() == 1 ? "report.alarm" : "report.alarm-days", facts),
                        untold.stream().map(this::text).collect(Collectors.joining("\n")))
                .once(about));
        alarms.tellAll(clock.now());
    }

    private String text(ReportAlarm alarm) {
        return Language.BOTH.say(
                "report.alarm." + alarm.reason(),
                Map.of("day", alarm.day(), "before", timetable.before(), "missed", String.join(", ", alarm.missed())));
    }

    /** Newest day first. */
    @Transactional
    public List<ReportAlarm> alarms(LocalDate from, LocalDate to, int limit) {
        return alarms.between(from, to, limit);
    }

    /** On its own, in case that what runs the daily jobs is what fails. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        LocalDate today = clock.today();
        boolean isDue = !clock.now().isBefore(timetable.deadlineOf(today)) && timetable.isOwed(today);
        overdue = isDue && shortcoming(desk.standing(today)).isPresent() ? 1 : 0;
    }
}
