package org.gendan.order.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.Missing;
import org.gendan.language.OrderEvent;
import org.gendan.language.ProductionEvent;
import org.gendan.language.QualityEvent;
import org.gendan.language.Role;
import org.gendan.language.Stage;
import org.gendan.order.history.OrderFact;
import org.gendan.order.tracking.StageView.Status;

/**
 * Where an order stands: the fold of its facts. Each service's facts tell of that service's side alone, and the sides meet
 * when the stages are judged; so facts of different services may come in any order with the same outcome.
 */
final class Progress {
    private static final int MOST_MISSING = 100;

    private final Ordered ordered = new Ordered();
    private final Paid paid = new Paid();
    private final Made made = new Made();
    private final Inspected inspected = new Inspected();
    private final Shipped shipped = new Shipped();
    private final Map<Step, Judged> judged = new HashMap<>();

    /** A stage of the whole order, of one lot or of one shipment. */
    private record Step(Stage stage, Object part) {}

    private record Judged(Status status, Instant since, List<Missing> missing, boolean takenBack) {
        static Judged done(Instant at) {
            return new Judged(Status.DONE, at, List.of(), false);
        }

        static Judged pending() {
            return new Judged(Status.PENDING, null, List.of(), false);
        }

        boolean is(Status other) {
            return status == other;
        }
    }

    static Progress of(List<OrderFact> facts) {
        Progress progress = new Progress();
        facts.forEach(fact -> progress.apply(fact.event(), fact.recordedAt()));
        return progress;
    }

    void apply(DomainEvent event, Instant at) {
        switch (event) {
            case OrderEvent told -> ordered.apply(told, at);
            case FinanceEvent told -> paid.apply(told, at);
            case ProductionEvent told -> made.apply(told, at);
            case QualityEvent told -> inspected.apply(told, at);
            case LogisticsEvent told -> shipped.apply(told, at);
        }
    }

    List<StageView> stages() {
        judged.clear();
        return List.of(Stage.values()).stream().map(this::view).toList();
    }

    ShippingPlan shipping(WorkingDays days) {
        return ShippingPlan.of(
                ordered.deliverBy(), made.plannedShipOn(), made.forecast(), shipped.shippedOn(ordered), days);
    }

    private StageView view(Stage stage) {
        Judged found = judge(stage);
        List<String> who =
                switch (found.status) {
                    case DONE -> List.of();
                    case CURRENT, BLOCKED ->
                        found.missing.stream()
                                .flatMap(each -> each.who().stream())
                                .distinct()
                                .toList();
                    case PENDING -> ordered.isCancelled() ? List.of() : List.of(stage.actor());
                };
        return new StageView(stage, found.status, found.since, who, found.missing);
    }

    /** The whole of a stage: of the order itself, or of all its lots or shipments together. */
    private Judged judge(Stage stage) {
        return switch (stage.scope()) {
            case ORDER -> judge(stage, null, ordered.openedAt());
            case LOT ->
                together(
                        stage,
                        made.lots().stream()
                                .map(lot -> judge(stage, lot, lot.assignedAt()))
                                .toList());
            case SHIPMENT ->
                together(
                        stage,
                        shipped.shipments().stream()
                                .map(shipment -> judge(stage, shipment, shipment.arrangedAt()))
                                .toList());
        };
    }

