package org.gendan.production.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.language.Role;
import org.gendan.office.report.DatedReport.Asked;
import org.gendan.production.factory.FactoryRegister;
import org.gendan.production.idle.Reconciliation;
import org.gendan.production.inspection.InspectionNote;
import org.gendan.production.inspection.QualityFacts;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.Forecast;
import org.gendan.production.order.Hold;
import org.gendan.production.order.Lot;
import org.gendan.production.order.Lots;
import org.gendan.production.order.PlanRevision;
import org.gendan.production.order.ProductionOrder;
import org.gendan.production.order.WorkAssignment;
import org.gendan.production.report.DailyNews.Finding;
import org.gendan.production.report.DailyNews.IdleOrder;
import org.gendan.production.report.DailyNews.LotNews;
import org.gendan.production.report.DailyNews.OrderNews;
import org.gendan.production.report.DailyNews.Overdue;
import org.gendan.production.report.DailyNews.ProcessNews;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.PlannedProcess;
import org.gendan.production.routing.Progress;
import org.gendan.production.routing.Step;
import org.gendan.production.routing.WorkProcess;

/** Gathers what the report of a day tells: everything under way, as far as it is known up to an instant (S3.13). */
@ApplicationScoped
class Gathering {
    private static final int AT_ONCE = 100;
    /** So many working days a planner has before a lot without a plan is late. */
    private static final int UNPLANNED_DAYS = 2;

    private final Lots lots;
    private final Progress progress;
    private final QualityFacts quality;
    private final FactoryRegister factories;
    private final Reconciliation reconciliation;
    private final int most;

    Gathering(
            Lots lots,
            Progress progress,
            QualityFacts quality,
            FactoryRegister factories,
            Reconciliation reconciliation,
            @ConfigProperty(name = "gendan.report.most-lots") int most) {
        this.lots = lots;
        this.progress = progress;
        this.quality = quality;
        this.factories = factories;
        this.reconciliation = reconciliation;
        this.most = most;
    }

    DailyNews of(Asked<DailyNews> asked) {
        Map<UUID, List<LotNews>> news = new LinkedHashMap<>();
        List<Overdue> overdue = new ArrayList<>();
        Map<UUID, ProductionOrder> orders = new HashMap<>();
        Map<UUID, LotNews> before = lotsOf(asked.before());
        UUID after = null;
        int read = 0;
        List<Lot> some;
        int wanted;
        do {
            wanted = Math.min(AT_ONCE, most - read);
            some = lots.reportable(asked.since(), after, wanted);
            Sources sources = sources(some, asked, before);
            for (Lot lot : some) {
                orders.put(lot.order().id(), lot.order());
                LotNews told = sources.news(lot);
                news.computeIfAbsent(lot.order().id(), _ -> new ArrayList<>()).add(told);
                Stream.of(overdue(lot, told, asked.period().start()))
                        .filter(Overdue::isLate)
                        .forEach(overdue::add);
                after = lot.assignment().id();
            }
            read += some.size();
        } while (some.size() == wanted && read < most);
        long leftOut = read < most ? 0 : lots.countReportable(asked.since(), after);
        return new DailyNews(
                asked.asOf(),
                asked.since(),
                news.entrySet().stream()
                        .map(each -> news(orders.get(each.getKey()), each.getValue()))
                        .sorted(Comparator.comparing(OrderNews::orderNumber))
                        .toList(),
                reconciliation.idle().stream()
                        .map(order -> new IdleOrder(order.id(), order.orderNumber(), order.since()))
                        .toList(),
                leftOut == 0 ? null : leftOut,
                overdue.stream().sorted(Overdue.WORST_FIRST).toList());
    }

