package org.gendan.logistics.shipment;

/** The steps of the dispatch chain in their order (S1.13): 出纳、财务、仓库备货、验货、装车、出厂. */
public enum DispatchStep {
    CASHIER,
    FINANCE,
    STOCK_PREPARATION,
    GOODS_INSPECTION,
    LOADING,
    GATE_OUT
}
