package org.gendan.production.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.production.order.Forecasting;
import org.gendan.production.order.Lot;
import org.gendan.production.order.Lots;
import org.gendan.production.progress.OfflineReports.OfflineReport;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.Made.Output;

/**
 * Takes what factories report, one by one or a phone's offline batch, each report once however often it is sent (S4.3).
 * All that concerns one order is done one after another, so that nothing is lost or counted twice.
 */
@ApplicationScoped
public class ProgressDesk {
    /** More than a phone keeps in a week; whoever has so many waiting has a mistake to correct first. */
    private static final int MOST_PENDING = 2_000;

    private final Lots lots;
    private final ProgressReports reports;
    private final Forecasting forecasting;
    private final BusinessClock clock;
    private final Caller caller;
    private final ZoneId zone;

    ProgressDesk(
            Lots lots,
            ProgressReports reports,
            Forecasting forecasting,
            BusinessClock clock,
            Caller caller,
            @ConfigProperty(name = "gendan.zone") ZoneId zone) {
        this.lots = lots;
        this.reports = reports;
        this.forecasting = forecasting;
        this.clock = clock;
        this.caller = caller;
        this.zone = zone;
    }

    /** A lot as far as it is made, and the reports that wait. */
    public record Standing(Lot lot, List<ProgressReport> pending) {}

    /** What became of one report of a batch: a status, or the code of why it was not taken. */
    public record Taken(String key, ReportStatus status, String because) {
        static Taken of(ProgressReport report) {
            return new Taken(report.key(), report.status(), report.pendingBecause());
        }
    }

    /** What became of a batch. */
    public record Batch(Standing standing, List<Taken> taken) {}

    @Transactional
    public Standing get(UUID assignmentId) {
        return new Standing(lots.visible(assignmentId), reports.pending(assignmentId, MOST_PENDING));
    }

    /** What was reported of a lot, one by one, newest first. */
    @Transactional
    public List<ProgressReport> page(UUID assignmentId, UUID after, int limit) {
        return reports.page(lots.visible(assignmentId).assignment().id(), after, limit);
    }

    /** One report; the key is the request's, and the same one inside a later batch is the same report. */
    @Transactional
    public Standing report(UUID assignmentId, String key, NewReport report) {
        Lot lot = lots.locked(assignmentId);
        lot.assignment().requireStarted();
        ProgressReport before = reports.withKeys(assignmentId, List.of(key)).get(key);
        if (before != null) {
            if (!before.says(report)) {
                throw Refused.of(Refused.Kind.KEY_REUSED, "idempotency-key-reused", Map.of("idempotencyKey", key));
            }
            return standing(lot);
        }
        report.requireMeaningful();
        LocalDate on = clock.dateOf(report.occurredOn() == null ? dateOf(report.reportedAt()) : report.occurredOn());
        if (lot.assignment().of(report.lineId()) == 0) {
            throw Refused.unknown("line", report.lineId());
        }
        if (!lot.assignment().route().has(report.process())) {
            throw Refused.invalid(
                    "process",
                    "is none of this assignment's: " + lot.assignment().route().processes());
        }
        if (isHeld(lot, report.reportedAt())) {
            throw Refused.conflict(
                    "work-held", Map.of("reason", lot.assignment().hold().reason()));
        }
        judge(lot, lot.made(), report.output()).ifPresent(refused -> {
            throw Refused.conflict(refused.code(), refused.facts());
        });
        caller.because(report.reason());
        ProgressReport counted = new ProgressReport(lot, key, report, on, clock.now(), caller.name());
        counted.count();
        reports.persist(counted);
        return announce(lot, countWaiting(lot, lot.made().plus(counted.output())), on);
    }

