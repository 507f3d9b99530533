package org.gendan.finance.charge;

/** What an order costs beside its goods; a settlement is what a cancelled one leaves to be paid for, as fabric that is cut. */
public enum ChargeKind {
    FREIGHT,
    SAMPLE,
    OTHER,
    SETTLEMENT
}
