package org.gendan.production.selection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.production.factory.Factory;
import org.gendan.production.factory.FactoryCalendar;
import org.gendan.production.factory.FactoryDetails;
import org.gendan.production.factory.FactoryRegister;
import org.gendan.production.order.OrderedLine;
import org.gendan.production.order.Planning;
import org.gendan.production.order.ProductionOrder;
import org.gendan.production.selection.Candidate.Fit;
import org.gendan.production.selection.Reason.Speaks;

/** Holds every factory that takes work against what an order asks for, so that a planner can choose with reasons (S4.2). */
@ApplicationScoped
public class FactorySelection {
    private static final int LONGEST_WINDOW_YEARS = 2;

    private final Planning planning;
    private final FactoryRegister factories;
    private final Records records;
    private final BusinessClock clock;
    private final int shipDays;

    FactorySelection(
            Planning planning,
            FactoryRegister factories,
            Records records,
            BusinessClock clock,
            @ConfigProperty(name = "gendan.plan.ship-days") int shipDays) {
        this.planning = planning;
        this.factories = factories;
        this.records = records;
        this.clock = clock;
        this.shipDays = shipDays;
    }

    /** What is asked of a factory: so many sets of these series, between two days; absent days follow from the contract. */
    public record Wanted(Integer pieces, LocalDate from, LocalDate to) {}

    /** What the order asks for, and every factory held against it: who can do it first, then by their codes. */
    public record Selection(ProductionOrder order, List<String> series, int pieces, List<Candidate> candidates) {}

    @Transactional
    public Selection of(UUID orderId, Wanted wanted) {
        ProductionOrder order = planning.get(orderId).order();
        if (wanted.to() == null && order.dueOn() == null) {
            throw Refused.conflict("no-contract-date", Map.of());
        }
        List<OrderedLine> left =
                order.lines().stream().filter(line -> order.left(line) > 0).toList();
        List<String> series =
                left.stream().map(OrderedLine::series).distinct().sorted().toList();
        int pieces =
                wanted.pieces() == null ? left.stream().mapToInt(order::left).sum() : wanted.pieces();
        List<Factory> active = factories.active();
        Map<UUID, FactoryCalendar> calendars =
                factories.calendars(active.stream().map(Factory::id).toList());
        Map<UUID, List<Workload>> open = records.underWay();
        Map<UUID, TrackRecord> shown = records.shown(clock.today());
        List<Candidate> candidates = active.stream()
                .map(factory -> candidate(
                        factory,
                        series,
                        pieces,
                        capacity(
                                factory,
                                window(order, wanted, calendars.get(factory.id())),
                                open.getOrDefault(factory.id(), List.of()),
                                calendars.get(factory.id())),
                        shown.getOrDefault(factory.id(), TrackRecord.NONE)))
                .sorted(Comparator.comparing(Candidate::fit).thenComparing(Candidate::code))
                .toList();
        return new Selection(order, series, pieces, candidates);
    }

    /** From the next working day to the day on which it has to be complete to be shipped by the contract's delivery date. */
    private Wanted window(ProductionOrder order, Wanted wanted, FactoryCalendar calendar) {
        LocalDate from = wanted.from() == null ? calendar.add(clock.today(), 1).date() : wanted.from();
        LocalDate to = wanted.to() == null
                ? calendar.add(calendar.atOrBefore(order.dueOn()), -shipDays).date()
                : wanted.to();
        if (to.isAfter(from.plusYears(LONGEST_WINDOW_YEARS))) {
            throw Refused.invalid("to", "lies more than two years after " + from);
        }
        return new Wanted(null, from, to);
    }

    private static Capacity capacity(Factory factory, Wanted window, List<Workload> open, FactoryCalendar calendar) {
        return Capacity.of(window.from(), window.to(), factory.details().capacityPerDay(), open, calendar);
    }

    private static Candidate candidate(
            Factory factory, List<String> series, int pieces, Capacity capacity, TrackRecord shown) {
        FactoryDetails details = factory.details();
        List<String> known = details.series();
        List<String> makes = known == null
                ? List.of()
                : series.stream().filter(known::contains).toList();
        List<String> doesNotMake = known == null
                ? null
                : series.stream().filter(each -> !known.contains(each)).toList();
        List<Reason> asked = List.of(ofSeries(series, doesNotMake), ofCapacity(capacity, pieces));
        return new Candidate(
                factory.id(),
                details.code(),
                details.name(),
                fit(asked),
                makes,
                doesNotMake,
                capacity,
                shown,
                Stream.concat(asked.stream(), ofHistory(shown).stream()).toList());
    }

    private static Fit fit(List<Reason> asked) {
        if (asked.stream().anyMatch(reason -> reason.speaks() == Speaks.AGAINST)) {
            return Fit.FAILS;
        }
        return asked.stream().allMatch(reason -> reason.speaks() == Speaks.FOR) ? Fit.MEETS : Fit.UNKNOWN;
    }

    private static Reason ofSeries(List<String> series, List<String> doesNotMake) {
        if (doesNotMake == null) {
            return new Reason(Speaks.UNKNOWN, "series-unknown", Map.of("series", series));
        }
        return doesNotMake.isEmpty()
                ? new Reason(Speaks.FOR, "series-made", Map.of("series", series))
                : new Reason(Speaks.AGAINST, "series-not-made", Map.of("series", doesNotMake));
    }

    private static Reason ofCapacity(Capacity capacity, int pieces) {
        if (capacity.workingDays() == 0) {
            return new Reason(Speaks.AGAINST, "no-working-day", Map.of("from", capacity.from(), "to", capacity.to()));
        }
        if (capacity.free() == null) {
            return new Reason(Speaks.UNKNOWN, "capacity-unknown", Map.of("days", capacity.workingDays()));
        }
        Map<String, Object> facts = Map.of("free", capacity.free(), "pieces", pieces, "days", capacity.workingDays());
        return capacity.free() >= pieces
                ? new Reason(Speaks.FOR, "capacity-free", facts)
                : new Reason(Speaks.AGAINST, "capacity-short", facts);
    }

    /** History is told and never weighed: how much a small sample says is the planner's judgement. */
    private static List<Reason> ofHistory(TrackRecord shown) {
        List<Reason> reasons = new ArrayList<>();
        if (shown.onTime().sample() == 0) {
            reasons.add(new Reason(Speaks.UNKNOWN, "no-lots-yet", Map.of()));
        } else {
            reasons.add(told("on-time", shown.onTime()));
        }
        if (shown.firstPass().sample() == 0) {
            reasons.add(new Reason(Speaks.UNKNOWN, "no-finals-yet", Map.of()));
        } else {
            reasons.add(told("first-pass", shown.firstPass()));
        }
        return reasons;
    }

    private static Reason told(String code, TrackRecord.Rate rate) {
        return new Reason(
                rate.good() == rate.sample() ? Speaks.FOR : Speaks.AGAINST,
                code,
                Map.of("good", rate.good(), "sample", rate.sample(), "percent", rate.percent()));
    }
}
