package org.gendan.order.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gendan.kernel.language.DomainEvent;
import org.gendan.kernel.language.FinanceEvent.BalanceConfirmed;
import org.gendan.kernel.language.FinanceEvent.BalanceRequested;
import org.gendan.kernel.language.FinanceEvent.BalanceRevoked;
import org.gendan.kernel.language.FinanceEvent.ChargeAdded;
import org.gendan.kernel.language.FinanceEvent.CreditHeld;
import org.gendan.kernel.language.FinanceEvent.CreditHoldLifted;
import org.gendan.kernel.language.FinanceEvent.CreditNoteIssued;
import org.gendan.kernel.language.FinanceEvent.DepositConfirmed;
import org.gendan.kernel.language.FinanceEvent.DepositRequested;
import org.gendan.kernel.language.FinanceEvent.DepositRevoked;
import org.gendan.kernel.language.FinanceEvent.InvoiceIssued;
import org.gendan.kernel.language.FinanceEvent.OrderSettled;
import org.gendan.kernel.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.kernel.language.FinanceEvent.ReceiptRecorded;
import org.gendan.kernel.language.FinanceEvent.ReceiptReversed;
import org.gendan.kernel.language.FinanceEvent.RefundPaid;
import org.gendan.kernel.language.FinanceEvent.ShortfallWaived;
import org.gendan.kernel.language.LogisticsEvent;
import org.gendan.kernel.language.OrderEvent.ComplaintRecorded;
import org.gendan.kernel.language.OrderEvent.ComplaintSettled;
import org.gendan.kernel.language.OrderEvent.CustomerCalledBack;
import org.gendan.kernel.language.OrderEvent.CustomerChanged;
import org.gendan.kernel.language.OrderEvent.DocumentAttached;
import org.gendan.kernel.language.OrderEvent.LinesEntered;
import org.gendan.kernel.language.OrderEvent.OrderAmended;
import org.gendan.kernel.language.OrderEvent.OrderCancelled;
import org.gendan.kernel.language.OrderEvent.OrderClosed;
import org.gendan.kernel.language.OrderEvent.OrderConfirmed;
import org.gendan.kernel.language.OrderEvent.OrderHandedOver;
import org.gendan.kernel.language.OrderEvent.OrderHeld;
import org.gendan.kernel.language.OrderEvent.OrderHoldLifted;
import org.gendan.kernel.language.OrderEvent.OrderOpened;
import org.gendan.kernel.language.OrderEvent.ProductChanged;
import org.gendan.kernel.language.OrderEvent.RequirementsStated;
import org.gendan.kernel.language.OrderEvent.SalespersonConsulted;
import org.gendan.kernel.language.ProductionEvent.AssignmentCompleted;
import org.gendan.kernel.language.ProductionEvent.CalendarYearPublished;
import org.gendan.kernel.language.ProductionEvent.CompletionForecast;
import org.gendan.kernel.language.ProductionEvent.FactoryChanged;
import org.gendan.kernel.language.ProductionEvent.LineShortClosed;
import org.gendan.kernel.language.ProductionEvent.MaterialsChecked;
import org.gendan.kernel.language.ProductionEvent.MaterialsCounted;
import org.gendan.kernel.language.ProductionEvent.ProductionCompleted;
import org.gendan.kernel.language.ProductionEvent.ProductionProgressed;
import org.gendan.kernel.language.ProductionEvent.ProductionReleased;
import org.gendan.kernel.language.ProductionEvent.ProductionScheduled;
import org.gendan.kernel.language.ProductionEvent.ProductionStarted;
import org.gendan.kernel.language.ProductionEvent.WorkAssigned;
import org.gendan.kernel.language.ProductionEvent.WorkHeld;
import org.gendan.kernel.language.ProductionEvent.WorkHoldLifted;
import org.gendan.kernel.language.QualityEvent;
import org.gendan.kernel.rest.Missing;
import org.gendan.kernel.rest.Role;
import org.gendan.order.tracking.StageView.Status;

