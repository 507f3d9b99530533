package org.gendan.finance.statement;

import java.util.Locale;

/** Why a line, a file or a message was not taken. */
public enum Flaw {
    ACCOUNT,
    DATE,
    AMOUNT,
    CURRENCY,
    DIRECTION,
    TRANSACTION_ID,
    /** The bank has not booked it: money that is announced did not arrive (rule 1). */
    PENDING,
    /** The same account and transaction id came with another amount before. */
    SERIAL_TAKEN,

    COLUMN,
    DOCTYPE,
    UNREADABLE,
    NOT_IMPORTABLE,

    MESSAGE_ID,
    MESSAGE_TYPE,
    MESSAGE_BODY;

    /** The code of its text in both languages. */
    public String code() {
        return "flaw." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
