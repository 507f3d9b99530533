package org.gendan.production.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.production.factory.FactoryCalendar;
import org.gendan.production.factory.FactoryRegister;
import org.gendan.production.order.Lot;
import org.gendan.production.order.Lots;
import org.gendan.production.order.NewPlan;
import org.gendan.production.order.Planning;

/** Plans work assignments: proposes a plan back from the contract's delivery date, keeps each plan, and says what speaks against it. */
@ApplicationScoped
public class Scheduling {
    private final Lots lots;
    private final Planning planning;
    private final FactoryRegister factories;
    private final ReportBands bands;
    private final BusinessClock clock;
    private final Lead lead;

    /** Working days of a plan: of a run where the factory's capacity is unknown, and between its last steps. */
    record Lead(int run, int ship, int sample, int materials) {}

    Scheduling(
            Lots lots,
            Planning planning,
            FactoryRegister factories,
            ReportBands bands,
            BusinessClock clock,
            @ConfigProperty(name = "gendan.plan.run-days") int runDays,
            @ConfigProperty(name = "gendan.plan.ship-days") int shipDays,
            @ConfigProperty(name = "gendan.plan.sample-days") int sampleDays,
            @ConfigProperty(name = "gendan.plan.materials-days") int materialsDays) {
        this.lots = lots;
        this.planning = planning;
        this.factories = factories;
        this.bands = bands;
        this.clock = clock;
        this.lead = new Lead(runDays, shipDays, sampleDays, materialsDays);
    }

    /** A lot with its new plan, and what speaks against that. */
    public record Scheduled(Lot lot, List<Warning> warnings) {}

    @Transactional
    public Scheduled schedule(UUID assignmentId, NewPlan plan) {
        Lot lot = planning.plan(assignmentId, plan);
        return new Scheduled(lot, warnings(lot, plan.startOn(), plan.completeOn(), plan.shipOn()));
    }

    /** A lot with the plan that it has. */
    @Transactional
    public Scheduled scheduled(UUID assignmentId) {
        Lot lot = lots.visible(assignmentId);
        return new Scheduled(lot, warnings(lot));
    }

    @Transactional
    public Proposal propose(UUID assignmentId) {
        Lot lot = lots.visible(assignmentId);
        if (lot.order().dueOn() == null) {
            throw Refused.conflict("no-contract-date", Map.of());
        }
        FactoryCalendar calendar = lot.calendar();
        LocalDate shipOn = calendar.atOrBefore(lot.order().dueOn());
        LocalDate completeOn = calendar.add(shipOn, -lead.ship()).date();
        int run = Math.min(500, Math.max(shortestRun(lot), runByCapacity(lot)));
        LocalDate startOn = calendar.add(completeOn, 1 - run).date();
        return new Proposal(
                startOn,
                completeOn,
                shipOn,
                run,
                lot.assignment().route().steps().stream()
                        .map(step -> step.within(startOn, completeOn, calendar))
                        .toList(),
                new Proposal.Milestones(
                        calendar.add(startOn, -lead.materials()).date(),
                        calendar.add(startOn, -lead.sample()).date(),
                        calendar.add(startOn, -3).date(),
                        calendar.add(startOn, -1).date()),
                warnings(lot, startOn, completeOn, shipOn));
    }

    /** First and last day included: one more than lies between the first and the last mid report. */
    private int shortestRun(Lot lot) {
        OptionalInt reports = required(lot);
        return reports.isEmpty() ? 1 : ReportBands.shortestRun(reports.getAsInt()) + 1;
    }

    private int runByCapacity(Lot lot) {
        Integer perDay = factories.capacityPerDay(lot.assignment().factoryId());
        return perDay == null ? lead.run() : (lot.assignment().quantity() + perDay - 1) / perDay;
    }

    private OptionalInt required(Lot lot) {
        return bands.required(lot.assignment().quantity(), lot.order().quantity());
    }

    /** What speaks against the plan that a lot has. */
    List<Warning> warnings(Lot lot) {
        return lot.assignment()
                .plan()
                .map(plan -> warnings(lot, plan.startOn(), plan.completeOn(), plan.shipOn()))
                .orElse(List.of());
    }