/**
 * Where an order stands: the fold of its facts. Facts of different services may come in any order; the outcome is the
 * same, since each tells of its own stage.
 */
final class Progress {
    private final Map<Stage, Instant> done = new EnumMap<>(Stage.class);
    /** What a stage waits for beyond its own step: a discrepancy, a shortfall, an incomplete line. */
    private final Map<Stage, Missing> obstacles = new EnumMap<>(Stage.class);

    private final Map<Stage, Instant> obstructedSince = new EnumMap<>(Stage.class);
    private boolean hasDocument;
    private List<String> incomplete = List.of("lines");
    private Instant openedAt;

    static Progress of(List<OrderFact> facts) {
        Progress progress = new Progress();
        facts.forEach(fact -> progress.apply(fact.event(), fact.recordedAt()));
        return progress;
    }

    private void apply(DomainEvent event, Instant at) {
        switch (event) {
            case OrderOpened _ -> openedAt = at;
            case DocumentAttached _ -> {
                hasDocument = true;
                contentChanged(at);
            }
            case LinesEntered entered -> {
                incomplete = entered.lines() == 0 ? List.of("lines") : entered.incomplete();
                contentChanged(at);
            }
            case SalespersonConsulted consulted -> {
                reopen(Stage.CUSTOMER_CALLED_BACK);
                answered(
                        Stage.SALESPERSON_CONSULTED,
                        consulted.agreed(),
                        "salesperson-agreement",
                        consulted.remark(),
                        at);
            }
            case CustomerCalledBack called ->
                answered(Stage.CUSTOMER_CALLED_BACK, called.accurate(), "clarification", called.discrepancy(), at);
            case OrderConfirmed _ -> reach(Stage.ORDER_CONFIRMED, at);
            case DepositRequested _ -> reach(Stage.DEPOSIT_REQUESTED, at);
            case ReceiptRecorded receipt ->
                obstruct(
                        Stage.DEPOSIT_CONFIRMED,
                        new Missing(
                                "receipt-confirmation",
                                List.of(Role.FINANCE),
                                Map.of("amount", receipt.amount().toString())),
                        at,
                        false);
            case DepositConfirmed _ -> {
                reach(Stage.DEPOSIT_REQUESTED, at);
                reach(Stage.DEPOSIT_CONFIRMED, at);
            }
            case DepositRevoked revoked -> {
                reopen(Stage.DEPOSIT_CONFIRMED);
                obstruct(
                        Stage.DEPOSIT_CONFIRMED,
                        new Missing(
                                "deposit-shortfall",
                                List.of(Role.CUSTOMER, Role.CASHIER, Role.FINANCE),
                                Map.of("shortfall", revoked.shortfall().toString(), "reason", revoked.reason())),
                        at,
                        true);
            }
            case ProductionReleased _ -> reach(Stage.PRODUCTION_RELEASED, at);
            case WorkAssigned _ -> reach(Stage.WORK_ASSIGNED, at);
            case RequirementsStated _,
                    OrderAmended _,
                    OrderHeld _,
                    OrderHoldLifted _,
                    OrderCancelled _,
                    OrderClosed _,
                    ComplaintRecorded _,
                    ComplaintSettled _,
                    ReceiptConfirmed _,
                    ReceiptReversed _,
                    ChargeAdded _,
                    BalanceRequested _,
                    BalanceConfirmed _,
                    BalanceRevoked _,
                    ShortfallWaived _,
                    RefundPaid _,
                    InvoiceIssued _,
                    CreditNoteIssued _,
                    OrderSettled _,
                    CreditHeld _,
                    CreditHoldLifted _,
                    ProductionScheduled _,
                    MaterialsCounted _,
                    MaterialsChecked _,
                    ProductionStarted _,
                    ProductionProgressed _,
                    CompletionForecast _,
                    LineShortClosed _,
                    AssignmentCompleted _,
                    ProductionCompleted _,
                    WorkHeld _,
                    WorkHoldLifted _,
                    QualityEvent _,
                    LogisticsEvent _ -> {
                // not folded yet
            }
            case OrderHandedOver _, CustomerChanged _, ProductChanged _, FactoryChanged _, CalendarYearPublished _ -> {
                // tells of no stage
            }
        }
    }

