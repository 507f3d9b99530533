package org.gendan.finance.statement;

/** How a line stands: computed from the receipts, never stored. */
public enum LineStatus {
    /** Money that came in and that no receipt stands for: unallocated. */
    UNMATCHED,
    /** A receipt stands for it that is recorded or confirmed. */
    MATCHED,
    /** Money that left the account: kept and shown, but no receipt. */
    IGNORED,
    /** Money that left because the bank undid a booking, as of a payment that bounced, while a receipt of as much stands. */
    TAKEN_BACK
}
