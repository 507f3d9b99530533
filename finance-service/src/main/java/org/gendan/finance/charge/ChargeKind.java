package org.gendan.finance.charge;

/** What an order costs beside its goods. */
public enum ChargeKind {
    FREIGHT,
    SAMPLE,
    OTHER
}
