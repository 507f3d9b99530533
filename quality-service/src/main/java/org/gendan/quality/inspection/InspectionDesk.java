package org.gendan.quality.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.quality.judgement.ClassPlan;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.sampling.Severity;

/** What the inspector does at an assignment: books an inspection, draws, reports, sees to what has to be mended. */
@ApplicationScoped
public class InspectionDesk {
    /** From whose seeds nobody computes the next one. */
    private static final SecureRandom SEEDS = new SecureRandom();
    /** A whole number that every program reads as it is. */
    private static final long LARGEST_SEED = 1L << 53;

    public static final Listing<Found> LISTING = Inspections.LISTING;

    private final Inspections inspections;
    private final PlanDesk plans;
    private final InspectionPolicy policy;
    private final SwitchedLots series;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    InspectionDesk(
            Inspections inspections,
            PlanDesk plans,
            InspectionPolicy policy,
            SwitchedLots series,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.inspections = inspections;
        this.plans = plans;
        this.policy = policy;
        this.series = series;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    /** An inspection with the record of the assignment that it belongs to. */
    public record Visit(Inspection inspection, InspectionRecord record) {}

    @Transactional
    public Visit book(NewInspection what) {
        InspectionRecord record = of(plans.locked(what.assignmentId()));
        LocalDate on = clock.dateOf(what.occurredOn());
        if (what.kind() == InspectionKind.SEMI_FINISHED && what.process() == null) {
            throw Refused.invalid("process", "is needed for a semi-finished inspection");
        }
        if (what.kind() == InspectionKind.FINAL) {
            record.standingFinal().ifPresent(other -> {
                throw Refused.conflict(
                        "final-inspection-stands",
                        Map.of(
                                "inspectionId",
                                other.id(),
                                "state",
                                other.status().name()));
            });
        }
        record.gate(what.kind()).orRefuse();
        LocalDate startedOn = record.lot().plan().startedOn();
        if (startedOn != null && on.isBefore(startedOn)) {
            throw Refused.invalid("occurredOn", "lies before " + startedOn + ", when production started");
        }
        if (what.combinedWith() != null) {
            record.combinable(what, on, caller.name())
                    .orElseThrow(() -> Refused.conflict(
                            "not-one-visit",
                            Map.of("combinedWith", what.combinedWith(), "inspector", caller.name(), "on", on)));
        }
        int lotSize = lotSize(record.lot(), what.kind());
        Inspection inspection = new Inspection(
                record.lot(),
                what,
                record.numberOf(what.kind()) + 1,
                plansFor(record, what.kind(), lotSize),
                new Booking(
                        on,
                        clock.now(),
                        caller.name(),
                        lotSize,
                        record.lot().plan().packed(),
                        what.kind() == InspectionKind.FINAL
                                ? record.resubmission().map(Inspection::id).orElse(null)
                                : null,
                        record.mandatory(what),
                        what.kind() == InspectionKind.MID ? interval(record, on) : null));
        inspections.persistAndFlush(inspection);
        return new Visit(inspection, record);
    }

    /** The lot of a mid inspection is what was produced so far, that of a final one the whole assignment (rule 39). */
    private static int lotSize(PlannedLot lot, InspectionKind kind) {
        return switch (kind) {
            case MID -> lot.plan().produced();
            case FINAL -> lot.plan().quantity();
            case SEMI_FINISHED, INITIAL_REPORT, FIRST_PIECE, FIRST_BUNDLE -> 0;
        };
    }

    private List<ClassPlan> plansFor(InspectionRecord record, InspectionKind kind, int lotSize) {
        return switch (kind) {
            case MID -> policy.sampled(lotSize, _ -> Severity.NORMAL);
            case FINAL -> policy.sampled(lotSize, defectClass -> series.severityOf(record, defectClass));
            case SEMI_FINISHED, FIRST_PIECE, FIRST_BUNDLE -> policy.whole(0);
            case INITIAL_REPORT -> List.of();
        };
    }

    private static Integer interval(InspectionRecord record, LocalDate on) {
        LocalDate since = record.lastMidOn();
        return since == null ? null : record.lot().days().between(since, on).days();
    }

    @Transactional
    public Visit draw(UUID id, int cartons) {
        Visit visit = stated(id);
        long seed = visit.record().seedOfVisit(visit.inspection()).orElseGet(() -> SEEDS.nextLong(LARGEST_SEED));
        visit.inspection().draw(cartons, seed);
        inspections.flush();
        return visit;
    }

    @Transactional
    public Visit report(UUID id, InspectionReport report) {
        Visit visit = stated(id);
        Inspection inspection = visit.inspection();
        List<UUID> strange = report.checkpoints().stream()
                .map(CheckedPoint::id)
                .filter(point -> !inspection.booking().mandatory().contains(point)
                        && !visit.record().checklist().knows(point))
                .toList();
        if (!strange.isEmpty()) {
            throw Refused.invalid("checkpoints", "not on this assignment's checklist: " + strange);
        }
        inspection.report(report, clock.dateOf(report.occurredOn()), clock.now(), caller.name());
        inspections.flush();
        InspectionReported reported =
                inspection.reported(openPoints(visit), visit.record().lot().requiredMidReports());
        outbox.announce(reported);
        return visit;
    }

    /** What it carries forward: its own findings, as long as bulk production has not settled; then what is still open. */
    private static List<String> openPoints(Visit visit) {
        return switch (visit.inspection().kind()) {
            case SEMI_FINISHED, FIRST_PIECE, FIRST_BUNDLE -> visit.inspection().found();
            case INITIAL_REPORT, MID, FINAL ->
                visit.record().checklist().open().stream()
                        .map(Checkpoint::point)
                        .toList();
        };
    }

    @Transactional
    public Visit rectify(UUID id, String remark, LocalDate occurredOn) {
        Visit visit = stated(id);
        visit.inspection().rectify(remark, clock.dateOf(occurredOn), caller.name());
        inspections.flush();
        return visit;
    }

    @Transactional
    public Visit get(UUID id) {
        Inspection inspection = visible(id);
        return new Visit(inspection, of(plans.get(inspection.planId())));
    }

    @Transactional
    public List<Found> search(ArchiveSearch wanted, Search<Found> search) {
        return inspections.page(wanted, search);
    }

    /** Everything that was inspected of a lot; whoever asks was seen to see it. */
    @Transactional
    public InspectionRecord of(PlannedLot lot) {
        return new InspectionRecord(lot, inspections.of(lot.plan().id()));
    }

    /** As {@link #get}; nobody else inspects or decides anything of the assignment until the transaction ends. */
    Visit stated(UUID id) {
        UUID planId = visible(id).planId();
        InspectionRecord record = of(plans.behind(planId));
        Inspection inspection = visible(id);
        expected.ifStated(inspection.version());
        return new Visit(inspection, record);
    }

    private Inspection visible(UUID id) {
        return inspections.visible(id).orElseThrow(() -> Refused.unknown("inspection", id));
    }
}
