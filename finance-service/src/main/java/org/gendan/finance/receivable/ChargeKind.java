package org.gendan.finance.receivable;

/** What an order costs beside its goods. */
public enum ChargeKind {
    FREIGHT,
    SAMPLE,
    OTHER
}
