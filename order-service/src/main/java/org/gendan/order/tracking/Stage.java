package org.gendan.order.tracking;

import org.gendan.kernel.rest.Role;

/** The stages of an order in the order of the gates, and who has to act in each. */
public enum Stage {
    WRITTEN_ORDER(Role.MERCHANDISER, "written-document"),
    SALESPERSON_CONSULTED(Role.MERCHANDISER, "salesperson-consultation"),
    CUSTOMER_CALLED_BACK(Role.MERCHANDISER, "phone-call-back"),
    ORDER_CONFIRMED(Role.MERCHANDISER, "confirmation"),
    DEPOSIT_REQUESTED(Role.FINANCE, "deposit-request"),
    DEPOSIT_CONFIRMED(Role.CUSTOMER, "deposit"),
    PRODUCTION_RELEASED(Role.PLANNER, "production-release"),
    WORK_ASSIGNED(Role.PLANNER, "work-assignment"),
    MATERIALS_CHECKED(Role.INSPECTOR, "materials-check"),
    PRE_PRODUCTION_APPROVED(Role.INSPECTOR, "pre-production-approval"),
    PRODUCTION_STARTED(Role.FACTORY, "production-start"),
    MID_INSPECTED(Role.INSPECTOR, "mid-inspections"),
    FINAL_INSPECTED(Role.INSPECTOR, "final-inspection"),
    PRODUCTION_COMPLETED(Role.FACTORY, "completion"),
    GOODS_RELEASED(Role.SUPERVISOR, "goods-release"),
    BALANCE_CONFIRMED(Role.CUSTOMER, "balance"),
    SHIPMENT_ARRANGED(Role.MERCHANDISER, "shipment"),
    STOCK_PREPARED(Role.WAREHOUSE, "stock-preparation"),
    GOODS_LOADED(Role.WAREHOUSE, "loading"),
    GATE_OUT(Role.WAREHOUSE, "gate-out"),
    SIGNED(Role.CUSTOMER, "signature"),
    ORDER_CLOSED(Role.MERCHANDISER, "closing");

    private final String actor;
    private final String step;

    Stage(String actor, String step) {
        this.actor = actor;
        this.step = step;
    }

    String actor() {
        return actor;
    }

    String step() {
        return step;
    }
}