    /** A phone's reports in any order; each is kept once and judged by the time at which it was written down. */
    @Transactional
    public Batch report(UUID assignmentId, OfflineReports batch) {
        Lot lot = lots.locked(assignmentId);
        lot.assignment().requireStarted();
        Map<String, ProgressReport> known = new HashMap<>(reports.withKeys(
                assignmentId, batch.reports().stream().map(OfflineReport::key).collect(Collectors.toSet())));
        int waiting = reports.pending(assignmentId, MOST_PENDING).size();
        List<Taken> seen = new ArrayList<>();
        for (OfflineReport each : batch.reports()) {
            String because = whyNot(lot, each, known.get(each.key()), waiting);
            seen.add(new Taken(each.key(), null, because));
            if (because == null && !known.containsKey(each.key())) {
                LocalDate on = dateOf(each.reportedAt());
                ProgressReport kept =
                        new ProgressReport(lot, each.key(), each.report(), on, clock.now(), caller.name());
                reports.persist(kept);
                known.put(each.key(), kept);
                waiting++;
            }
        }
        Made made = countWaiting(lot, lot.made());
        Standing standing = made.equals(lot.made()) ? standing(lot) : announce(lot, made, clock.today());
        return new Batch(
                standing,
                seen.stream()
                        .map(each -> each.because() == null ? Taken.of(known.get(each.key())) : each)
                        .toList());
    }

    /** A report that waits was a mistake; it stays on record and is never counted. */
    @Transactional
    public Standing withdraw(UUID assignmentId, String key, String reason) {
        Lot lot = lots.locked(assignmentId);
        ProgressReport report = Optional.ofNullable(
                        reports.withKeys(assignmentId, List.of(key)).get(key))
                .orElseThrow(() -> Refused.unknown("progress-report", key));
        caller.because(reason);
        report.withdraw(caller.name());
        reports.flush();
        return standing(lot);
    }

    /** Null for a report that is taken, or was taken before. */
    private String whyNot(Lot lot, OfflineReport report, ProgressReport before, int waiting) {
        if (before != null) {
            return before.says(report.report()) ? null : "idempotency-key-reused";
        }
        if (lot.assignment().of(report.lineId()) == 0) {
            return "unknown-line";
        }
        if (!lot.assignment().route().has(report.process())) {
            return "unknown-process";
        }
        if (isHeld(lot, report.reportedAt())) {
            return "work-held";
        }
        if (waiting >= MOST_PENDING) {
            return "too-many-pending";
        }
        try {
            report.report().requireMeaningful();
        } catch (Refused meaningless) {
            return "invalid-request";
        }
        return dateOf(report.reportedAt()).isAfter(clock.today()) ? "reported-in-the-future" : null;
    }

    /** Counts what waits as far as it goes, again and again, since one report may be what another waits for. */
    private Made countWaiting(Lot lot, Made made) {
        List<ProgressReport> waiting =
                new ArrayList<>(reports.pending(lot.assignment().id(), MOST_PENDING));
        Made sum = made;
        boolean counted = true;
        while (counted) {
            counted = false;
            for (Iterator<ProgressReport> each = waiting.iterator(); each.hasNext(); ) {
                ProgressReport report = each.next();
                Optional<Judgement> refused = judge(lot, sum, report.output());
                if (refused.isEmpty()) {
                    report.count();
                    sum = sum.plus(report.output());
                    each.remove();
                    counted = true;
                } else {
                    report.waitFor(refused.get().code());
                }
            }
        }
        return sum;
    }

    private static Optional<Judgement> judge(Lot lot, Made made, Output report) {
        int atMost = lot.order().tolerance().most(lot.assignment().of(report.lineId()));
        return Judgement.against(report, made, atMost);
    }

    /** What was written down before the hold was done before it, however late it arrives. */
    private static boolean isHeld(Lot lot, Instant reportedAt) {
        return lot.assignment().hold() != null
                && (reportedAt == null
                        || !reportedAt.isBefore(lot.assignment().hold().sinceAt()));
    }

    private Standing announce(Lot lot, Made made, LocalDate on) {
        Lot now = lot.with(made);
        forecasting.progressed(now, on, caller.name());
        return standing(now);
    }

    private Standing standing(Lot lot) {
        return new Standing(lot, reports.pending(lot.assignment().id(), MOST_PENDING));
    }

    private LocalDate dateOf(Instant reportedAt) {
        return reportedAt == null ? null : LocalDate.ofInstant(reportedAt, zone);
    }
}
