package org.gendan.finance.statement;

/** How a line stands: computed from the receipts, never stored. */
public enum LineStatus {
    /** Money that came in and that no receipt stands for: unallocated. */
    UNMATCHED,
    /** A receipt stands for it; whether that counts is the receipt's own state. */
    MATCHED,
    /** Money that left the account: kept and shown, but no receipt. */
    IGNORED
}
