package org.gendan.finance.statement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.office.sheet.Flawed;

/** Why a line, a file or a message's line was not taken. */
@Schema(name = "Flaw")
public enum StatementFlaw {
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

    /** What a message tells as booked will be so later. */
    DATE_AHEAD,
    /** What a message tells is older than any account. */
    DATE_TOO_EARLY;

    /** With what stands there. */
    Flawed with(String value) {
        return new Flawed(name(), value);
    }
}
