package org.gendan.language;

import java.util.List;

/** The stages of an order in the order of the gates, who has to act in each, and what each waits for. */
public enum Stage {
    WRITTEN_ORDER(Scope.ORDER, Role.MERCHANDISER, "written-document"),
    SALESPERSON_CONSULTED(Scope.ORDER, Role.MERCHANDISER, "salesperson-consultation", WRITTEN_ORDER),
    CUSTOMER_CALLED_BACK(Scope.ORDER, Role.MERCHANDISER, "phone-call-back", SALESPERSON_CONSULTED),
    ORDER_CONFIRMED(Scope.ORDER, Role.MERCHANDISER, "confirmation", CUSTOMER_CALLED_BACK),
    DEPOSIT_REQUESTED(Scope.ORDER, Role.FINANCE, "deposit-request", ORDER_CONFIRMED),
    DEPOSIT_CONFIRMED(Scope.ORDER, Role.CUSTOMER, "deposit", DEPOSIT_REQUESTED),
    PRODUCTION_RELEASED(Scope.ORDER, Role.PLANNER, "production-release", DEPOSIT_CONFIRMED),
    WORK_ASSIGNED(Scope.ORDER, Role.PLANNER, "work-assignment", PRODUCTION_RELEASED, DEPOSIT_CONFIRMED),
    MATERIALS_CHECKED(Scope.LOT, Role.INSPECTOR, "materials-check"),
    PRE_PRODUCTION_APPROVED(Scope.LOT, Role.INSPECTOR, "pre-production-approval"),
    PRODUCTION_STARTED(
            Scope.LOT, Role.FACTORY, "production-start", MATERIALS_CHECKED, PRE_PRODUCTION_APPROVED, DEPOSIT_CONFIRMED),
    MID_INSPECTED(Scope.LOT, Role.INSPECTOR, "mid-inspections", PRODUCTION_STARTED),
    FINAL_INSPECTED(Scope.LOT, Role.INSPECTOR, "final-inspection", PRODUCTION_STARTED),
    PRODUCTION_COMPLETED(Scope.LOT, Role.FACTORY, "completion", PRODUCTION_STARTED),
    GOODS_RELEASED(Scope.ORDER, Role.SUPERVISOR, "goods-release", FINAL_INSPECTED, PRODUCTION_COMPLETED),
    BALANCE_CONFIRMED(Scope.ORDER, Role.CUSTOMER, "balance", ORDER_CONFIRMED),
    SHIPMENT_ARRANGED(Scope.ORDER, Role.MERCHANDISER, "shipment", GOODS_RELEASED, BALANCE_CONFIRMED),
    STOCK_PREPARED(Scope.SHIPMENT, Role.WAREHOUSE, "stock-preparation"),
    GOODS_LOADED(Scope.SHIPMENT, Role.WAREHOUSE, "loading", STOCK_PREPARED),
    GATE_OUT(Scope.SHIPMENT, Role.WAREHOUSE, "gate-out", GOODS_LOADED, GOODS_RELEASED, BALANCE_CONFIRMED),
    SIGNED(Scope.SHIPMENT, Role.CUSTOMER, "signature", GATE_OUT),
    ORDER_CLOSED(Scope.ORDER, Role.MERCHANDISER, "closing", SIGNED);

    /** What a stage is taken by: the order as a whole, each work assignment, or each shipment. */
    public enum Scope {
        ORDER,
        LOT,
        SHIPMENT
    }

    private final Scope scope;
    private final String actor;
    private final String step;
    private final List<Stage> needs;

    Stage(Scope scope, String actor, String step, Stage... needs) {
        this.scope = scope;
        this.actor = actor;
        this.step = step;
        this.needs = List.of(needs);
    }

    public Scope scope() {
        return scope;
    }

    public String actor() {
        return actor;
    }

    public String step() {
        return step;
    }

    public List<Stage> needs() {
        return needs;
    }

    /** Money comes in whoever holds the order. */
    public boolean isMoney() {
        return this == DEPOSIT_REQUESTED || this == DEPOSIT_CONFIRMED || this == BALANCE_CONFIRMED;
    }

    /** A customer is shown no inspections (design §4). */
    public boolean isInspection() {
        return this == MID_INSPECTED || this == FINAL_INSPECTED;
    }
}