    private List<Warning> warnings(Lot lot, LocalDate startOn, LocalDate completeOn, LocalDate shipOn) {
        FactoryCalendar calendar = lot.calendar();
        List<Warning> warnings = new ArrayList<>();
        tooShort(lot, calendar.between(startOn, completeOn)).ifPresent(warnings::add);
        LocalDate due = lot.order().dueOn();
        beyond("start", startOn, due).ifPresent(warnings::add);
        beyond("completion", completeOn, due).ifPresent(warnings::add);
        beyond("shipment", shipOn, due).ifPresent(warnings::add);
        overlap(lot, startOn, completeOn).ifPresent(warnings::add);
        if (lot.assignment().startedOn() == null && startOn.isBefore(clock.today())) {
            warnings.add(new Warning("start-in-the-past", Map.of("startOn", startOn, "today", clock.today())));
        }
        if (!calendar.isWorkingDay(startOn)) {
            warnings.add(new Warning("start-on-rest-day", Map.of("startOn", startOn)));
        }
        if (lot.quality() != null && lot.quality().isApproved()) {
            int days = calendar.between(lot.quality().meetingOn(), startOn);
            if (!Lot.isMeetingInTime(days)) {
                warnings.add(new Warning(
                        "meeting-days", Map.of("meetingOn", lot.quality().meetingOn(), "workingDays", days)));
            }
        }
        if (calendar.isEstimated(startOn) || calendar.isEstimated(completeOn)) {
            warnings.add(new Warning("calendar-estimated", Map.of()));
        }
        return warnings;
    }

    /** The count of mid reports prevails over their cadence; the planner hears by how much the run is too short (rule 31). */
    private Optional<Warning> tooShort(Lot lot, int available) {
        OptionalInt reports = required(lot);
        if (reports.isEmpty()) {
            return Optional.of(new Warning(
                    "mid-reports-undecided", Map.of("ordered", lot.order().quantity())));
        }
        int needed = ReportBands.shortestRun(reports.getAsInt());
        return available >= needed
                ? Optional.empty()
                : Optional.of(new Warning(
                        "run-too-short",
                        Map.of(
                                "reports",
                                reports.getAsInt(),
                                "needed",
                                needed,
                                "available",
                                available,
                                "short",
                                needed - available)));
    }

    private static Optional<Warning> beyond(String what, LocalDate day, LocalDate due) {
        return day == null || due == null || !day.isAfter(due)
                ? Optional.empty()
                : Optional.of(new Warning(what + "-beyond-contract", Map.of("on", day, "dueOn", due)));
    }

    /** The first day on which the factory would have to make more than it can, each lot spread evenly over its run. */
    private Optional<Warning> overlap(Lot lot, LocalDate startOn, LocalDate completeOn) {
        Integer capacity = factories.capacityPerDay(lot.assignment().factoryId());
        if (capacity == null) {
            return Optional.empty();
        }
        List<Load> loads = new ArrayList<>();
        loads.add(Load.of(lot.calendar(), startOn, completeOn, lot.assignment().quantity()));
        lots.alsoAt(lot.assignment().factoryId(), lot.assignment().id()).stream()
                .flatMap(other -> other.plan().stream()
                        .map(plan -> Load.of(lot.calendar(), plan.startOn(), plan.completeOn(), other.quantity())))
                .forEach(loads::add);
        return startOn.datesUntil(completeOn.plusDays(1))
                .filter(lot.calendar()::isWorkingDay)
                .flatMap(day -> {
                    int load = loads.stream().mapToInt(each -> each.on(day)).sum();
                    return load <= capacity
                            ? Stream.empty()
                            : Stream.of(new Warning(
                                    "capacity-overlap", Map.of("on", day, "load", load, "capacity", capacity)));
                })
                .findFirst();
    }

    /** Sets a day over a run. */
    private record Load(LocalDate from, LocalDate to, int perDay) {
        static Load of(FactoryCalendar calendar, LocalDate from, LocalDate to, int quantity) {
            int run = Math.max(1, calendar.run(from, to));
            return new Load(from, to, (quantity + run - 1) / run);
        }

        int on(LocalDate day) {
            return day.isBefore(from) || day.isAfter(to) ? 0 : perDay;
        }
    }
}