    /** Against what the report tells of the lot, so that its numbers agree. */
    private static Overdue overdue(Lot lot, LotNews told, LocalDate today) {
        WorkAssignment assignment = lot.assignment();
        boolean isUnderWay = told.status() == AssignmentStatus.ASSIGNED || told.status() == AssignmentStatus.STARTED;
        boolean isCancelled = lot.order().cancelled() != null;
        int contract = told.lateDays() == null ? 0 : told.lateDays();
        boolean isBehind = told.planCompleteOn() != null
                && told.expectedOn() != null
                && told.expectedOn().isAfter(told.planCompleteOn());
        int plan = isBehind ? Math.max(1, lot.calendar().between(told.planCompleteOn(), told.expectedOn())) : 0;
        int unplanned = told.planCompleteOn() == null
                ? Math.max(0, lot.calendar().between(assignment.assignedOn(), today) - UNPLANNED_DAYS)
                : 0;
        boolean counts = isUnderWay && !isCancelled;
        return new Overdue(
                lot.order().id(),
                lot.order().orderNumber(),
                assignment.id(),
                told.lot(),
                told.factory(),
                counts ? contract : 0,
                counts ? plan : 0,
                counts ? unplanned : 0,
                lot.order().dueOn(),
                told.planCompleteOn(),
                told.expectedOn(),
                who(lot, today));
    }

    /** Who can do something about a lot that is late: whoever its start waits for, and its factory once nothing else is missing. */
    private static List<String> who(Lot lot, LocalDate today) {
        if (lot.order().hold() != null) {
            return List.of(Role.MERCHANDISER);
        }
        if (lot.assignment().hold() != null) {
            return List.of(Role.PRODUCTION_MANAGER);
        }
        List<String> waitedFor = lot.assignment().status() == AssignmentStatus.STARTED
                ? List.of()
                : lot.startGate(today).missing().stream()
                        .flatMap(missing -> missing.who().stream())
                        .distinct()
                        .toList();
        return waitedFor.isEmpty() ? List.of(Role.FACTORY, Role.PRODUCTION_MANAGER) : waitedFor;
    }

    private static Map<UUID, LotNews> lotsOf(DailyNews news) {
        return news == null
                ? Map.of()
                : news.orders().stream()
                        .flatMap(order -> order.lots().stream())
                        .collect(Collectors.toMap(LotNews::assignmentId, lot -> lot));
    }