    private Judged together(Stage stage, List<Judged> parts) {
        Instant asAWhole = doneAsAWhole(stage);
        if (asAWhole != null) {
            return Judged.done(asAWhole);
        }
        List<Judged> open = parts.stream()
                .filter(part -> part.is(Status.CURRENT) || part.is(Status.BLOCKED))
                .toList();
        if (!open.isEmpty()) {
            boolean current = open.stream().anyMatch(part -> part.is(Status.CURRENT));
            return new Judged(
                    current ? Status.CURRENT : Status.BLOCKED,
                    open.stream()
                            .map(Judged::since)
                            .filter(Objects::nonNull)
                            .min(Comparator.naturalOrder())
                            .orElse(null),
                    open.stream()
                            .flatMap(part -> part.missing.stream())
                            .distinct()
                            .limit(MOST_MISSING)
                            .toList(),
                    open.stream().anyMatch(Judged::takenBack));
        }
        boolean done = !parts.isEmpty() && parts.stream().allMatch(part -> part.is(Status.DONE));
        return done && areAll(stage)
                ? Judged.done(parts.stream()
                        .map(Judged::since)
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                : Judged.pending();
    }

    /** Some stages are announced for the whole order at once, by whoever sees all of it. */
    private Instant doneAsAWhole(Stage stage) {
        return switch (stage) {
            case PRODUCTION_COMPLETED -> made.completedAt(ordered);
            case STOCK_PREPARED -> shipped.preparedAt(ordered);
            case GOODS_LOADED -> shipped.loadedAt(ordered);
            case GATE_OUT -> shipped.dispatchedAt(ordered);
            case SIGNED -> shipped.signedAt(ordered);
            case WRITTEN_ORDER,
                    SALESPERSON_CONSULTED,
                    CUSTOMER_CALLED_BACK,
                    ORDER_CONFIRMED,
                    DEPOSIT_REQUESTED,
                    DEPOSIT_CONFIRMED,
                    PRODUCTION_RELEASED,
                    WORK_ASSIGNED,
                    MATERIALS_CHECKED,
                    PRE_PRODUCTION_APPROVED,
                    PRODUCTION_STARTED,
                    MID_INSPECTED,
                    FINAL_INSPECTED,
                    GOODS_RELEASED,
                    BALANCE_CONFIRMED,
                    SHIPMENT_ARRANGED,
                    ORDER_CLOSED -> null;
        };
    }

    /** Whether the lots or shipments that are known are all of the order. */
    private boolean areAll(Stage stage) {
        return switch (stage) {
            case PRODUCTION_COMPLETED, GATE_OUT, SIGNED -> false;
            case STOCK_PREPARED, GOODS_LOADED -> judge(Stage.SHIPMENT_ARRANGED).is(Status.DONE);
            case WRITTEN_ORDER,
                    SALESPERSON_CONSULTED,
                    CUSTOMER_CALLED_BACK,
                    ORDER_CONFIRMED,
                    DEPOSIT_REQUESTED,
                    DEPOSIT_CONFIRMED,
                    PRODUCTION_RELEASED,
                    WORK_ASSIGNED,
                    MATERIALS_CHECKED,
                    PRE_PRODUCTION_APPROVED,
                    PRODUCTION_STARTED,
                    MID_INSPECTED,
                    FINAL_INSPECTED,
                    GOODS_RELEASED,
                    BALANCE_CONFIRMED,
                    SHIPMENT_ARRANGED,
                    ORDER_CLOSED -> made.unassigned(ordered) == 0;
        };
    }

    private Judged judge(Stage stage, Object part, Instant from) {
        Step step = new Step(stage, part);
        Judged known = judged.get(step);
        if (known == null) {
            known = judgeAnew(stage, part, from);
            judged.put(step, known);
        }
        return known;
    }

    private Judged judgeAnew(Stage stage, Object part, Instant from) {
        return switch (finding(stage, part)) {
            case Finding.Done done -> Judged.done(done.at());
            case Finding.NotYet _ -> Judged.pending();
            case Finding.Open open -> stands(stage, part, from, Status.CURRENT, open.since(), open.missing(), false);
            case Finding.Against against ->
                stands(stage, part, from, Status.BLOCKED, against.since(), against.missing(), false);
            case Finding.TakenBack back ->
                stands(stage, part, from, Status.CURRENT, back.since(), back.missing(), true);
        };
    }

    private Judged stands(
            Stage stage,
            Object part,
            Instant from,
            Status status,
            Instant since,
            List<Missing> stated,
            boolean takenBack) {
        List<Judged> needs = stage.needs().stream()
                .map(need -> need.scope() == stage.scope() ? judge(need, part, from) : judge(need))
                .toList();
        List<Judged> unmet =
                needs.stream().filter(need -> !need.is(Status.DONE)).toList();
        List<Missing> missing = stated.isEmpty() ? List.of(new Missing(stage.step(), stage.actor())) : stated;
        if (unmet.isEmpty() || takenBack) {
            return held(stage, status, since == null ? last(from, needs) : since, missing, takenBack);
        }
        if (unmet.stream().allMatch(Judged::takenBack)) {
            return new Judged(
                    Status.BLOCKED,
                    last(null, unmet),
                    unmet.stream().flatMap(need -> need.missing.stream()).toList(),
                    false);
        }
        return Judged.pending();
    }

    /** What a hold or a cancellation of the order makes of a stage that somebody would have to act in. */
    private Judged held(Stage stage, Status status, Instant since, List<Missing> missing, boolean takenBack) {
        if (ordered.isCancelled()) {
            if (stage == Stage.PRODUCTION_COMPLETED) {
                Missing decision = new Missing("cancelled-production", Role.PRODUCTION_MANAGER);
                return new Judged(Status.CURRENT, ordered.cancelledAt(), List.of(decision), takenBack);
            }
            return stage == Stage.BALANCE_CONFIRMED && paid.isToGiveBack(ordered)
                    ? new Judged(Status.CURRENT, since, missing, takenBack)
                    : new Judged(Status.BLOCKED, ordered.cancelledAt(), List.of(ordered.cancellation()), takenBack);
        }
        if (ordered.isHeld() && !stage.isMoney()) {
            List<Missing> all = new ArrayList<>(List.of(ordered.hold()));
            all.addAll(missing);
            return new Judged(Status.BLOCKED, ordered.heldAt(), all, takenBack);
        }
        return new Judged(status, since, missing, takenBack);
    }

    private static Instant last(Instant from, List<Judged> needs) {
        Instant last = from;
        for (Judged need : needs) {
            last = last == null || need.since != null && need.since.isAfter(last) ? need.since : last;
        }
        return last;
    }

    private Finding finding(Stage stage, Object part) {
        return switch (stage) {
            case WRITTEN_ORDER, SALESPERSON_CONSULTED, CUSTOMER_CALLED_BACK, ORDER_CONFIRMED -> ordered.draft(stage);
            case DEPOSIT_REQUESTED -> paid.depositRequested();
            case DEPOSIT_CONFIRMED -> paid.deposit(ordered);
            case PRODUCTION_RELEASED -> made.released();
            case WORK_ASSIGNED -> made.assigned(ordered);
            case MATERIALS_CHECKED -> ((Lot) part).materials();
            case PRE_PRODUCTION_APPROVED -> quality(part).preProduction((Lot) part);
            case PRODUCTION_STARTED -> ((Lot) part).start();
            case MID_INSPECTED -> quality(part).mid((Lot) part);
            case FINAL_INSPECTED -> quality(part).last((Lot) part);
            case PRODUCTION_COMPLETED -> ((Lot) part).completion();
            case GOODS_RELEASED -> inspected.release(ordered, made.lots());
            case BALANCE_CONFIRMED -> paid.balance(ordered, made.completedAt(ordered));
            case SHIPMENT_ARRANGED -> shipped.arranged(ordered, inspected.releasedPieces());
            case STOCK_PREPARED -> ((Consignment) part).stock();
            case GOODS_LOADED -> ((Consignment) part).loading();
            case GATE_OUT -> ((Consignment) part).gateOut();
            case SIGNED -> ((Consignment) part).signature();
            case ORDER_CLOSED -> ordered.closing(paid.isSettled(ordered));
        };
    }

    private LotQuality quality(Object part) {
        UUID assignmentId = ((Lot) part).id();
        return inspected.lot(assignmentId);
    }
}
