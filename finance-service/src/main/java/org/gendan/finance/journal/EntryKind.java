package org.gendan.finance.journal;

/** What moved: the occasion of a journal entry. */
public enum EntryKind {
    REVISION,
    CHARGE,
    RECEIPT,
    ALLOCATION,
    REVERSAL,
    EXCHANGE,
    CREDIT,
    SET_ASIDE,
    REFUND,
    REFUND_PAYMENT,
    REFUND_CANCELLATION,
    WAIVER,
    INVOICE,
    CREDIT_NOTE,
    DELIVERY_DIFFERENCE,
    REPLACEMENT,
    CANCELLATION,
    EXPENSE
}