    private static OrderNews news(ProductionOrder order, List<LotNews> lots) {
        boolean isForeseen = lots.stream()
                .filter(lot -> lot.status() != AssignmentStatus.CANCELLED)
                .noneMatch(lot -> lot.expectedOn() == null);
        return new OrderNews(
                order.id(),
                order.orderNumber(),
                order.merchandiser(),
                order.dueOn(),
                isForeseen
                        ? lots.stream()
                                .map(LotNews::expectedOn)
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder())
                                .orElse(null)
                        : null,
                lots.stream()
                        .map(LotNews::lateDays)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                reason(order.hold()),
                order.cancelled() == null ? null : order.cancelled().reason(),
                lots);
    }

    private static String reason(Hold hold) {
        return hold == null ? null : hold.reason();
    }

    private Sources sources(List<Lot> some, Asked<DailyNews> asked, Map<UUID, LotNews> before) {
        List<UUID> ids = some.stream().map(lot -> lot.assignment().id()).toList();
        return new Sources(
                asked,
                progress.of(ids, asked.asOf()),
                progress.of(ids, asked.since()),
                quality.inspections(ids),
                factories.names(some.stream()
                        .map(lot -> lot.assignment().factoryId())
                        .distinct()
                        .toList()),
                before);
    }

    /** What is known of some lots: made by now and by the report before, inspected, and what that report told. */
    private record Sources(
            Asked<DailyNews> asked,
            Map<UUID, Made> made,
            Map<UUID, Made> madeBefore,
            Map<UUID, List<InspectionNote>> inspections,
            Map<UUID, String> factories,
            Map<UUID, LotNews> before) {

        LotNews news(Lot lot) {
            WorkAssignment assignment = lot.assignment();
            Made now = made.getOrDefault(assignment.id(), Made.NOTHING);
            Optional<PlanRevision> plan = assignment.plan();
            Optional<Forecast> forecast = lot.with(now).forecast(asked.period().start());
            return new LotNews(
                    assignment.id(),
                    assignment.lot(),
                    assignment.factoryId(),
                    factories.get(assignment.factoryId()),
                    assignment.status(),
                    assignment.since().isAfter(asked.since()),
                    assignment.quantity(),
                    assignment.startedOn(),
                    plan.map(PlanRevision::startOn).orElse(null),
                    plan.map(PlanRevision::completeOn).orElse(null),
                    forecast.map(Forecast::expectedOn).orElse(null),
                    forecast.map(Forecast::lateDays).orElse(null),
                    forecast.map(Forecast::reason).orElse(null),
                    forecast.map(Forecast::reasonZh).orElse(null),
                    reason(assignment.hold()),
                    assignment.openShortages(),
                    processes(lot, now, plan),
                    findings(assignment.id()));
        }

        private List<ProcessNews> processes(Lot lot, Made now, Optional<PlanRevision> plan) {
            UUID id = lot.assignment().id();
            Map<WorkProcess, PlannedProcess> planned = plan.map(revision -> revision.processes().stream()
                            .collect(Collectors.toMap(PlannedProcess::process, process -> process)))
                    .orElse(Map.of());
            List<ProcessNews> processes = new ArrayList<>();
            for (Step step : lot.assignment().route().steps()) {
                WorkProcess process = step.process();
                processes.add(new ProcessNews(
                        process.name(),
                        step.name(),
                        step.nameZh(),
                        now.good(process),
                        now.good(process) - goodBefore(id, process),
                        now.outputs().stream()
                                .filter(output -> output.process().equals(process))
                                .mapToInt(Made.Output::scrapped)
                                .sum(),
                        planned.containsKey(process) ? byPlan(lot, planned.get(process)) : null));
            }
            return processes;
        }

        /** As was told the last time, so that nothing is left out between two reports, however late it came to count. */
        private int goodBefore(UUID assignmentId, WorkProcess process) {
            LotNews told = before.get(assignmentId);
            return told == null
                    ? madeBefore.getOrDefault(assignmentId, Made.NOTHING).good(process)
                    : told.processes().stream()
                            .filter(each -> each.process().equals(process.name()))
                            .mapToInt(ProcessNews::good)
                            .sum();
        }

        /** Evenly over the working days that are planned for the process, up to the evening before. */
        private int byPlan(Lot lot, PlannedProcess process) {
            LocalDate yesterday = asked.period().start().minusDays(1);
            int quantity = lot.assignment().quantity();
            if (yesterday.isBefore(process.startOn())) {
                return 0;
            }
            if (!yesterday.isBefore(process.endOn())) {
                return quantity;
            }
            long days = Math.max(1, lot.calendar().run(process.startOn(), process.endOn()));
            return (int) Math.min(quantity, quantity * (long) lot.calendar().run(process.startOn(), yesterday) / days);
        }

        private List<Finding> findings(UUID assignmentId) {
            List<InspectionNote> known = inspections.getOrDefault(assignmentId, List.of()).stream()
                    .filter(note -> note.isKnownBy(asked.asOf()))
                    .toList();
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                InspectionNote note = known.get(i);
                boolean isLast = known.subList(i + 1, known.size()).stream().noneMatch(note::isLike);
                boolean open = note.isRejected() && isLast;
                boolean news = note.isNewsBetween(asked.since(), asked.asOf());
                if (open || news && note.isAbnormal()) {
                    findings.add(finding(note.shown(), news, open));
                }
            }
            return findings;
        }

        private static Finding finding(InspectionNote.Shown shown, boolean news, boolean open) {
            return new Finding(
                    shown.inspectionId(),
                    news,
                    open,
                    shown.kind(),
                    shown.number(),
                    shown.process(),
                    shown.verdict(),
                    shown.critical(),
                    shown.major(),
                    shown.minor(),
                    shown.openPoints(),
                    shown.reportedOn(),
                    shown.reworkQuantity(),
                    shown.reworkReason(),
                    shown.reworkOn());
        }
    }
}