    List<StageView> stages() {
        List<StageView> views = new ArrayList<>();
        Instant since = openedAt;
        boolean current = true;
        boolean blocked = false;
        for (Stage stage : Stage.values()) {
            Instant reached = done.get(stage);
            if (reached != null) {
                views.add(new StageView(stage, Status.DONE, reached, List.of(), List.of()));
                since = since == null || reached.isAfter(since) ? reached : since;
            } else if (current) {
                views.add(open(stage, since));
                current = false;
                blocked = isRevoked(stage);
            } else {
                Status status = blocked && isNextAfterDone(stage) ? Status.BLOCKED : Status.PENDING;
                views.add(new StageView(stage, status, null, List.of(stage.actor()), List.of()));
            }
        }
        return views;
    }

    private StageView open(Stage stage, Instant since) {
        List<Missing> missing = new ArrayList<>();
        Missing obstacle = obstacles.get(stage);
        if (stage == Stage.WRITTEN_ORDER) {
            if (!hasDocument) {
                missing.add(new Missing("written-document", Role.MERCHANDISER));
            }
            if (!incomplete.isEmpty()) {
                missing.add(
                        new Missing("complete-lines", List.of(Role.MERCHANDISER), Map.of("incomplete", incomplete)));
            }
        } else {
            missing.add(obstacle == null ? new Missing(stage.step(), stage.actor()) : obstacle);
        }
        List<String> who =
                missing.stream().flatMap(each -> each.who().stream()).distinct().toList();
        Instant from = obstructedSince.getOrDefault(stage, since);
        return new StageView(stage, isAnsweredNo(stage) ? Status.BLOCKED : Status.CURRENT, from, who, missing);
    }

    private boolean isNextAfterDone(Stage stage) {
        return stage.ordinal() > 0 && done.containsKey(Stage.values()[stage.ordinal() - 1]);
    }

    private boolean isRevoked(Stage stage) {
        return obstructedSince.containsKey(stage)
                && done.keySet().stream().anyMatch(later -> later.compareTo(stage) > 0);
    }

    /** The salesperson or the customer said no: the merchandiser must clarify before the step can be taken again. */
    private boolean isAnsweredNo(Stage stage) {
        return (stage == Stage.SALESPERSON_CONSULTED || stage == Stage.CUSTOMER_CALLED_BACK)
                && obstacles.containsKey(stage);
    }

    private void contentChanged(Instant at) {
        reopen(Stage.SALESPERSON_CONSULTED);
        reopen(Stage.CUSTOMER_CALLED_BACK);
        if (hasDocument && incomplete.isEmpty()) {
            reach(Stage.WRITTEN_ORDER, at);
        } else {
            reopen(Stage.WRITTEN_ORDER);
        }
    }

    private void answered(Stage stage, boolean yes, String otherwise, String because, Instant at) {
        reopen(stage);
        if (yes) {
            reach(stage, at);
        } else {
            String reason = because == null ? "" : because;
            obstruct(stage, new Missing(otherwise, List.of(Role.MERCHANDISER), Map.of("reason", reason)), at, true);
        }
    }

    private void reach(Stage stage, Instant at) {
        done.putIfAbsent(stage, at);
        obstacles.remove(stage);
        obstructedSince.remove(stage);
    }

    private void reopen(Stage stage) {
        done.remove(stage);
        obstacles.remove(stage);
        obstructedSince.remove(stage);
    }

    private void obstruct(Stage stage, Missing what, Instant at, boolean anew) {
        if (done.containsKey(stage)) {
            return;
        }
        obstacles.put(stage, what);
        if (anew) {
            obstructedSince.put(stage, at);
        }
    }
}
